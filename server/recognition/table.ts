import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { commitment } from "#server/commitment/table.ts";
import { person, team } from "#server/organisation/table.ts";
import type { HonourState } from "#shared/recognition/model.ts";

export const recognition = sqliteTable(
  "recognition",
  {
    recognitionId: text().primaryKey(),
    giverId: text()
      .notNull()
      .references(() => person.personId),
    giverTeamId: text()
      .notNull()
      .references(() => team.teamId),
    receiverId: text().references(() => person.personId),
    receiverTeamId: text().references(() => team.teamId),
    reason: text().notNull(),
    commitmentId: text().references(() => commitment.commitmentId),
    sourceTitle: text(),
    sourceUrl: text(),
    isPrivate: integer({ mode: "boolean" }).notNull(),
    /** The giver's own day, by which five are counted. */
    givenOn: text().notNull(),
    givenAt: integer().notNull(),
  },
  (table) => [
    index("recognition_giver").on(table.giverId, table.givenAt),
    index("recognition_receiver").on(table.receiverId, table.givenAt),
    index("recognition_receiver_team").on(table.receiverTeamId, table.givenAt),
    index("recognition_between").on(table.receiverTeamId, table.giverTeamId, table.givenAt),
  ],
);

export const honour = sqliteTable(
  "honour",
  {
    honourId: text().primaryKey(),
    title: text().notNull(),
    reason: text().notNull(),
    nomineeId: text().references(() => person.personId),
    nomineeTeamId: text()
      .notNull()
      .references(() => team.teamId),
    nominatedById: text()
      .notNull()
      .references(() => person.personId),
    /** Ids of thanks and commitments. */
    evidenceIds: text({ mode: "json" }).$type<string[]>().notNull(),
    state: text().$type<HonourState>().notNull(),
    decidedById: text().references(() => person.personId),
    decisionReason: text(),
    benefit: text(),
    proposedAt: integer().notNull(),
    decidedAt: integer(),
    /** When it was proposed or, after that, decided: the order of its list. */
    listedAt: integer().notNull(),
  },
  (table) => [index("honour_state").on(table.state, table.listedAt)],
);
