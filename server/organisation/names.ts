import { and, not, or, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { cursorParts } from "./cursor.ts";

/** Where the names stand: a table, its column of names, and its ids. */
export interface Names {
  table: SQLiteTable;
  name: SQLiteColumn;
  id: SQLiteColumn;
}

export interface NameSearch {
  query: string;
  cursor?: string | undefined;
  limit: number;
}

/** After every name that starts with the text before it. */
const LAST_CHARACTER = "\u{10ffff}";

/**
 * One page of a search by name: names that start with the query come first (a range of the index), then those that
 * hold it elsewhere; each part in the order of names. `find` gets the condition and how many rows are wanted.
 *
 * @example pageByName(people, { query: "li", limit: 2 }, find) // => Li Wei, Lin Na; then Ali …
 */
export async function pageByName<Row>(
  names: Names,
  { query, cursor, limit }: NameSearch,
  idOf: (row: Row) => string,
  find: (where: SQL | undefined, limit: number) => Promise<Row[]>,
) {
  const parts =
    query === "" ? [undefined] : [startsWith(names.name, query), holdsElsewhere(names.name, query)];
  const from = readCursor(cursor);
  const found: { part: number; row: Row }[] = [];
  for (let part = from.part; part < parts.length && found.length <= limit; part += 1) {
    const after = part === from.part && from.lastId ? comesAfter(names, from.lastId) : undefined;
    const rows = await find(and(parts[part], after), limit + 1 - found.length);
    found.push(...rows.map((row) => ({ part, row })));
  }
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const nextCursor = found.length > limit && last ? `${last.part}.${idOf(last.row)}` : null;
  return { items: items.map(({ row }) => row), nextCursor };
}

/** The order of names: letters of either case alike, people of one name by id. */
export const inNameOrder = ({ name, id }: Names) => [sql`${name} collate nocase`, id] as const;

/** Whether a name holds the query anywhere. */
export const holds = (name: SQLiteColumn, query: string) =>
  or(...spellings(query).map((spelling) => sql`${name} like ${`%${escapeLike(spelling)}%`} escape '\\'`));

function startsWith(name: SQLiteColumn, query: string) {
  return or(
    ...spellings(query).map(
      (spelling) =>
        sql`(${name} collate nocase >= ${spelling} and ${name} collate nocase < ${spelling + LAST_CHARACTER})`,
    ),
  );
}

const holdsElsewhere = (name: SQLiteColumn, query: string) =>
  and(holds(name, query), not(startsWith(name, query) as SQL));

function comesAfter({ table, name, id }: Names, lastId: string) {
  return sql`(${name} collate nocase, ${id}) > ((select ${name} from ${table} where ${id} = ${lastId}), ${lastId})`;
}

/** SQLite takes only the letters A to Z of either case alike; other scripts are asked for in the usual spellings. */
function spellings(query: string) {
  const titled = query.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
  const all = [query, query.toLowerCase(), query.toUpperCase(), titled];
  const distinct = new Map(
    all.map((text) => [text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()), text]),
  );
  return [...distinct.values()];
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");

function readCursor(cursor: string | undefined) {
  const [part = "0", lastId = null] = cursorParts(cursor, /^([01])\.([0-9a-f-]{36})$/) ?? [];
  return { part: Number(part), lastId };
}
