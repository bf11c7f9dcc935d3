import { and, asc, eq, gt, lt, sql } from "drizzle-orm";
import type { Ctx, NewEvent } from "#server/ctx.ts";
import { insertRows } from "#server/db/insertMany.ts";
import type { Db } from "#server/db/open.ts";
import { prepared } from "#server/db/prepared.ts";
import { tell } from "#server/notification/tell.ts";
import { event, idempotency } from "./table.ts";

const DAY_MS = 86_400_000;

/** Appends what happened to the history, and tells whom it concerns; called once, at the end of each write. */
export async function appendEvents(db: Db, events: NewEvent[], actorId: string | null, now: number) {
  await insertRows(db, event, eventRows(events, actorId, now));
  await tell(db, events, actorId, now);
}

/** What happened, as rows of the history. */
export function eventRows(events: NewEvent[], actorId: string | null, now: number) {
  return events.map(
    ({ verb, subjectId, audience, change = {}, occurredAt = now, actorId: doneBy = actorId }) => ({
      verb,
      subjectId,
      change,
      audience: [...new Set(audience.filter((id) => id !== null))],
      occurredAt,
      recordedAt: now,
      actorId: doneBy,
    }),
  );
}

/** The history of one thing, oldest first. */
export function listEvents({ db }: Pick<Ctx, "db">, subjectId: string) {
  return db.select().from(event).where(eq(event.subjectId, subjectId)).orderBy(asc(event.sequence)).all();
}

/** What was appended after `sequence`, at most `limit` rows; a copy of the server sees what another one wrote. */
export function eventsAfter(db: Db, sequence: number, limit = 500) {
  return db
    .select({
      sequence: event.sequence,
      verb: event.verb,
      subjectId: event.subjectId,
      audience: event.audience,
    })
    .from(event)
    .where(gt(event.sequence, sequence))
    .orderBy(asc(event.sequence))
    .limit(limit)
    .all();
}

export async function lastSequence(db: Db) {
  const row = await db
    .select({ last: sql<number | null>`max(${event.sequence})` })
    .from(event)
    .get();
  return row?.last ?? 0;
}

const byRequest = prepared((db) => {
  const is = (name: "actorId" | "route" | "key") => eq(idempotency[name], sql.placeholder(name));
  return db
    .select({ bodyHash: idempotency.bodyHash, answer: idempotency.answer })
    .from(idempotency)
    .where(and(is("actorId"), is("route"), is("key")))
    .prepare();
});

/** What this very request answered before, if it was sent before. */
export const findAnswer = (db: Db, actorId: string, route: string, key: string) =>
  byRequest(db).get({ actorId, route, key });

const insertAnswer = prepared((db) =>
  db
    .insert(idempotency)
    .values({
      actorId: sql.placeholder("actorId"),
      route: sql.placeholder("route"),
      key: sql.placeholder("key"),
      bodyHash: sql.placeholder("bodyHash"),
      answer: sql.placeholder("answer"),
      createdAt: sql.placeholder("createdAt"),
    })
    .prepare(),
);

export async function keepAnswer(db: Db, row: typeof idempotency.$inferInsert) {
  await insertAnswer(db).run(row);
}

export async function forgetOldAnswers(db: Db, now: number) {
  await db.delete(idempotency).where(lt(idempotency.createdAt, now - 30 * DAY_MS));
}
