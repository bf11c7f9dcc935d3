import { and, count, eq, inArray, isNull, lt, lte, ne } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, found } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import type * as api from "#shared/notification/api.ts";
import { type NotificationSettings, snoozeDays } from "#shared/notification/model.ts";
import { Problem } from "#shared/problem.ts";
import { notification, notificationSetting, outbox } from "./table.ts";

type Input<Name extends keyof typeof api> = z.output<(typeof api)[Name]["input"]>;

const DAY_MS = 86_400_000;
const MOST_COUNTED = 100;
const KEPT_MS = { list: 90 * DAY_MS, outbox: 30 * DAY_MS };
const REMOVED_AT_ONCE = 1_000;

export async function countNotifications({ db, actor }: Ctx) {
  return { unread: await countUnread(db, actor.personId) };
}

async function countUnread(db: Db, personId: string) {
  const unread = db
    .select({ notificationId: notification.notificationId })
    .from(notification)
    .where(and(eq(notification.personId, personId), isNull(notification.readAt)))
    .limit(MOST_COUNTED)
    .as("unread");
  const row = await db.select({ count: count() }).from(unread).get();
  return row?.count ?? 0;
}

/** Only one's own; marked already is marked. */
export async function readNotifications(
  { db, actor, now, record }: Ctx,
  { notificationId, isWithOlder }: Input<"readNotifications">,
) {
  const { personId } = actor;
  const isOwn = eq(notification.personId, personId);
  const isThis = eq(notification.notificationId, notificationId);
  found(
    await db
      .select({ notificationId: notification.notificationId })
      .from(notification)
      .where(and(isOwn, isThis))
      .get(),
  );
  const isMeant = isWithOlder ? lte(notification.notificationId, notificationId) : isThis;
  const marked = await db
    .update(notification)
    .set({ readAt: now })
    .where(and(isOwn, isMeant, isNull(notification.readAt)))
    .returning({ notificationId: notification.notificationId });
  if (marked.length > 0)
    record({
      verb: "notification.read",
      subjectId: notificationId,
      audience: [personId],
      change: { count: marked.length },
    });
  return { unread: await countUnread(db, personId) };
}

export async function getNotificationSettings({ db, actor, now }: Ctx): Promise<NotificationSettings> {
  const isOwn = eq(notificationSetting.personId, actor.personId);
  const row = await db.select().from(notificationSetting).where(isOwn).get();
  const snoozedUntil = row?.snoozedUntil ?? null;
  return {
    switchedOff: row?.switchedOff ?? [],
    snoozedUntil: snoozedUntil !== null && snoozedUntil > now ? snoozedUntil : null,
  };
}

export function switchKinds(ctx: Ctx, { switchedOff }: Input<"switchKinds">) {
  return change(ctx, { switchedOff });
}

export async function snoozeNotifications(ctx: Ctx, { until }: Input<"snoozeNotifications">) {
  const isPossible = until === null || (until > ctx.now && until <= ctx.now + snoozeDays * DAY_MS);
  if (!isPossible) throw new Problem("invalid", "notification.error.snooze", { field: "until" });
  return change(ctx, { snoozedUntil: until });
}

async function change(ctx: Ctx, part: Partial<NotificationSettings>) {
  const { personId } = ctx.actor;
  await ctx.db
    .insert(notificationSetting)
    .values({ personId, switchedOff: [], ...part })
    .onConflictDoUpdate({ target: notificationSetting.personId, set: part });
  ctx.record({ verb: "notification.set", subjectId: personId, audience: [personId], change: { ...part } });
  return getNotificationSettings(ctx);
}

/** Forgets what is old: lists after 90 days, messages that are settled after 30; a part at a time. */
export async function dropOldNotifications(db: Db, now: number) {
  const { notificationId } = notification;
  const oldOnes = db
    .select({ notificationId })
    .from(notification)
    .where(lt(notification.createdAt, now - KEPT_MS.list))
    .limit(REMOVED_AT_ONCE);
  await db.delete(notification).where(inArray(notificationId, oldOnes));
  const settled = db
    .select({ outboxId: outbox.outboxId })
    .from(outbox)
    .where(and(lt(outbox.createdAt, now - KEPT_MS.outbox), ne(outbox.state, "queued")))
    .limit(REMOVED_AT_ONCE);
  await db.delete(outbox).where(inArray(outbox.outboxId, settled));
}
