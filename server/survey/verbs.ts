import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, found, requireRight } from "#server/ctx.ts";
import { Problem } from "#shared/problem.ts";
import type * as api from "#shared/survey/api.ts";
import { leastThresholds, MOST_THRESHOLD, thresholdVerdict } from "#shared/survey/asking.ts";
import { extraItems, type Ratings } from "#shared/survey/model.ts";
import { findOpenRound, findRound, type RoundRow, SETTINGS_ID, toListed } from "./round.ts";
import { surveyInvitation, surveyRound, surveySettings } from "./table.ts";
import { type Said, surveyAnswer, surveyParticipation } from "./tables.ts";

/**
 * Takes an answer: who has answered and what was said go into two tables that nothing links. It records no event and
 * keeps no idempotency record; the participation alone refuses a second answer.
 */
export async function answerSurvey(
  ctx: Ctx,
  { roundId, supplierTeamId, ratings, comment }: z.output<typeof api.answerSurvey.input>,
) {
  const customerTeamId = await findInvitation(ctx, roundId, supplierTeamId);
  const round = await findRound(ctx.db, roundId);
  if (round.state !== "open" || ctx.now >= round.closesAt)
    throw new Problem("conflict", "survey.error.closed");
  refuseUnasked(round, ratings);
  const taken = await ctx.db
    .insert(surveyParticipation)
    .values({ roundId, supplierTeamId, personId: ctx.actor.personId })
    .onConflictDoNothing()
    .returning({ roundId: surveyParticipation.roundId });
  if (taken.length === 0) throw new Problem("conflict", "survey.error.answered");
  const said: Said[] = [{ ratings }, ...(comment === null ? [] : [{ comment }])];
  for (const content of said)
    await ctx.db
      .insert(surveyAnswer)
      .values({ answerId: randomUUID(), roundId, supplierTeamId, customerTeamId, content });
  return { done: true as const };
}

/** The team in whose name this person was asked; nobody else's ids lead anywhere. */
async function findInvitation(ctx: Ctx, roundId: string, supplierTeamId: string) {
  const invitation = await ctx.db
    .select({ customerTeamId: surveyInvitation.customerTeamId })
    .from(surveyInvitation)
    .where(
      and(
        eq(surveyInvitation.roundId, roundId),
        eq(surveyInvitation.supplierTeamId, supplierTeamId),
        eq(surveyInvitation.personId, ctx.actor.personId),
      ),
    )
    .get();
  return found(invitation).customerTeamId;
}

function refuseUnasked(round: RoundRow, ratings: Ratings) {
  const unasked = extraItems.find((item) => ratings[item] !== null && !round.extraItems.includes(item));
  if (unasked) throw new Problem("invalid", "survey.error.notAsked", { field: `ratings.${unasked}` });
  if (Object.values(ratings).every((rating) => rating === null))
    throw new Problem("invalid", "survey.error.empty", { field: "ratings" });
}

/** "None, because …": without this or an action no further round opens. */
export async function explainNoAction(
  ctx: Ctx,
  { roundId, reason }: z.output<typeof api.explainNoAction.input>,
) {
  requireRight(ctx, "survey.round");
  await findRound(ctx.db, roundId);
  const { state, noActionReason } = surveyRound;
  const explained = await ctx.db
    .update(surveyRound)
    .set({ noActionReason: reason, noActionById: ctx.actor.personId })
    .where(and(eq(surveyRound.roundId, roundId), eq(state, "closed"), isNull(noActionReason)))
    .returning({ roundId: surveyRound.roundId });
  if (explained.length === 0) throw new Problem("conflict", "survey.error.notToExplain");
  ctx.record({ verb: "survey.explained", subjectId: roundId, audience: [ctx.actor.personId] });
  const [listed] = await toListed(ctx.db, [await findRound(ctx.db, roundId)]);
  return listed!;
}

/** Between rounds only, and for the next one only: an open or closed round keeps the thresholds it began with. */
export async function setThresholds(ctx: Ctx, wanted: z.output<typeof api.setThresholds.input>) {
  requireRight(ctx, "survey.threshold");
  const verdict = thresholdVerdict(wanted, (await findOpenRound(ctx.db)) !== undefined);
  if (!verdict.isAllowed && verdict.reason === "roundOpen")
    throw new Problem("conflict", "survey.error.roundOpen");
  if (!verdict.isAllowed)
    throw new Problem("invalid", "survey.error.threshold", {
      field: isOutside(wanted.answers, leastThresholds.answers) ? "answers" : "comments",
    });
  const values = { leastAnswers: wanted.answers, leastComments: wanted.comments };
  await ctx.db
    .insert(surveySettings)
    .values({ settingsId: SETTINGS_ID, ...values })
    .onConflictDoUpdate({ target: surveySettings.settingsId, set: values });
  const change = { ...values };
  ctx.record({
    verb: "survey.thresholdsSet",
    subjectId: ctx.actor.personId,
    audience: [ctx.actor.personId],
    change,
  });
  return wanted;
}

const isOutside = (value: number, least: number) => value < least || value > MOST_THRESHOLD;
