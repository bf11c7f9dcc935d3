import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** History, audit trail and change feed: one row a write; ids only, never names or free text. */
export const event = sqliteTable(
  "event",
  {
    sequence: integer().primaryKey({ autoIncrement: true }),
    /** When it happened; for imported work long before it was recorded. */
    occurredAt: integer().notNull(),
    recordedAt: integer().notNull(),
    /** Null when the system itself acted. */
    actorId: text(),
    verb: text().notNull(),
    subjectId: text().notNull(),
    change: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    /** The teams and people whom it concerns. */
    audience: text({ mode: "json" }).$type<string[]>().notNull(),
  },
  (table) => [index("event_subject").on(table.subjectId, table.sequence)],
);

/** What a write answered, so that the same request sent twice is done once; kept 30 days. */
export const idempotency = sqliteTable(
  "idempotency",
  {
    actorId: text().notNull(),
    route: text().notNull(),
    key: text().notNull(),
    bodyHash: text().notNull(),
    answer: text().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.actorId, table.route, table.key] }),
    index("idempotency_created").on(table.createdAt),
  ],
);
