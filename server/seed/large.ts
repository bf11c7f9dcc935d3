import { setImmediate as nextTurn } from "node:timers/promises";
import { type SQL, sql } from "drizzle-orm";
import type { CompanyDatabase } from "#server/db/open.ts";
import * as rows from "./largeRows.ts";

const ROWS_AT_ONCE = 20_000;

/** Every index is written in random places: they have to be in memory, or each row waits for the disk. */
const CACHE_KIB = 512 * 1024;

/**
 * A company of a size: with each hundred times as many commitments come as many more people and teams, so that one
 * team has as much to do in both.
 *
 * @example sizeOf(1_000_000) // => { people: 100_000, teams: 2_000, commitments: 1_000_000 }
 */
export const sizeOf = (commitments: number): rows.Size => ({
  commitments,
  people: Math.ceil(commitments / 10),
  teams: Math.ceil(commitments / 500),
});

/** Fills an empty database with invented rows, a batch a transaction; what came before never fills the memory. */
export async function seedLarge(database: CompanyDatabase, size: rows.Size, now: number) {
  await database.write((db) => db.run(sql.raw(`pragma cache_size = -${CACHE_KIB}`)));
  await insert(database, size.teams, (from, until) => rows.teams(from, until, now));
  await insert(database, size.people, (from, until) => rows.people(from, until, now));
  await insert(database, size.people, (from, until) => rows.memberships(from, until, size, now));
  await insert(database, size.teams * rows.CUSTOMERS_EACH, (from, until) =>
    rows.relationships(from, until, size, now),
  );
  await insert(database, size.teams, (from, until) => rows.services(from, until, now));
  await insert(database, size.teams, (from, until) => rows.standards(from, until, now));
  await insert(database, size.commitments, (from, until) => rows.commitments(from, until, size, now));
  await insert(database, size.commitments, (from, until) => rows.events(from, until, size, now));
}

async function insert(
  database: CompanyDatabase,
  count: number,
  rowsOf: (from: number, until: number) => SQL,
) {
  for (let from = 0; from < count; from += ROWS_AT_ONCE) {
    await database.write((db) => db.run(rowsOf(from, Math.min(from + ROWS_AT_ONCE, count))));
    await nextTurn();
  }
}

/** Whether nobody is in it yet. */
export async function isEmpty({ read }: CompanyDatabase) {
  const somebody = await read.values(sql`select 1 from person limit 1`);
  return somebody.length === 0;
}
