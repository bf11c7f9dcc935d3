import { getTableColumns, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Db } from "#server/db/open.ts";

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
  const values = Object.fromEntries(places.map(({ name }) => [name, sql`${sql.placeholder(name)}`]));
  const insert = db
    .insert(table)
    .values(values as Table["$inferInsert"])
    .prepare();
  const cells: Record<string, Cell> = {};
  for (const parts of rows) {
    for (const { name, index, column } of places) {
      const value = (parts[index] as Record<string, unknown>)[name];
      cells[name] = value == null ? null : (column.mapToDriverValue(value) as Cell);
    }
    await insert.run(cells);
  }
}
