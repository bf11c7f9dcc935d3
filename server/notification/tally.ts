import { and, count, desc, gt, lte, sql } from "drizzle-orm";
import type { Db } from "#server/db/open.ts";
import { outbox, teamChannel } from "./table.ts";

const DAY_MS = 86_400_000;

/** How many messages are due, and how many were given up within a day. */
export async function countOutbox(db: Db, now: number) {
  const isWaiting = and(sql`${outbox.state} = 'queued'`, lte(outbox.dueAt, now));
  const queued = await db.select({ count: count() }).from(outbox).where(isWaiting).get();
  const givenUp = await givenUpOf(db, now);
  return { queued: queued?.count ?? 0, givenUp: givenUp.reduce((sum, one) => sum + one.count, 0) };
}

/** What was given up within a day, by reason and by way, the most frequent first. */
export function givenUpOf(db: Db, now: number) {
  const isCard = sql<number>`${outbox.purpose} = 'card'`.mapWith(Boolean);
  return db
    .select({ reason: outbox.reason, isCard, count: count() })
    .from(outbox)
    .where(and(sql`${outbox.state} = 'givenUp'`, gt(outbox.settledAt, now - DAY_MS)))
    .groupBy(outbox.reason, isCard)
    .orderBy(desc(count()))
    .all();
}

/** How many teams have a channel. */
export async function countChannels(db: Db) {
  const row = await db.select({ count: count() }).from(teamChannel).get();
  return row?.count ?? 0;
}
