import { and, desc, eq, inArray, isNotNull, lt, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, found, requireRight } from "#server/ctx.ts";
import { team } from "#server/organisation/table.ts";
import { relationship } from "#server/relationship/table.ts";
import { mayDo } from "#shared/rights.ts";
import type * as api from "#shared/survey/api.ts";
import type { Release } from "#shared/survey/model.ts";
import type { Results } from "#shared/survey/release.ts";
import { coverageOf } from "#shared/survey/response.ts";
import { findOpenRound, thresholdsOf, toListed, toRound } from "./round.ts";
import { surveyInvitation, surveyRelease, surveyRound, surveySupplier } from "./table.ts";
import { surveyParticipation } from "./tables.ts";

/** What I am asked in the open round; nobody learns this of anybody else. */
export async function getMySurvey({ db, actor, now }: Ctx) {
  const round = await findOpenRound(db);
  if (!round || now >= round.closesAt) return { round: null, asks: [] };
  const { roundId, supplierTeamId, personId } = surveyInvitation;
  const asks = await db
    .select({
      supplier: { teamId: team.teamId, name: team.name },
      isAnswered: sql<boolean>`${surveyParticipation.personId} is not null`.mapWith(Boolean),
    })
    .from(surveyInvitation)
    .innerJoin(team, eq(team.teamId, supplierTeamId))
    .leftJoin(
      surveyParticipation,
      and(
        eq(surveyParticipation.roundId, roundId),
        eq(surveyParticipation.supplierTeamId, supplierTeamId),
        eq(surveyParticipation.personId, personId),
      ),
    )
    .where(and(eq(roundId, round.roundId), eq(personId, actor.personId)))
    .orderBy(sql`${team.name} collate nocase`)
    .all();
  return { round: await toRound(db, round), asks };
}

export async function listRounds(ctx: Ctx, { cursor, limit }: z.output<typeof api.listRounds.input>) {
  requireRight(ctx, "survey.round");
  const rows = await ctx.db
    .select()
    .from(surveyRound)
    .where(cursor ? lt(surveyRound.roundId, cursor) : undefined)
    .orderBy(desc(surveyRound.roundId))
    .limit(limit + 1)
    .all();
  const items = await toListed(ctx.db, rows.slice(0, limit));
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.roundId : null };
}

export async function getThresholds(ctx: Ctx) {
  requireRight(ctx, "survey.threshold");
  return thresholdsOf(ctx.db);
}

/** The only way to results: the frozen release, as much of it as the reader's side may see. */
export async function getRelease(ctx: Ctx, input: z.output<typeof api.getRelease.input>) {
  const ownTeamId = await readerTeamOf(ctx, input);
  const row = await findRelease(ctx, input);
  if (!row) return { release: null };
  const { leastAnswers, leastComments, ...round } = row.round;
  const thresholds = { answers: leastAnswers, comments: leastComments };
  const told = await tell(ctx, input.supplierTeamId, seenBy(row.results, ownTeamId));
  return { release: { round: { ...round, thresholds }, ...told, coverage: coverageIn(row) } };
}

/** The latest one, or that of a round; one that was not audited is not there. */
function findRelease({ db }: Ctx, { supplierTeamId, roundId }: z.output<typeof api.getRelease.input>) {
  const isSame = and(
    eq(surveySupplier.roundId, surveyRelease.roundId),
    eq(surveySupplier.supplierTeamId, surveyRelease.supplierTeamId),
  );
  const isWanted = and(
    eq(surveyRelease.supplierTeamId, supplierTeamId),
    isNotNull(surveyRelease.auditedAt),
    roundId ? eq(surveyRelease.roundId, roundId) : undefined,
  );
  return db
    .select({ results: surveyRelease.results, round: roundColumns, eligible: surveySupplier.eligible })
    .from(surveyRelease)
    .innerJoin(surveyRound, eq(surveyRound.roundId, surveyRelease.roundId))
    .innerJoin(surveySupplier, isSame)
    .where(isWanted)
    .orderBy(desc(surveyRelease.closedAt))
    .limit(1)
    .get();
}

const roundColumns = {
  roundId: surveyRound.roundId,
  quarter: surveyRound.quarter,
  closedAt: surveyRound.closedAt,
  leastAnswers: surveyRound.leastAnswers,
  leastComments: surveyRound.leastComments,
};

/** Null for who may see the whole: the supplier's people and the committee; else the reader's own customer team. */
async function readerTeamOf(
  ctx: Ctx,
  { supplierTeamId, customerTeamId }: z.output<typeof api.getRelease.input>,
) {
  if (mayDo(ctx.actor, "survey.readWhole", { supplierTeamId })) return null;
  requireRight(ctx, "survey.readOwn", { customerTeamId });
  const isCustomer = and(
    eq(relationship.supplierTeamId, supplierTeamId),
    eq(relationship.customerTeamId, customerTeamId!),
    eq(relationship.state, "confirmed"),
  );
  found(await ctx.db.select({ id: relationship.relationshipId }).from(relationship).where(isCustomer).get());
  return customerTeamId!;
}

/** A customer sees the supplier's total and its own line. */
function seenBy(results: Results, ownTeamId: string | null): Results {
  if (ownTeamId === null) return results;
  const customers = results.customers.filter(({ teamId }) => teamId === ownTeamId);
  return { ...results, customers, others: null, meanByTeam: null, comments: [] };
}

async function tell(
  { db }: Ctx,
  supplierTeamId: string,
  { customers, comments, ...figures }: Results,
): Promise<Omit<Release, "round" | "coverage">> {
  const ids = [supplierTeamId, ...customers.map(({ teamId }) => teamId)];
  const rows = await db
    .select({ teamId: team.teamId, name: team.name })
    .from(team)
    .where(inArray(team.teamId, ids))
    .all();
  const names = new Map(rows.map((row) => [row.teamId, row]));
  const nameOf = (teamId: string) => names.get(teamId)!;
  return {
    ...figures,
    supplier: nameOf(supplierTeamId),
    customers: customers.map(({ teamId, figures: own }) => ({ customer: nameOf(teamId), figures: own })),
    comments: comments.map(({ teamIds, texts }) => ({ customers: teamIds?.map(nameOf) ?? null, texts })),
  };
}

/** Below the threshold even how many answered stays untold. */
function coverageIn({ results: { total }, eligible }: { results: Results; eligible: number }) {
  return total && coverageOf({ closed: eligible, asked: total.invited, answered: total.answered });
}
