import { and, gte, inArray, isNotNull, lt, type SQL, sql } from "drizzle-orm";
import { commitment } from "#server/commitment/table.ts";
import type { Db } from "#server/db/open.ts";
import type { Windows } from "#shared/agreement/window.ts";

/** How many cases went how; each case is in exactly one count, but for the unconfirmed. */
export interface Tally {
  kept: number;
  missed: number;
  open: number;
  excluded: number;
  declined: number;
  unconfirmed: number;
}

/** The cases of one standard, or of one service between one pair of teams, in one of the two windows. */
export interface Tallied extends Tally {
  standardId: string;
  relationshipId: string;
  isCurrent: boolean;
}

const countOf = (condition: SQL) => sql<number>`count(*) filter (where ${condition})`;
const isCurrent = ({ startAt }: Windows) =>
  sql<boolean>`${commitment.askedAt} >= ${startAt}`.mapWith(Boolean).as("is_current");

const isInWindows = ({ previousStartAt, endAt }: Windows) =>
  and(gte(commitment.askedAt, previousStartAt), lt(commitment.askedAt, endAt));

const nothing = sql`0`;

/** Counts by a column that is 1 when kept, 0 when missed and null while undecided; what is overdue is missed already. */
function countsBy(fact: SQL, { isOverdue, isUnconfirmed }: { isOverdue: SQL; isUnconfirmed: SQL }) {
  const { state, closedAt } = commitment;
  const isOpen = sql`${fact} is null and ${closedAt} is null`;
  return {
    kept: countOf(sql`${fact} = 1`),
    missed: countOf(sql`${fact} = 0 or (${isOpen} and ${isOverdue})`),
    open: countOf(sql`${isOpen} and not ${isOverdue}`),
    excluded: countOf(sql`${fact} is null and ${state} = 'withdrawn'`),
    declined: countOf(sql`${fact} is null and ${state} = 'declined'`),
    unconfirmed: countOf(isUnconfirmed),
  };
}

/** A promise is an answer in itself: where nothing was asked, no answer was due. */
export function tallyResponses(db: Db, standardIds: string[], windows: Windows, now: number) {
  const { respondStandardId, respondDueAt, respondedInTime } = commitment;
  return db
    .select({
      standardId: sql<string>`${respondStandardId}`,
      isCurrent: isCurrent(windows),
      ...countsBy(sql`${respondedInTime}`, {
        isOverdue: sql`${respondDueAt} < ${now}`,
        isUnconfirmed: nothing,
      }),
    })
    .from(commitment)
    .where(and(inArray(respondStandardId, standardIds), isNotNull(respondDueAt), isInWindows(windows)))
    .groupBy(respondStandardId, sql`is_current`)
    .all();
}

export function tallyDeliveries(db: Db, standardIds: string[], windows: Windows, now: number) {
  const { deliverStandardId, deliverDueAt, deliveredInTime, state } = commitment;
  return db
    .select({
      standardId: sql<string>`${deliverStandardId}`,
      isCurrent: isCurrent(windows),
      ...countsBy(sql`${deliveredInTime}`, {
        // While a question is with the customer there is no moment, and nothing is overdue.
        isOverdue: sql`coalesce(${deliverDueAt} < ${now}, 0)`,
        isUnconfirmed: sql`${deliveredInTime} = 1 and ${state} = 'unconfirmed'`,
      }),
    })
    .from(commitment)
    .where(and(inArray(deliverStandardId, standardIds), isInWindows(windows)))
    .groupBy(deliverStandardId, sql`is_current`)
    .all();
}

/** Whether it was right has no moment of its own: a case is open until the customer answers, and silence is no answer. */
export function tallyAnswers(db: Db, serviceIds: string[], windows: Windows) {
  const { serviceId, relationshipId, accurate, state } = commitment;
  return db
    .select({
      serviceId: sql<string>`${serviceId}`,
      relationshipId,
      isCurrent: isCurrent(windows),
      ...countsBy(sql`${accurate}`, {
        isOverdue: nothing,
        isUnconfirmed: sql`${accurate} is null and ${state} = 'unconfirmed'`,
      }),
    })
    .from(commitment)
    .where(and(inArray(serviceId, serviceIds), isInWindows(windows)))
    .groupBy(serviceId, relationshipId, sql`is_current`)
    .all();
}

/** One sum for all customers. */
export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = { kept: 0, missed: 0, open: 0, excluded: 0, declined: 0, unconfirmed: 0 };
  for (const tally of tallies)
    for (const part of Object.keys(sum) as (keyof Tally)[]) sum[part] += tally[part];
  return sum;
}
