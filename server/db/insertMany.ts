import { getTableColumns, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Db } from "./open.ts";
import { prepared } from "./prepared.ts";

type Cell = string | number | Buffer | null;
type Parts<Table extends SQLiteTable> = readonly Partial<Table["$inferInsert"]>[];

/**
 * Inserts rows of one shape by one prepared statement, which costs a fraction of building a statement for each. A row
 * comes in parts, because joining wide objects costs more than writing them.
 *
 * @example await insertMany(db, commitment, [[{ commitmentId, externalKey }, clock]])
 */
export async function insertMany<Table extends SQLiteTable>(
  db: Db,
  table: Table,
  rows: readonly Parts<Table>[],
) {
  const [first] = rows;
  if (first === undefined) return;
  const columns = getTableColumns(table);
  const places = first.flatMap((part, index) =>
    Object.keys(part).map((name) => ({ name, index, column: columns[name]! })),
  );
  const insert = insertInto(table)(db, places.map(({ name }) => name).join(" "));
  const cells: Record<string, Cell> = {};
  for (const parts of rows) {
    for (const { name, index, column } of places) {
      const value = (parts[index] as Record<string, unknown>)[name];
      cells[name] = value == null ? null : (column.mapToDriverValue(value) as Cell);
    }
    await insert.run(cells);
  }
}

/** The same for rows that come whole. */
export const insertRows = <Table extends SQLiteTable>(
  db: Db,
  table: Table,
  rows: readonly Partial<Table["$inferInsert"]>[],
) =>
  insertMany(
    db,
    table,
    rows.map((row) => [row]),
  );

const inserts = new WeakMap<SQLiteTable, ReturnType<typeof createInsert>>();

function insertInto(table: SQLiteTable) {
  const known = inserts.get(table) ?? createInsert(table);
  inserts.set(table, known);
  return known;
}

/** Values pass as they are: a placeholder of a column would turn an empty yes-or-no into a no. */
const createInsert = (table: SQLiteTable) =>
  prepared((db, names: string) => {
    const values = names.split(" ").map((name) => [name, sql`${sql.placeholder(name)}`]);
    return db.insert(table).values(Object.fromEntries(values)).prepare();
  });
