import { and, count, desc, eq, gt, isNull } from "drizzle-orm";
import type { Db } from "#server/db/open.ts";
import { person, team } from "#server/organisation/table.ts";
import { deepLinkTo, type Site } from "#shared/deepLink.ts";
import type { Reason } from "#shared/notification/delivery.ts";
import { manners } from "#shared/notification/rules.ts";
import { cardOf, testCard } from "./card.ts";
import { lastDigestAt } from "./digest.ts";
import type { ActivityMessage, CardMessage } from "./senders.ts";
import { subjectsOf, titleFor } from "./subjects.ts";
import { notification, type outbox, teamChannel } from "./table.ts";
import { nameOf, readerOf, sayingOf, writerFor } from "./words.ts";

export type OutboxRow = typeof outbox.$inferSelect;
/** A message as it will be sent, or why it is not. */
export type Composed<Message> = { message: Message } | { reason: Reason };

/** Writes one thing that happened, in the words and the language of the person who is told. */
export async function composeAtOnce(
  db: Db,
  site: Site,
  tenantId: string,
  { outboxId, personId, said, subjectId, actorId }: OutboxRow,
): Promise<Composed<ActivityMessage>> {
  const { objectId, write, ids } = await readerOf(db, personId!);
  if (objectId === null) return { reason: "notSignedIn" };
  const subject = (await subjectsOf(db, [{ said: said!, subjectId: subjectId! }])).get(subjectId!);
  const title = titleFor(subject, ids) ?? "";
  const webUrl = deepLinkTo(site, subject?.path ?? "/notifications", title);
  const text = sayingOf(write, said!, await nameOf(db, actorId));
  const activityType = manners[said!].kind;
  return { message: { outboxId, tenantId, objectId, activityType, text, preview: title, webUrl } };
}

/** Writes what is new since the last digest and not read yet; nothing new is nothing sent. */
export async function composeDigest(
  db: Db,
  site: Site,
  tenantId: string,
  { outboxId, personId }: OutboxRow,
): Promise<Composed<ActivityMessage>> {
  const { objectId, write, ids } = await readerOf(db, personId!);
  if (objectId === null) return { reason: "notSignedIn" };
  const { total, latest } = await newsOf(db, personId!);
  if (latest === undefined) return { reason: "nothingNew" };
  const subject = (await subjectsOf(db, [latest])).get(latest.subjectId);
  const said = sayingOf(write, latest.said, await nameOf(db, latest.actorId));
  const preview = [said, titleFor(subject, ids)].filter(Boolean).join(": ");
  const text = write("notification.digest", { count: total });
  const webUrl = deepLinkTo(site, "/notifications", text);
  return { message: { outboxId, tenantId, objectId, activityType: "digest", text, preview, webUrl } };
}

async function newsOf(db: Db, personId: string) {
  const since = (await lastDigestAt(db, personId)) ?? 0;
  const isNew = and(
    eq(notification.personId, personId),
    isNull(notification.readAt),
    gt(notification.createdAt, since),
  );
  const { notificationId, said, subjectId, actorId } = notification;
  const counted = await db.select({ total: count() }).from(notification).where(isNew).get();
  const latest = await db
    .select({ said, subjectId, actorId })
    .from(notification)
    .where(isNew)
    .orderBy(desc(notificationId))
    .limit(1)
    .get();
  return { total: counted?.total ?? 0, latest };
}

/** Writes a card for a team's channel, in the language of the lead who set it up. */
export async function composeCard(
  db: Db,
  site: Site,
  { outboxId, teamId, said, subjectId, actorId }: OutboxRow,
): Promise<Composed<CardMessage>> {
  const channel = await db
    .select({ url: teamChannel.webhookUrl, locale: person.locale, team: team.name })
    .from(teamChannel)
    .innerJoin(team, eq(team.teamId, teamChannel.teamId))
    .innerJoin(person, eq(person.personId, teamChannel.setById))
    .where(eq(teamChannel.teamId, teamId!))
    .get();
  if (!channel) return { reason: "channelOff" };
  const { url, locale } = channel;
  const write = writerFor(locale);
  if (said === null || subjectId === null) {
    const card = testCard(write, channel.team, deepLinkTo(site, `/team/${teamId}`));
    return { message: { outboxId, url, card } };
  }
  const subject = (await subjectsOf(db, [{ said, subjectId }])).get(subjectId);
  if (!subject) return { reason: "tooOld" };
  const { title, path, supplierName, customerName } = subject;
  const card = cardOf({
    heading: sayingOf(write, said, await nameOf(db, actorId)),
    title,
    under: write("notification.card.between", { supplier: supplierName ?? "", customer: customerName ?? "" }),
    link: { title: write("notification.card.open"), url: deepLinkTo(site, path, title) },
  });
  return { message: { outboxId, url, card } };
}
