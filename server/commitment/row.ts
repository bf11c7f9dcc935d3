import { eq, getTableColumns, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { service } from "#server/agreement/table.ts";
import { hoursOf } from "#server/calendar/verbs.ts";
import { type Ctx, found } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { packed } from "#server/db/packed.ts";
import { prepared } from "#server/db/prepared.ts";
import { person, team } from "#server/organisation/table.ts";
import { sourceOf } from "#server/source.ts";
import type { Commitment } from "#shared/commitment/model.ts";
import { readTimes, standingOf } from "#shared/commitment/standing.ts";
import { type Time, timeOf } from "#shared/commitment/time.ts";
import { commitment } from "./table.ts";

const supplier = alias(team, "supplier_team");
const customer = alias(team, "customer_team");
const requester = alias(person, "requester");
const owner = alias(person, "owner");

const columns = {
  ...getTableColumns(commitment),
  supplierName: supplier.name,
  customerName: customer.name,
  serviceName: service.name,
  requesterName: requester.name,
  ownerName: owner.name,
};

export type CommitmentRow = typeof commitment.$inferSelect & {
  supplierName: string;
  customerName: string;
  serviceName: string | null;
  requesterName: string | null;
  ownerName: string | null;
};

/** Commitments with the names of all whom they concern, each as one `row`; add `where` and `orderBy`. */
export function selectCommitments({ db }: { db: Db }) {
  return db
    .select({ row: packed<CommitmentRow>(columns) })
    .from(commitment)
    .innerJoin(supplier, eq(supplier.teamId, commitment.supplierTeamId))
    .innerJoin(customer, eq(customer.teamId, commitment.customerTeamId))
    .leftJoin(service, eq(service.serviceId, commitment.serviceId))
    .leftJoin(requester, eq(requester.personId, commitment.requesterId))
    .leftJoin(owner, eq(owner.personId, commitment.ownerId));
}

const byId = prepared((db) =>
  selectCommitments({ db })
    .where(eq(commitment.commitmentId, sql.placeholder("commitmentId")))
    .prepare(),
);

export async function findCommitment({ db }: Pick<Ctx, "db">, commitmentId: string) {
  return found(await byId(db).get({ commitmentId })).row;
}

export const timeOfRow = async (ctx: Ctx, { calendarVersionId, countsIn }: CommitmentRow) =>
  timeOf(await hoursOf(ctx, calendarVersionId), countsIn);

/** The nouns as both sides read them, with their standings and times at this moment. */
export async function toCommitments(ctx: Ctx, rows: CommitmentRow[]): Promise<Commitment[]> {
  const versionIds = [...new Set(rows.map(({ calendarVersionId }) => calendarVersionId))];
  const hours = new Map(
    await Promise.all(versionIds.map(async (id) => [id, await hoursOf(ctx, id)] as const)),
  );
  return rows.map((row) => toNoun(row, timeOf(hours.get(row.calendarVersionId)!, row.countsIn), ctx.now));
}

export async function toCommitment(ctx: Ctx, row: CommitmentRow) {
  return toNoun(row, await timeOfRow(ctx, row), ctx.now);
}

function toNoun(row: CommitmentRow, time: Time, now: number): Commitment {
  // Written out: spreading a row of sixty columns took longer than reading it.
  const { usedSeconds, pausedSeconds, leftSeconds } = readTimes(row, time, now);
  return {
    commitmentId: row.commitmentId,
    relationshipId: row.relationshipId,
    sentence: row.sentence,
    details: row.details,
    state: row.state,
    standing: standingOf(row, now),
    wishedAt: row.wishedAt,
    promisedAt: row.promisedAt,
    originalPromisedAt: row.originalPromisedAt,
    respondDueAt: row.respondDueAt,
    deliverDueAt: row.deliverDueAt,
    dueAt: row.dueAt,
    atRiskAt: row.atRiskAt,
    askedAt: row.askedAt,
    respondedAt: row.respondedAt,
    acceptedAt: row.acceptedAt,
    deliveredAt: row.deliveredAt,
    closedAt: row.closedAt,
    countsIn: row.countsIn,
    usedSeconds,
    pausedSeconds,
    leftSeconds,
    pauseCount: row.pauseCount,
    fact: row.fact,
    returnCount: row.returnCount,
    question: row.question,
    nudgedAt: row.nudgedAt,
    revision: row.revision,
    supplier: { teamId: row.supplierTeamId, name: row.supplierName },
    customer: { teamId: row.customerTeamId, name: row.customerName },
    service: row.serviceId === null ? null : { serviceId: row.serviceId, name: row.serviceName ?? "" },
    requester: personRef(row.requesterId, row.requesterName),
    owner: personRef(row.ownerId, row.ownerName),
    proposal: proposalOf(row),
    source: sourceOf(row),
  };
}

/** An erased person has an id and no name. */
export const personRef = (personId: string | null, name: string | null) =>
  personId === null ? null : { personId, name: name ?? "" };

function proposalOf({ proposedDueAt, proposedBy, proposedAt }: CommitmentRow) {
  if (proposedDueAt === null || proposedBy === null || proposedAt === null) return null;
  return { dueAt: proposedDueAt, by: proposedBy, proposedAt };
}
