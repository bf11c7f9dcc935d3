import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { team } from "#server/organisation/table.ts";
import type { RelationshipState, Side } from "#shared/relationship/model.ts";

export const relationship = sqliteTable(
  "relationship",
  {
    relationshipId: text().primaryKey(),
    supplierTeamId: text().notNull().references(() => team.teamId),
    customerTeamId: text().notNull().references(() => team.teamId),
    state: text().$type<RelationshipState>().notNull(),
    /** The only side that has said so; null once both have. */
    claimedBy: text().$type<Side>(),
    flow: text(),
    tier: integer(),
    tierReason: text(),
    declineReason: text(),
    createdAt: integer().notNull(),
    confirmedAt: integer(),
    endedAt: integer(),
  },
  (table) => [
    uniqueIndex("relationship_pair").on(table.supplierTeamId, table.customerTeamId),
    index("relationship_customer").on(table.customerTeamId),
  ],
);
