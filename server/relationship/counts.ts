import { and, count, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { service } from "#server/agreement/table.ts";
import { commitment } from "#server/commitment/table.ts";
import type { Db } from "#server/db/open.ts";
import type { CommitmentCounts } from "#shared/relationship/model.ts";

const none: CommitmentCounts = { open: 0, overdue: 0, atRisk: 0, waiting: 0 };

const countOf = (condition: SQL) => sql<number>`count(*) filter (where ${condition})`;

/**
 * How many commitments of each relationship are open and how they stand, by one query for all of them.
 *
 * @example (await countCommitments(db, [relationshipId], now))(relationshipId) // => { open: 3, overdue: 1, atRisk: 0, waiting: 1 }
 */
export async function countCommitments(db: Db, relationshipIds: string[], now: number) {
  const { relationshipId, state, dueAt, atRiskAt, promisedAt, deliverDueAt, waitingSince } = commitment;
  // As `standingOf` has it: what was missed before a question was asked is still missed while it waits.
  const isWaiting = sql`${state} = 'waiting'`;
  const wasMissed = sql`(${isWaiting} and min(ifnull(${promisedAt}, ${waitingSince}), ifnull(${deliverDueAt}, ${waitingSince})) < ${waitingSince})`;
  const rows = await db
    .select({
      relationshipId,
      open: count(),
      overdue: countOf(sql`${dueAt} < ${now} or ${wasMissed}`),
      atRisk: countOf(sql`${atRiskAt} <= ${now} and ${dueAt} >= ${now}`),
      waiting: countOf(sql`${isWaiting} and not ${wasMissed}`),
    })
    .from(commitment)
    .where(and(inArray(relationshipId, relationshipIds), isNull(commitment.closedAt)))
    .groupBy(relationshipId)
    .all();
  const byId = new Map(rows.map(({ relationshipId: id, ...counts }) => [id, counts]));
  return (id: string): CommitmentCounts => byId.get(id) ?? none;
}

/** How many services each supplier team has published. */
export async function countServices(db: Db, supplierTeamIds: string[]) {
  const rows = await db
    .select({ teamId: service.teamId, published: count() })
    .from(service)
    .where(and(inArray(service.teamId, supplierTeamIds), eq(service.state, "published")))
    .groupBy(service.teamId)
    .all();
  const byTeam = new Map(rows.map(({ teamId, published }) => [teamId, published]));
  return (teamId: string) => byTeam.get(teamId) ?? 0;
}
