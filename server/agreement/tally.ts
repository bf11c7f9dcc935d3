import { and, gte, inArray, isNotNull, lt, type SQL, sql } from "drizzle-orm";
import { commitment } from "#server/commitment/table.ts";
import type { Db } from "#server/db/open.ts";

/** How many cases went how; each case is in exactly one count, but for the unconfirmed. */
export interface Tally {
  kept: number;
  missed: number;
  open: number;
  excluded: number;
  declined: number;
  unconfirmed: number;
}

/** In which stretch of time the cases were asked, half-open. */
export interface Asked {
  from: number;
  until: number;
}

// The three counts read one index each, in its order and without the rows; one window at a time, so that nothing is sorted.
const isIn = ({ from, until }: Asked) => and(gte(commitment.askedAt, from), lt(commitment.askedAt, until));

const countOf = (condition: SQL) => sql<number>`count(*) filter (where ${condition})`;
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

/** By standard. A promise is an answer in itself: where nothing was asked, no answer was due. */
export function tallyResponses(db: Db, standardIds: string[], asked: Asked, now: number) {
  const { respondStandardId, respondDueAt, respondedInTime } = commitment;
  const isOverdue = sql`${respondDueAt} < ${now}`;
  return db
    .select({
      key: sql<string>`${respondStandardId}`,
      ...countsBy(sql`${respondedInTime}`, { isOverdue, isUnconfirmed: nothing }),
    })
    .from(commitment)
    .where(and(inArray(respondStandardId, standardIds), isNotNull(respondDueAt), isIn(asked)))
    .groupBy(respondStandardId)
    .all();
}

/** By standard. While a question is with the customer there is no moment to keep, and nothing is overdue. */
export function tallyDeliveries(db: Db, standardIds: string[], asked: Asked, now: number) {
  const { deliverStandardId, deliverDueAt, deliveredInTime, state } = commitment;
  const isOverdue = sql`coalesce(${deliverDueAt} < ${now}, 0)`;
  const isUnconfirmed = sql`${deliveredInTime} = 1 and ${state} = 'unconfirmed'`;
  return db
    .select({
      key: sql<string>`${deliverStandardId}`,
      ...countsBy(sql`${deliveredInTime}`, { isOverdue, isUnconfirmed }),
    })
    .from(commitment)
    .where(and(inArray(deliverStandardId, standardIds), isIn(asked)))
    .groupBy(deliverStandardId)
    .all();
}

const { serviceId, relationshipId, accurate, state } = commitment;

/** Whether it was right has no moment of its own: a case is open until the customer answers, and silence is no answer. */
const answerCounts = countsBy(sql`${accurate}`, {
  isOverdue: nothing,
  isUnconfirmed: sql`${accurate} is null and ${state} = 'unconfirmed'`,
});

/** By service, for all customers. */
export function tallyAnswers(db: Db, serviceIds: string[], asked: Asked) {
  return db
    .select({ key: sql<string>`${serviceId}`, ...answerCounts })
    .from(commitment)
    .where(and(inArray(serviceId, serviceIds), isIn(asked)))
    .groupBy(serviceId)
    .all();
}

/** By service and relationship. */
export function tallyAnswersBetween(db: Db, serviceIds: string[], relationshipIds: string[], asked: Asked) {
  return db
    .select({ key: sql<string>`${serviceId} || ' ' || ${relationshipId}`, ...answerCounts })
    .from(commitment)
    .where(and(inArray(serviceId, serviceIds), inArray(relationshipId, relationshipIds), isIn(asked)))
    .groupBy(serviceId, relationshipId)
    .all();
}
