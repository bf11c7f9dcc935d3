import { and, inArray, isNull } from "drizzle-orm";
import type { Db } from "#server/db/open.ts";
import { person } from "#server/organisation/table.ts";

/** The people that cells name by the key they were imported with. */
export async function personIds(db: Db, cells: (string | null)[]) {
  const keys = [...new Set(cells.filter((cell) => cell !== null))];
  if (keys.length === 0) return new Map<string, string>();
  const isNamed = and(inArray(person.externalKey, keys), isNull(person.erasedAt));
  const rows = await db
    .select({ key: person.externalKey, personId: person.personId })
    .from(person)
    .where(isNamed)
    .all();
  return new Map(rows.map(({ key, personId }) => [key as string, personId]));
}
