import { and, asc, eq, lt } from "drizzle-orm";
import type { NewEvent } from "#server/ctx.ts";
import type { CompanyDatabase, Db } from "#server/db/open.ts";
import { appendEvents } from "#server/event/verbs.ts";
import { type Look, look } from "#shared/commitment/watch.ts";
import { audienceOf, differenceOf } from "./step.ts";
import { commitment } from "./table.ts";

const BATCH = 100;

/**
 * Marks what time alone has brought about (at risk, breached, unconfirmed) and answers how much that was. One batch is
 * one short transaction; what is not due is never read. Whoever marks first wins: the others' updates find nothing.
 *
 * @example while ((await watchCommitments(database, now())) > 0) await nextTurn();
 */
export async function watchCommitments(database: CompanyDatabase, now: number) {
  const due = await dueRows(database.read, now, 1);
  if (due.length === 0) return 0;
  return database.write(async (db) => {
    const events: NewEvent[] = [];
    for (const row of await dueRows(db, now, BATCH)) {
      const found = look(row, now);
      if (found && (await mark(db, row, found))) events.push(eventOf(row, found));
    }
    await appendEvents(db, events, null, now);
    return events.length;
  });
}

type Row = typeof commitment.$inferSelect;

function dueRows(db: Db, now: number, limit: number) {
  return db
    .select()
    .from(commitment)
    .where(lt(commitment.watchAt, now))
    .orderBy(asc(commitment.watchAt))
    .limit(limit)
    .all();
}

/** A mark leaves the revision: nobody's work is overtaken by it. A commitment that closes is another one. */
async function mark(db: Db, row: Row, { finding, clock }: Look) {
  const revision = finding === "unconfirmed" ? row.revision + 1 : row.revision;
  const isAsSeen = and(
    eq(commitment.commitmentId, row.commitmentId),
    eq(commitment.revision, row.revision),
    eq(commitment.watchAt, row.watchAt!),
  );
  const marked = await db
    .update(commitment)
    .set(differenceOf(row, { ...row, ...clock, revision }))
    .where(isAsSeen)
    .returning({ commitmentId: commitment.commitmentId });
  return marked.length > 0;
}

const eventOf = (row: Row, { finding, occurredAt, clock }: Look): NewEvent => ({
  verb: `commitment.${finding}`,
  subjectId: row.commitmentId,
  audience: audienceOf(row),
  occurredAt,
  change: { state: clock.state, momentAt: row.dueAt ?? undefined },
});
