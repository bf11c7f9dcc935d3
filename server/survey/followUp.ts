import { and, eq, isNotNull } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, requireRight } from "#server/ctx.ts";
import { addAction } from "#server/improvement/verbs.ts";
import { Problem } from "#shared/problem.ts";
import type * as api from "#shared/survey/api.ts";
import { findRound } from "./round.ts";
import { surveyRelease } from "./table.ts";

/** What a supplier team will do about a round that has told something about it. */
export async function addRoundAction(
  ctx: Ctx,
  { roundId, supplierTeamId, ...action }: z.output<typeof api.addRoundAction.input>,
) {
  requireRight(ctx, "improvement.manage", { teamId: supplierTeamId });
  await findRound(ctx.db, roundId);
  const isReleased = and(
    eq(surveyRelease.roundId, roundId),
    eq(surveyRelease.supplierTeamId, supplierTeamId),
    isNotNull(surveyRelease.auditedAt),
  );
  const released = await ctx.db
    .select({ roundId: surveyRelease.roundId })
    .from(surveyRelease)
    .where(isReleased)
    .get();
  if (!released) throw new Problem("conflict", "survey.error.notReleased");
  return addAction(ctx, { ...action, source: { kind: "survey", id: roundId }, teamId: supplierTeamId });
}
