import { eq } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, requireRight } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { Problem } from "#shared/problem.ts";
import type * as api from "#shared/survey/api.ts";
import { basisOf, makeReleases, type Releases } from "./releases.ts";
import { countPeople, findRound, type RoundRow, toListed } from "./round.ts";
import { surveyRelease, surveyRound } from "./table.ts";
import { surveyParticipation } from "./tables.ts";

type Input = z.output<typeof api.closeRound.input>;

/** What the round found, made while others go on writing. */
export async function prepareClosing(ctx: Ctx, { roundId }: Input) {
  requireRight(ctx, "survey.round");
  const round = await findRound(ctx.db, roundId);
  return round.state === "open" ? makeReleases(ctx.db, round) : undefined;
}

/** Closes a round before its time. */
export async function closeRound(ctx: Ctx, { roundId }: Input, prepared?: Releases) {
  requireRight(ctx, "survey.round");
  const audience = await finishRound(ctx.db, await findRound(ctx.db, roundId), ctx.now, prepared);
  ctx.record({ verb: "survey.closed", subjectId: roundId, audience });
  const [listed] = await toListed(ctx.db, [await findRound(ctx.db, roundId)]);
  return listed!;
}

/**
 * Freezes a round: one release for each supplier, audited, and never made again; then the list of who has answered is
 * destroyed. Releases prepared before somebody else answered are made anew. Answers the suppliers it tells about.
 */
export async function finishRound(
  db: Db,
  round: RoundRow,
  now: number,
  prepared?: Releases,
): Promise<string[]> {
  const { roundId } = round;
  if (round.state !== "open") throw new Problem("conflict", "survey.error.closed");
  const isTrue = prepared && prepared.basis === (await basisOf(db, round));
  const { ofSuppliers } = isTrue ? prepared : await makeReleases(db, round);
  const answered = await countPeople(db, roundId);
  await db
    .update(surveyRound)
    .set({ state: "closed", closedAt: now, answered })
    .where(eq(surveyRound.roundId, roundId));
  for (const [supplierTeamId, release] of ofSuppliers)
    await db
      .insert(surveyRelease)
      .values({ roundId, supplierTeamId, ...release, closedAt: now, auditedAt: now });
  await db.delete(surveyParticipation).where(eq(surveyParticipation.roundId, roundId));
  return [...ofSuppliers.keys()];
}
