import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Ratings } from "#shared/survey/model.ts";

/*
 * Two tables that must not be linked: `WITHOUT ROWID`, keyed by what says nothing about when or by whom, no time, no
 * foreign key. drizzle-kit cannot write that, so they stand in `tables.sql` and not in `table.ts`.
 */

/** Who has answered about whom: keeps a second answer out. Destroyed when the round closes. */
export const surveyParticipation = sqliteTable(
  "survey_participation",
  { roundId: text().notNull(), supplierTeamId: text().notNull(), personId: text().notNull() },
  (table) => [primaryKey({ columns: [table.roundId, table.supplierTeamId, table.personId] })],
);

/** What was said; scores and comment are two rows with nothing in common but the group they belong to. */
export const surveyAnswer = sqliteTable("survey_answer", {
  /** Random, so that the order of rows says nothing. */
  answerId: text().primaryKey(),
  roundId: text().notNull(),
  supplierTeamId: text().notNull(),
  customerTeamId: text().notNull(),
  /** Either scores or a comment. */
  content: text({ mode: "json" }).$type<Said>().notNull(),
});

export type Said = { ratings: Ratings } | { comment: string };
