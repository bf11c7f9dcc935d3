import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { person, team } from "#server/organisation/table.ts";
import type { RelationshipState, Side } from "#shared/relationship/model.ts";

/** One row for each ordered pair of teams; proposed again after an end, it is the same row. */
export const relationship = sqliteTable(
  "relationship",
  {
    relationshipId: text().primaryKey(),
    supplierTeamId: text()
      .notNull()
      .references(() => team.teamId),
    customerTeamId: text()
      .notNull()
      .references(() => team.teamId),
    state: text().$type<RelationshipState>().notNull(),
    /** The only side that has said so; null once both have. */
    claimedBy: text().$type<Side>(),
    flow: text(),
    tier: integer(),
    tierReason: text(),
    /** Why it was declined or ended. */
    closingReason: text(),
    createdAt: integer().notNull(),
    /** The latest proposal. */
    proposedAt: integer().notNull(),
    confirmedAt: integer(),
    declinedAt: integer(),
    endedAt: integer(),
    revision: integer().notNull().default(1),
  },
  (table) => [
    uniqueIndex("relationship_pair").on(table.supplierTeamId, table.customerTeamId),
    index("relationship_customer").on(table.customerTeamId),
  ],
);

/** The reasons people gave; events name them by id, so that history holds no free text. */
export const relationshipNote = sqliteTable(
  "relationship_note",
  {
    noteId: text().primaryKey(),
    relationshipId: text()
      .notNull()
      .references(() => relationship.relationshipId),
    authorId: text()
      .notNull()
      .references(() => person.personId),
    text: text().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [index("relationship_note_relationship").on(table.relationshipId)],
);
