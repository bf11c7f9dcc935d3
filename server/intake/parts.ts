import { and, asc, eq, gte } from "drizzle-orm";
import type { Db } from "#server/db/open.ts";
import type { Bytes } from "./bytes.ts";
import { importPart } from "./table.ts";

const PARTS_AT_ONCE = 4;

/** The bytes of a file that was sent in parts, in order. */
export async function* bytesOfParts(db: Db, importId: string): Bytes {
  for (let next = 0; ; next += PARTS_AT_ONCE) {
    const rows = await partsFrom(db, importId, next);
    for (const { content } of rows) yield content;
    if (rows.length < PARTS_AT_ONCE) return;
  }
}

function partsFrom(db: Db, importId: string, part: number) {
  const isNext = and(eq(importPart.importId, importId), gte(importPart.part, part));
  return db
    .select({ content: importPart.content })
    .from(importPart)
    .where(isNext)
    .orderBy(asc(importPart.part))
    .limit(PARTS_AT_ONCE)
    .all();
}
