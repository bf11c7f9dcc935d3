import { and, asc, eq, inArray, isNotNull, lte, type SQL, sql } from "drizzle-orm";
import type { Db } from "#server/db/open.ts";
import type { OutboxRow } from "./compose.ts";
import { outbox } from "./table.ts";

/** Longer than any attempt takes; who has not settled a message by then is taken for dead. */
export const LEASE_MS = 120_000;
const CLAIMED_AT_ONCE = 20;
const DROPPED_AT_ONCE = 500;

const isDue = (now: number) => and(sql`${outbox.state} = 'queued'`, lte(outbox.dueAt, now));

export async function hasDue(db: Db, now: number) {
  const row = await db.select({ outboxId: outbox.outboxId }).from(outbox).where(isDue(now)).limit(1).get();
  return row !== undefined;
}

const dueIds = (db: Db, where: SQL | undefined, limit: number) =>
  db.select({ outboxId: outbox.outboxId }).from(outbox).where(where).orderBy(asc(outbox.dueAt)).limit(limit);

/** Where nothing can be sent to people, what is meant for them stays in their lists alone. */
export async function dropActivities(db: Db, now: number) {
  const isMeant = and(isDue(now), isNotNull(outbox.personId));
  await db
    .update(outbox)
    .set({ state: "dropped", reason: "channelOff", settledAt: now })
    .where(inArray(outbox.outboxId, dueIds(db, isMeant, DROPPED_AT_ONCE)));
}

/** Takes what is due for a while, each with one attempt more. */
export function claim(db: Db, now: number): Promise<OutboxRow[]> {
  return db
    .update(outbox)
    .set({ dueAt: now + LEASE_MS, attempts: sql`${outbox.attempts} + 1` })
    .where(inArray(outbox.outboxId, dueIds(db, isDue(now), CLAIMED_AT_ONCE)))
    .returning();
}

/** What still is whose who claimed it: after a change, somebody else's meanwhile. */
export const isHeld = ({ outboxId, attempts }: OutboxRow) =>
  and(eq(outbox.outboxId, outboxId), sql`${outbox.state} = 'queued'`, eq(outbox.attempts, attempts));

/** Whether a message that had to wait its turn is still this sender's; if so, it is for as long again. */
export async function holdOn(db: Db, row: OutboxRow, now: number) {
  const held = await db
    .update(outbox)
    .set({ dueAt: now + LEASE_MS })
    .where(isHeld(row))
    .returning({ outboxId: outbox.outboxId });
  return held.length > 0;
}
