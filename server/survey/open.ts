import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { type Ctx, newId, requireRight } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { Problem } from "#shared/problem.ts";
import type * as api from "#shared/survey/api.ts";
import { ROUND_MS } from "#shared/survey/asking.ts";
import type { ExtraItem } from "#shared/survey/model.ts";
import { drawInvitations } from "./invite.ts";
import { findOpenRound, findRound, roundsWithoutFollowUp, thresholdsOf, toListed } from "./round.ts";
import { surveyInvitation, surveyRound, surveySupplier } from "./table.ts";

const ROWS_AT_ONCE = 500;

/** A round on demand. */
export async function openRound(
  ctx: Ctx,
  { sharePercent, extraItems }: z.output<typeof api.openRound.input>,
) {
  requireRight(ctx, "survey.round");
  const round = { quarter: null, share: sharePercent / 100, extraItems: [...new Set(extraItems)] };
  const { roundId, audience } = await createRound(ctx.db, round, ctx.now);
  ctx.record({ verb: "survey.opened", subjectId: roundId, audience, change: { sharePercent } });
  const [listed] = await toListed(ctx.db, [await findRound(ctx.db, roundId)]);
  return listed!;
}

interface NewRound {
  quarter: string | null;
  share: number;
  extraItems: ExtraItem[];
}

/** Draws who is asked and freezes their teams; from then on moving people changes nothing in this round. */
export async function createRound(db: Db, { quarter, share, extraItems }: NewRound, now: number) {
  await refuseUnlessReady(db);
  const roundId = newId(now);
  const { answers, comments } = await thresholdsOf(db);
  const draw = { roundId, seed: randomUUID(), share, least: answers, now };
  const { suppliers, invitations } = await drawInvitations(db, draw);
  if (invitations.length === 0) throw new Problem("conflict", "survey.error.tooFew", { values: { answers } });
  await db.insert(surveyRound).values({
    roundId,
    quarter,
    state: "open",
    leastAnswers: answers,
    leastComments: comments,
    extraItems,
    invited: new Set(invitations.map(({ personId }) => personId)).size,
    openedAt: now,
    closesAt: now + ROUND_MS,
  });
  for (let from = 0; from < suppliers.length; from += ROWS_AT_ONCE)
    await db.insert(surveySupplier).values(suppliers.slice(from, from + ROWS_AT_ONCE));
  for (let from = 0; from < invitations.length; from += ROWS_AT_ONCE)
    await db.insert(surveyInvitation).values(invitations.slice(from, from + ROWS_AT_ONCE));
  return { roundId, audience: [...new Set(invitations.map(({ customerTeamId }) => customerTeamId))] };
}

async function refuseUnlessReady(db: Db) {
  if (await findOpenRound(db)) throw new Problem("conflict", "survey.error.alreadyOpen");
  const unsettled = await roundsWithoutFollowUp(db);
  if (unsettled.length > 0) throw new Problem("conflict", "survey.error.followUpMissing");
}
