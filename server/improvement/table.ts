import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { person, team } from "#server/organisation/table.ts";
import type { ActionSource, ActionState, Effect } from "#shared/improvement/model.ts";

/** What is done against a cause; what it follows from stands in another slice, so its id is no foreign key. */
export const improvementAction = sqliteTable(
  "improvement_action",
  {
    actionId: text().primaryKey(),
    sourceKind: text().$type<ActionSource["kind"]>().notNull(),
    sourceId: text().notNull(),
    teamId: text()
      .notNull()
      .references(() => team.teamId),
    ownerId: text()
      .notNull()
      .references(() => person.personId),
    what: text().notNull(),
    cause: text().notNull(),
    dueAt: integer().notNull(),
    state: text().$type<ActionState>().notNull(),
    createdById: text().references(() => person.personId),
    createdAt: integer().notNull(),
    doneAt: integer(),
    checkedAt: integer(),
    checkedById: text().references(() => person.personId),
    effect: text().$type<Effect>(),
    note: text(),
    revision: integer().notNull().default(1),
  },
  (table) => [
    index("improvement_action_team").on(table.teamId, table.actionId),
    index("improvement_action_due").on(table.ownerId, table.dueAt).where(sql`${table.state} = 'open'`),
    index("improvement_action_unchecked")
      .on(table.teamId, table.dueAt)
      .where(sql`${table.state} in ('open', 'done')`),
    index("improvement_action_source").on(table.sourceId, table.actionId),
  ],
);
