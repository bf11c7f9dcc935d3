import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Typed but not sent: no fact of the company, so it leaves no history; read by its author alone. */
export const draft = sqliteTable(
  "draft",
  {
    personId: text().notNull(),
    draftKey: text().notNull(),
    values: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.draftKey] }),
    index("draft_updated").on(table.updatedAt),
  ],
);
