import { and, asc, eq, sql } from "drizzle-orm";
import type { Logger } from "pino";
import type { CompanyDatabase, Db } from "#server/db/open.ts";
import type { Site } from "#shared/deepLink.ts";
import { GIVE_UP_AFTER_MS, MOST_ATTEMPTS, type Outcome, settle } from "#shared/notification/delivery.ts";
import { mayDigestAt, nextDigestAt } from "#shared/notification/digest.ts";
import { claim, dropActivities, hasDue, holdOn, isHeld } from "./claim.ts";
import { type Composed, composeAtOnce, composeCard, composeDigest, type OutboxRow } from "./compose.ts";
import { ensureDigest, lastDigestAt, personHours } from "./digest.ts";
import type { Channels } from "./senders.ts";
import { notificationSetting, outbox } from "./table.ts";

const AT_THE_SAME_TIME = 4;
const MINUTE_MS = 60_000;
/** What Microsoft Graph takes for one person in a minute. */
const MOST_IN_A_MINUTE = 10;

export interface Delivery {
  channels: Channels;
  site: Site;
  now(): number;
  log: Pick<Logger, "error">;
}

/** What becomes of a message that is not sent now: put off, or let go. */
type Decision = Outcome | { is: "later"; dueAt: number } | { is: "dropped"; reason: OutboxRow["reason"] };

/**
 * Sends what is due and answers how much that was. Each message is claimed for a while, sent outside any transaction and
 * settled; one whose sender died is claimed again and sent with the same id.
 *
 * @example while ((await deliverDue(database, delivery)) > 0) await nextTurn();
 */
export async function deliverDue(database: CompanyDatabase, delivery: Delivery) {
  if (!(await hasDue(database.read, delivery.now()))) return 0;
  if (!delivery.channels.sendActivity) await database.write((db) => dropActivities(db, delivery.now()));
  const claimed = await database.write((db) => claim(db, delivery.now()));
  await inTurns(claimed, (row) => deliver(database, delivery, row));
  return claimed.length;
}

/** A few at the same time; those to one receiver one after the other, so that its limit is seen. */
async function inTurns(rows: OutboxRow[], work: (row: OutboxRow) => Promise<void>) {
  const queues = [...new Set(rows.map(receiverOf))].map((receiver) =>
    rows.filter((row) => receiverOf(row) === receiver),
  );
  async function workOff() {
    for (let queue = queues.shift(); queue; queue = queues.shift()) for (const row of queue) await work(row);
  }
  await Promise.all(Array.from({ length: AT_THE_SAME_TIME }, workOff));
}

const receiverOf = ({ personId, teamId }: OutboxRow) => personId ?? teamId;

async function deliver(database: CompanyDatabase, delivery: Delivery, row: OutboxRow) {
  const isOurs = await database.write((db) => holdOn(db, row, delivery.now()));
  if (!isOurs) return;
  const decision = await decide(database, delivery, row).catch((error: unknown) => {
    logFailure(delivery.log, error);
    return { is: "retry", reason: "unforeseen" } as const;
  });
  await database.write((db) => conclude(db, row, decision, delivery.now()));
}

export function logFailure(log: Delivery["log"], error: unknown) {
  const { name, message } = ((error as Error).cause ?? error) as Error;
  log.error({ error: { name, message } }, "a delivery failed and is tried again");
}

async function decide(database: CompanyDatabase, delivery: Delivery, row: OutboxRow): Promise<Decision> {
  const { read: db, tenantId } = database;
  const { channels, site, now } = delivery;
  const isOld = now() - row.createdAt > GIVE_UP_AFTER_MS;
  if (row.purpose !== "digest" && isOld) return { is: "refused", reason: "tooOld" };
  // Nobody came back from the attempts before: the message itself may be what they died of.
  if (row.attempts > MOST_ATTEMPTS) return { is: "refused", reason: "unforeseen" };
  if (row.purpose === "card") return send(await composeCard(db, site, row), channels.sendCard);
  const { sendActivity } = channels;
  if (!sendActivity) return { is: "dropped", reason: "channelOff" };
  const wait = await waitOf(db, row, now());
  if (wait) return wait;
  const compose = row.purpose === "digest" ? composeDigest : composeAtOnce;
  return send(await compose(db, site, tenantId, row), sendActivity);
}

async function send<Message>(
  composed: Composed<Message>,
  sendMessage: (message: Message) => Promise<Outcome>,
) {
  if ("reason" in composed) return { is: "dropped", reason: composed.reason } as const;
  return sendMessage(composed.message);
}

/** Why a person is not written to just now. */
async function waitOf(db: Db, { personId, purpose }: OutboxRow, now: number): Promise<Decision | null> {
  const snoozedUntil = await snoozeOf(db, personId!);
  if (snoozedUntil !== null && snoozedUntil > now)
    return purpose === "digest"
      ? { is: "later", dueAt: snoozedUntil }
      : { is: "dropped", reason: "inDigest" };
  if (purpose === "digest") {
    const hours = await personHours(db, personId!);
    const lastAt = await lastDigestAt(db, personId!);
    if (!mayDigestAt(hours, now, lastAt))
      return { is: "later", dueAt: nextDigestAt(hours, now, lastAt) ?? now + GIVE_UP_AFTER_MS };
  }
  const freeAt = await freeAgainAt(db, personId!, now);
  return freeAt === null ? null : { is: "later", dueAt: freeAt };
}

async function snoozeOf(db: Db, personId: string) {
  const { snoozedUntil } = notificationSetting;
  const isTheirs = eq(notificationSetting.personId, personId);
  return (
    (await db.select({ snoozedUntil }).from(notificationSetting).where(isTheirs).get())?.snoozedUntil ?? null
  );
}

/** When one more may be sent to somebody who has had a minute's worth. */
async function freeAgainAt(db: Db, personId: string, now: number) {
  const rows = await db
    .select({ settledAt: outbox.settledAt })
    .from(outbox)
    .where(
      and(
        eq(outbox.personId, personId),
        sql`${outbox.state} = 'sent' and ${outbox.personId} is not null`,
        sql`${outbox.settledAt} > ${now - MINUTE_MS}`,
      ),
    )
    .orderBy(asc(outbox.settledAt))
    .limit(MOST_IN_A_MINUTE)
    .all();
  return rows.length < MOST_IN_A_MINUTE ? null : rows[0]!.settledAt! + MINUTE_MS;
}

/** What was sent is marked whoever else claimed it meanwhile; any other end counts only for whoever still holds the claim. */
async function conclude(db: Db, row: OutboxRow, decision: Decision, now: number) {
  const isQueued = and(eq(outbox.outboxId, row.outboxId), eq(outbox.state, "queued"));
  await db
    .update(outbox)
    .set(changeOf(row, decision, now))
    .where(decision.is === "sent" ? isQueued : isHeld(row));
  const isFolded = decision.is === "dropped" && decision.reason === "inDigest";
  if (isFolded) await ensureDigest(db, row.personId!, now);
}

function changeOf(row: OutboxRow, decision: Decision, now: number): Partial<OutboxRow> {
  if (decision.is === "later") return { dueAt: decision.dueAt, attempts: row.attempts - 1 };
  if (decision.is === "dropped") return { state: "dropped", reason: decision.reason, settledAt: now };
  // A digest is written anew each time, so it does not grow old with the weekend or the rest it waited for.
  const since = row.purpose === "digest" ? now : row.createdAt;
  const verdict = settle(decision, { attempts: row.attempts, since }, now);
  return verdict.state === "queued" ? verdict : { ...verdict, settledAt: now };
}
