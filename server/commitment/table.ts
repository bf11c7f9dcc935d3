import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { agreement, service, standard } from "#server/agreement/table.ts";
import { calendarVersion } from "#server/calendar/table.ts";
import { person, team } from "#server/organisation/table.ts";
import { relationship } from "#server/relationship/table.ts";
import type { CommitmentState, Counting, FactAnswer, NoteKind } from "#shared/commitment/model.ts";
import type { Side } from "#shared/relationship/model.ts";

/** One dated promise. Due moments are computed when something changes, never when somebody looks. */
export const commitment = sqliteTable(
  "commitment",
  {
    commitmentId: text().primaryKey(),
    supplierTeamId: text()
      .notNull()
      .references(() => team.teamId),
    customerTeamId: text()
      .notNull()
      .references(() => team.teamId),
    relationshipId: text()
      .notNull()
      .references(() => relationship.relationshipId),
    serviceId: text().references(() => service.serviceId),
    agreementId: text().references(() => agreement.agreementId),
    respondStandardId: text().references(() => standard.standardId),
    deliverStandardId: text().references(() => standard.standardId),
    calendarVersionId: text()
      .notNull()
      .references(() => calendarVersion.calendarVersionId),
    sentence: text().notNull(),
    details: text(),
    sourceTitle: text(),
    sourceUrl: text(),
    requesterId: text().references(() => person.personId),
    ownerId: text().references(() => person.personId),
    state: text().$type<CommitmentState>().notNull(),

    /** When the customer would like to have it; a wish, not a promise. */
    wishedAt: integer(),
    /** The three moments that may have to be kept, each with the moment from which it is at risk. */
    respondDueAt: integer(),
    respondRiskAt: integer(),
    /** The standard's; null while waiting, unless it was missed before: what is past here is missed. */
    deliverDueAt: integer(),
    deliverRiskAt: integer(),
    promisedAt: integer(),
    promiseRiskAt: integer(),
    originalPromisedAt: integer(),
    /** Working days promised, when the promise was made in working days: a pause then puts it off. */
    promisedDays: integer(),

    /** The earliest moment still to be kept; null while waiting, once delivered, and while nothing is promised. */
    dueAt: integer(),
    /** When 80 % of the time up to `dueAt` is used. */
    atRiskAt: integer(),
    /** Its place in open lists: see `settle`. */
    sortAt: integer().notNull(),
    /** When the watcher must look at it next; null for never. */
    watchAt: integer(),
    /** The at-risk moment and the due moment that the watcher has marked. */
    markedRiskAt: integer(),
    markedDueAt: integer(),
    /** When a delivery without an answer becomes unconfirmed. */
    unconfirmedAt: integer(),

    askedAt: integer().notNull(),
    respondedAt: integer(),
    acceptedAt: integer(),
    deliveredAt: integer(),
    closedAt: integer(),
    nudgedAt: integer(),

    /** The clock: since when it runs (null: stopped), what it had used and paused before, in the time it counts in. */
    countsIn: text().$type<Counting>().notNull(),
    runningSince: integer(),
    waitingSince: integer(),
    usedSeconds: integer().notNull().default(0),
    pausedSeconds: integer().notNull().default(0),
    /** The standard's moment as it was when the question was asked: what was left until then is left still. */
    pausedDueAt: integer(),
    pauseCount: integer().notNull().default(0),
    question: text(),

    /** Facts for attainment, kept where they are counted: 1 kept, 0 missed, null not decided. */
    respondedInTime: integer({ mode: "boolean" }),
    deliveredInTime: integer({ mode: "boolean" }),
    promiseKept: integer({ mode: "boolean" }),
    /** The customer's last answer; `accurate` is false for good once it was returned. */
    fact: text().$type<FactAnswer>(),
    accurate: integer({ mode: "boolean" }),
    returnCount: integer().notNull().default(0),

    proposedDueAt: integer(),
    proposedBy: text().$type<Side>(),
    proposedAt: integer(),

    /** The case's number in the log it was imported from, with the log's name. */
    externalKey: text().unique(),
    revision: integer().notNull().default(1),
  },
  (table) => [
    index("commitment_watch").on(table.watchAt).where(sql`${table.watchAt} is not null`),
    // Open ones only: what is missed and what comes next, for the metrics.
    index("commitment_due").on(table.dueAt).where(sql`${table.dueAt} is not null`),
    index("commitment_supplier").on(table.supplierTeamId, table.closedAt, table.sortAt),
    index("commitment_customer").on(table.customerTeamId, table.closedAt, table.sortAt),
    index("commitment_owner").on(table.ownerId, table.closedAt, table.sortAt),
    index("commitment_requester").on(table.requesterId, table.closedAt, table.sortAt),
    // Small, and with every column they are searched by: without those the planner would prefer the team's whole list.
    index("commitment_unowned")
      .on(table.supplierTeamId, table.ownerId, table.closedAt, table.sortAt)
      .where(sql`${table.closedAt} is null and ${table.ownerId} is null`),
    index("commitment_unrequested")
      .on(table.customerTeamId, table.requesterId, table.closedAt, table.sortAt)
      .where(sql`${table.closedAt} is null and ${table.requesterId} is null`),
    index("commitment_relationship").on(table.relationshipId, table.closedAt, table.sortAt),
    index("commitment_service_list").on(table.serviceId, table.closedAt, table.sortAt),
    // Attainment counts on these three alone, without looking at the rows.
    index("commitment_answers").on(
      table.serviceId,
      table.askedAt,
      table.relationshipId,
      table.accurate,
      table.closedAt,
      table.state,
    ),
    index("commitment_responses")
      .on(
        table.respondStandardId,
        table.askedAt,
        table.respondedInTime,
        table.closedAt,
        table.respondDueAt,
        table.state,
      )
      .where(sql`${table.respondDueAt} is not null`),
    index("commitment_deliveries")
      .on(
        table.deliverStandardId,
        table.askedAt,
        table.deliveredInTime,
        table.closedAt,
        table.deliverDueAt,
        table.state,
      )
      .where(sql`${table.deliverStandardId} is not null`),
  ],
);

/** What people wrote on a commitment; events name it by its id, so that history holds no free text. */
export const commitmentNote = sqliteTable(
  "commitment_note",
  {
    noteId: text().primaryKey(),
    commitmentId: text()
      .notNull()
      .references(() => commitment.commitmentId),
    authorId: text().references(() => person.personId),
    kind: text().$type<NoteKind>().notNull(),
    text: text().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [index("commitment_note_commitment").on(table.commitmentId, table.createdAt)],
);
