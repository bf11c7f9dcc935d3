import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { person, team } from "#server/organisation/table.ts";
import type { ExtraItem } from "#shared/survey/model.ts";
import type { Counted, Results } from "#shared/survey/release.ts";

/** What the next round will keep hidden; one row. */
export const surveySettings = sqliteTable("survey_settings", {
  settingsId: text().primaryKey(),
  leastAnswers: integer().notNull(),
  leastComments: integer().notNull(),
});

/** Thresholds are copied when a round opens: later ones never reach back. */
export const surveyRound = sqliteTable(
  "survey_round",
  {
    roundId: text().primaryKey(),
    quarter: text().unique(),
    state: text().$type<"open" | "closed">().notNull(),
    leastAnswers: integer().notNull(),
    leastComments: integer().notNull(),
    extraItems: text({ mode: "json" }).$type<ExtraItem[]>().notNull(),
    invited: integer().notNull(),
    /** Counted once more at closing, when the list of who has answered is destroyed. */
    answered: integer().notNull().default(0),
    reminders: integer().notNull().default(0),
    /** Everybody who is asked is told, a few at a time: the last of them by now; null when it is done. */
    toldUntil: text().default(""),
    openedAt: integer().notNull(),
    closesAt: integer().notNull(),
    closedAt: integer(),
    noActionReason: text(),
    noActionById: text().references(() => person.personId),
  },
  (table) => [uniqueIndex("survey_round_open").on(table.state).where(sql`${table.state} = 'open'`)],
);

/** The suppliers of a round: how many were eligible, and whether enough were drawn to keep them hidden. */
export const surveySupplier = sqliteTable(
  "survey_supplier",
  {
    roundId: text()
      .notNull()
      .references(() => surveyRound.roundId),
    supplierTeamId: text()
      .notNull()
      .references(() => team.teamId),
    mode: text().$type<"confidential" | "namedTalk">().notNull(),
    eligible: integer().notNull(),
    invited: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.supplierTeamId] })],
);

/** Who is asked, with their team and its tier as they were when the round opened. */
export const surveyInvitation = sqliteTable(
  "survey_invitation",
  {
    roundId: text()
      .notNull()
      .references(() => surveyRound.roundId),
    supplierTeamId: text().notNull(),
    personId: text().notNull(),
    customerTeamId: text().notNull(),
    tier: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.supplierTeamId, table.personId] }),
    index("survey_invitation_person").on(table.roundId, table.personId),
  ],
);

/** The frozen results of a round about a supplier; without `auditedAt` nobody can read them. */
export const surveyRelease = sqliteTable(
  "survey_release",
  {
    roundId: text()
      .notNull()
      .references(() => surveyRound.roundId),
    supplierTeamId: text()
      .notNull()
      .references(() => team.teamId),
    results: text({ mode: "json" }).$type<Results>().notNull(),
    counted: text({ mode: "json" }).$type<Counted>().notNull(),
    closedAt: integer().notNull(),
    auditedAt: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.supplierTeamId] }),
    index("survey_release_supplier").on(table.supplierTeamId, table.closedAt),
  ],
);
