import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { service } from "#server/agreement/table.ts";
import { commitment } from "#server/commitment/table.ts";
import { person, team } from "#server/organisation/table.ts";
import type { CauseCategory, ComplaintState, EntryKind, Escalation } from "#shared/complaint/model.ts";

/** The deadlines in working days and the proper office; one row. */
export const complaintSettings = sqliteTable("complaint_settings", {
  settingsId: text().primaryKey(),
  acknowledgeDays: integer().notNull(),
  planDays: integer().notNull(),
  resultDays: integer().notNull(),
  learnedDays: integer().notNull(),
  officeUrl: text(),
});

/** One complaint. Its deadline is computed when something changes, never when somebody looks. */
export const complaint = sqliteTable(
  "complaint",
  {
    complaintId: text().primaryKey(),
    supplierTeamId: text()
      .notNull()
      .references(() => team.teamId),
    customerTeamId: text().references(() => team.teamId),
    /** Null for cases imported without a name. */
    complainantId: text().references(() => person.personId),
    keepsName: integer({ mode: "boolean" }).notNull(),
    serviceId: text().references(() => service.serviceId),
    commitmentId: text().references(() => commitment.commitmentId),
    sourceTitle: text(),
    sourceUrl: text(),
    text: text().notNull(),
    wish: text(),
    state: text().$type<ComplaintState>().notNull(),
    handlerId: text().references(() => person.personId),
    /** By whose calendar the deadlines run, and whose lead hears of it first; null: the company's. */
    handlerTeamId: text().references(() => team.teamId),

    causeCategory: text().$type<CauseCategory>(),
    cause: text(),
    plan: text(),
    containment: text(),
    whys: text({ mode: "json" }).$type<string[]>().notNull(),
    result: text(),
    prevention: text(),

    receivedAt: integer().notNull(),
    /** When it was received, or disputed last: the deadlines count from here. */
    clockStartedAt: integer().notNull(),
    /** Null until the analysis that stands is shared. */
    planSharedAt: integer(),
    resultAt: integer(),
    answeredAt: integer(),
    /** When the complainant said that it is settled; null for what ended without their word. */
    confirmedAt: integer(),
    closedAt: integer(),
    dueAt: integer(),
    /** When the watcher must look at it next; null for never. */
    watchAt: integer(),
    escalation: text().$type<Escalation>().notNull().default("none"),

    /** The case's number in the file it was imported from, with the file's name. */
    externalKey: text().unique(),
    revision: integer().notNull().default(1),
  },
  (table) => [
    index("complaint_watch").on(table.watchAt).where(sql`${table.watchAt} is not null`),
    index("complaint_supplier").on(table.supplierTeamId, table.complaintId),
    index("complaint_received").on(table.supplierTeamId, table.receivedAt),
    index("complaint_cause").on(table.supplierTeamId, table.causeCategory, table.closedAt),
    index("complaint_complainant").on(table.complainantId, table.complaintId),
    index("complaint_handler").on(table.handlerId, table.closedAt, table.complaintId),
    index("complaint_open").on(table.complaintId).where(sql`${table.closedAt} is null`),
    index("complaint_unhandled")
      .on(table.complaintId, table.handlerId)
      .where(sql`${table.closedAt} is null and ${table.handlerId} is null`),
    index("complaint_escalated")
      .on(table.escalation, table.handlerTeamId)
      .where(sql`${table.escalation} <> 'none' and ${table.closedAt} is null`),
  ],
);

/** What happened, one row a step, never changed: what was said stays readable when it is said anew. */
export const complaintEntry = sqliteTable(
  "complaint_entry",
  {
    sequence: integer().primaryKey({ autoIncrement: true }),
    complaintId: text()
      .notNull()
      .references(() => complaint.complaintId),
    kind: text().$type<EntryKind>().notNull(),
    by: text().$type<"complainant" | "handler" | "committee" | "system">().notNull(),
    text: text(),
    createdAt: integer().notNull(),
  },
  (table) => [index("complaint_entry_complaint").on(table.complaintId, table.sequence)],
);
