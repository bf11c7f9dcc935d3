import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { agreement, service, standard } from "#server/agreement/table.ts";
import { calendarVersion } from "#server/calendar/table.ts";
import { person, team } from "#server/organisation/table.ts";
import { relationship } from "#server/relationship/table.ts";
import type { CommitmentState, FactAnswer } from "#shared/commitment/model.ts";
import type { Side } from "#shared/relationship/model.ts";

/** One dated promise. Due moments are computed when something changes, never when somebody looks. */
export const commitment = sqliteTable(
  "commitment",
  {
    commitmentId: text().primaryKey(),
    supplierTeamId: text().notNull().references(() => team.teamId),
    customerTeamId: text().notNull().references(() => team.teamId),
    relationshipId: text().notNull().references(() => relationship.relationshipId),
    serviceId: text().references(() => service.serviceId),
    agreementId: text().references(() => agreement.agreementId),
    respondStandardId: text().references(() => standard.standardId),
    deliverStandardId: text().references(() => standard.standardId),
    calendarVersionId: text().notNull().references(() => calendarVersion.calendarVersionId),
    sentence: text().notNull(),
    details: text(),
    sourceTitle: text(),
    sourceUrl: text(),
    requesterId: text().references(() => person.personId),
    ownerId: text().references(() => person.personId),
    state: text().$type<CommitmentState>().notNull(),

    promisedAt: integer(),
    originalPromisedAt: integer(),
    /** Working days promised, when the promise was made in working days: a pause then extends it. */
    promisedDays: integer(),
    respondDueAt: integer(),
    deliverDueAt: integer(),
    /** The earliest moment still to be kept; null while waiting and when closed. */
    dueAt: integer(),
    /** When 80 % of the time up to `dueAt` is used; null once marked, while waiting and when closed. */
    atRiskAt: integer(),
    /** Set once by the watcher; null again when the due moment moves. */
    atRiskMarkedAt: integer(),
    breachedMarkedAt: integer(),
    /** When a delivery without an answer becomes unconfirmed. */
    unconfirmedAt: integer(),

    askedAt: integer().notNull(),
    respondedAt: integer(),
    acceptedAt: integer(),
    deliveredAt: integer(),
    closedAt: integer(),

    /** The working-time clock: since when it runs (null: stopped), what it had used and paused before. */
    runningSince: integer(),
    waitingSince: integer(),
    usedSeconds: integer().notNull().default(0),
    pausedSeconds: integer().notNull().default(0),
    leftSeconds: integer(),
    pauseCount: integer().notNull().default(0),
    question: text(),

    /** Facts for attainment, kept where they are counted: 1 kept, 0 missed, null not decided. */
    respondedInTime: integer({ mode: "boolean" }),
    deliveredInTime: integer({ mode: "boolean" }),
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
    index("commitment_due").on(table.dueAt).where(sql`${table.dueAt} is not null`),
    index("commitment_at_risk").on(table.atRiskAt).where(sql`${table.atRiskAt} is not null`),
    index("commitment_unconfirmed").on(table.unconfirmedAt).where(sql`${table.unconfirmedAt} is not null`),
    index("commitment_supplier").on(table.supplierTeamId, table.closedAt, table.dueAt),
    index("commitment_customer").on(table.customerTeamId, table.closedAt, table.dueAt),
    index("commitment_owner").on(table.ownerId, table.closedAt, table.dueAt),
    index("commitment_requester").on(table.requesterId, table.closedAt, table.dueAt),
    index("commitment_relationship").on(table.relationshipId, table.closedAt),
    index("commitment_service").on(table.serviceId, table.askedAt),
  ],
);

/** What people wrote on a commitment; events name it by its id, so that history holds no free text. */
export const commitmentNote = sqliteTable(
  "commitment_note",
  {
    noteId: text().primaryKey(),
    commitmentId: text().notNull().references(() => commitment.commitmentId),
    authorId: text().references(() => person.personId),
    kind: text().$type<"question" | "answer" | "reply" | "return" | "decline" | "alternative" | "withdraw" | "move">().notNull(),
    text: text().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [index("commitment_note_commitment").on(table.commitmentId, table.createdAt)],
);
