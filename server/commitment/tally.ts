import { and, count, gte, lt } from "drizzle-orm";
import type { Db } from "#server/db/open.ts";
import { commitment } from "./table.ts";

const DAY_MS = 86_400_000;

/** How many open commitments are missed, and how many are due within a day. */
export async function countDue(db: Db, now: number) {
  const countWhere = async (condition: ReturnType<typeof and>) =>
    (await db.select({ count: count() }).from(commitment).where(condition).get())?.count ?? 0;
  return {
    breached: await countWhere(lt(commitment.dueAt, now)),
    due: await countWhere(and(gte(commitment.dueAt, now), lt(commitment.dueAt, now + DAY_MS))),
  };
}
