import { type AnySQLiteColumn, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { CompanyRole, TeamRole, Team as TeamNoun } from "#shared/organisation/model.ts";

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
  (table) => [index("person_name").on(table.name), index("person_email").on(table.email)],
);

export const companyRole = sqliteTable(
  "company_role",
  {
    personId: text().notNull().references(() => person.personId),
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
  },
  (table) => [index("team_name").on(table.name), index("team_parent").on(table.parentTeamId)],
);

export const membership = sqliteTable(
  "membership",
  {
    personId: text().notNull().references(() => person.personId),
    teamId: text().notNull().references(() => team.teamId),
    role: text().$type<TeamRole>().notNull(),
    state: text().$type<"pending" | "active">().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.teamId] }), index("membership_team").on(table.teamId)],
);
