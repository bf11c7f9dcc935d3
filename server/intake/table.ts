import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { person } from "#server/organisation/table.ts";
import type { ImportKind } from "#shared/intake/fields.ts";
import type { Mapping } from "#shared/intake/mapping.ts";
import type { ImportFinding, ImportState, Message, Totals } from "#shared/intake/model.ts";

/** One import of one file. */
export const importRun = sqliteTable(
  "import_run",
  {
    importId: text().primaryKey(),
    kind: text().$type<ImportKind>().notNull(),
    fileName: text().notNull(),
    state: text().$type<ImportState>().notNull(),
    isDryRun: integer({ mode: "boolean" }).notNull().default(true),
    /** Null: from the command line. */
    startedById: text().references(() => person.personId),
    mapping: text({ mode: "json" }).$type<Mapping>(),
    totals: text({ mode: "json" }).$type<Totals>().notNull(),
    bytesRead: integer().notNull().default(0),
    bytesTotal: integer().notNull(),
    failure: text({ mode: "json" }).$type<Message>(),
    createdAt: integer().notNull(),
    startedAt: integer(),
    /** When it last gave a sign of life; a running import that has not for long was interrupted. */
    aliveAt: integer(),
    finishedAt: integer(),
  },
  (table) => [
    // One at a time: the second of two that are begun at once is refused.
    uniqueIndex("import_run_busy")
      .on(sql`(${table.state} = 'queued' or ${table.state} = 'running')`)
      .where(sql`${table.state} in ('queued', 'running')`),
  ],
);

/** A file on its way in, kept until it is imported or discarded; any server of the company can read it. */
export const importPart = sqliteTable(
  "import_part",
  {
    importId: text()
      .notNull()
      .references(() => importRun.importId),
    part: integer().notNull(),
    content: blob({ mode: "buffer" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.part] })],
);

/** What the report says; it names cells of the file, so it goes when the report goes. */
export const importFinding = sqliteTable(
  "import_finding",
  {
    importId: text()
      .notNull()
      .references(() => importRun.importId),
    number: integer().notNull(),
    severity: text().$type<ImportFinding["severity"]>().notNull(),
    line: integer(),
    field: text(),
    column: text(),
    message: text({ mode: "json" }).$type<Message>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.number] }),
    index("import_finding_severity").on(table.importId, table.severity, table.number),
  ],
);
