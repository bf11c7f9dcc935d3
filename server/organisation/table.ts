import { sql } from "drizzle-orm";
import { type AnySQLiteColumn, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { CompanyRole, Team as TeamNoun, TeamRole } from "#shared/organisation/model.ts";

export const person = sqliteTable(
  "person",
  {
    personId: text().primaryKey(),
    /** The Entra object id; null while an imported person has not signed in. */
    objectId: text().unique(),
    name: text().notNull(),
    /** For display and for suggesting a merge; never proof of identity. */
    email: text(),
    locale: text(),
    timeZone: text(),
    /** The number this person has in the file they were imported from. */
    externalKey: text().unique(),
    mergedIntoId: text().references((): AnySQLiteColumn => person.personId),
    erasedAt: integer(),
    createdAt: integer().notNull(),
  },
  (table) => [
    index("person_name")
      .on(sql`${table.name} collate nocase`, table.personId)
      .where(sql`${table.erasedAt} is null and ${table.mergedIntoId} is null`),
    index("person_email").on(sql`${table.email} collate nocase`).where(sql`${table.email} is not null`),
    index("person_merged").on(table.mergedIntoId).where(sql`${table.mergedIntoId} is not null`),
  ],
);

export const companyRole = sqliteTable(
  "company_role",
  {
    personId: text()
      .notNull()
      .references(() => person.personId),
    role: text().$type<CompanyRole>().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.role] })],
);

export const team = sqliteTable(
  "team",
  {
    teamId: text().primaryKey(),
    name: text().notNull(),
    kind: text().$type<TeamNoun["kind"]>().notNull(),
    parentTeamId: text().references((): AnySQLiteColumn => team.teamId),
    /** Null: the company's calendar. */
    calendarId: text(),
    externalKey: text().unique(),
    archivedAt: integer(),
    createdAt: integer().notNull(),
    revision: integer().notNull().default(1),
  },
  (table) => [
    index("team_name").on(sql`${table.name} collate nocase`, table.teamId),
    index("team_parent").on(table.parentTeamId, sql`${table.name} collate nocase`, table.teamId),
    index("team_calendar").on(table.calendarId),
  ],
);

export const membership = sqliteTable(
  "membership",
  {
    personId: text()
      .notNull()
      .references(() => person.personId),
    teamId: text()
      .notNull()
      .references(() => team.teamId),
    role: text().$type<TeamRole>().notNull(),
    state: text().$type<"pending" | "active">().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.teamId] }),
    index("membership_team").on(table.teamId, table.state, table.role),
    index("membership_pending").on(table.createdAt).where(sql`${table.state} = 'pending'`),
  ],
);
