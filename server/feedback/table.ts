import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { service, standard } from "#server/agreement/table.ts";
import { commitment } from "#server/commitment/table.ts";
import { person, team } from "#server/organisation/table.ts";
import type { Credit, Outcome, Stance, SuggestionState } from "#shared/feedback/model.ts";

export const suggestion = sqliteTable(
  "suggestion",
  {
    suggestionId: text().primaryKey(),
    authorId: text()
      .notNull()
      .references(() => person.personId),
    customerTeamId: text()
      .notNull()
      .references(() => team.teamId),
    supplierTeamId: text()
      .notNull()
      .references(() => team.teamId),
    serviceId: text().references(() => service.serviceId),
    commitmentId: text().references(() => commitment.commitmentId),
    sourceTitle: text(),
    sourceUrl: text(),
    text: text().notNull(),
    credit: text().$type<Credit>().notNull(),
    ownerId: text().references(() => person.personId),
    state: text().$type<SuggestionState>().notNull(),
    answer: text(),
    alternative: text(),
    dueAt: integer(),
    done: text(),
    /** The action that an accepted suggestion leads to. */
    actionId: text(),
    createdAt: integer().notNull(),
    answeredById: text().references(() => person.personId),
    answeredAt: integer(),
    doneAt: integer(),
    /** When it was last answered or done: its place on the board; before that, when it was made. */
    listedAt: integer().notNull(),
    revision: integer().notNull().default(1),
  },
  (table) => [
    index("suggestion_author").on(table.authorId, table.createdAt),
    index("suggestion_supplier").on(table.supplierTeamId, table.state, table.listedAt),
    index("suggestion_customer").on(table.customerTeamId, table.state, table.listedAt),
    index("suggestion_owner").on(table.ownerId, table.state, table.createdAt),
  ],
);

export const consultation = sqliteTable(
  "consultation",
  {
    consultationId: text().primaryKey(),
    supplierTeamId: text()
      .notNull()
      .references(() => team.teamId),
    serviceId: text().references(() => service.serviceId),
    /** The service's standard that is to change, where only that one is. */
    standardId: text().references(() => standard.standardId),
    plan: text().notNull(),
    openedById: text()
      .notNull()
      .references(() => person.personId),
    closesAt: integer().notNull(),
    outcome: text().$type<Outcome>(),
    decision: text(),
    decidedById: text().references(() => person.personId),
    decidedAt: integer(),
    createdAt: integer().notNull(),
    /** The last who has been told that it is open or, then, that it is decided; null once all have. */
    toldUntil: text().default(""),
  },
  (table) => [
    index("consultation_supplier").on(table.supplierTeamId, table.createdAt),
    index("consultation_telling").on(table.createdAt).where(sql`${table.toldUntil} is not null`),
  ],
);

/** The customer teams at the moment of asking: a team that comes later was not asked. */
export const consultationTeam = sqliteTable(
  "consultation_team",
  {
    consultationId: text()
      .notNull()
      .references(() => consultation.consultationId),
    teamId: text()
      .notNull()
      .references(() => team.teamId),
  },
  (table) => [
    primaryKey({ columns: [table.consultationId, table.teamId] }),
    index("consultation_team_team").on(table.teamId, table.consultationId),
  ],
);

export const consultationAnswer = sqliteTable(
  "consultation_answer",
  {
    consultationId: text()
      .notNull()
      .references(() => consultation.consultationId),
    personId: text()
      .notNull()
      .references(() => person.personId),
    teamId: text()
      .notNull()
      .references(() => team.teamId),
    stance: text().$type<Stance>().notNull(),
    comment: text(),
    answeredAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.consultationId, table.personId] })],
);
