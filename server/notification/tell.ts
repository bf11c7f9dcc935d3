import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { type NewEvent, newId } from "#server/ctx.ts";
import { insertRows } from "#server/db/insertMany.ts";
import { listedAs } from "#server/db/listed.ts";
import type { Db } from "#server/db/open.ts";
import { prepared } from "#server/db/prepared.ts";
import { person } from "#server/organisation/table.ts";
import type { Saying } from "#shared/notification/model.ts";
import { manners, rulesFor } from "#shared/notification/rules.ts";
import { ensureDigest } from "./digest.ts";
import { recipientsOf, supplierTeamOf } from "./recipients.ts";
import { notification, notificationSetting, outbox, teamChannel } from "./table.ts";

/** What happened longer ago than this is recorded late and no news: imports, a server that stood still. */
const OLD_MS = 86_400_000;

/** What is said about which thing by whom, as it is stored for each who is told. */
interface News {
  said: Saying;
  subjectId: string;
  actorId: string | null;
  momentAt: number | null;
}

/** Tells those whom events concern, in the transaction that wrote them: their lists, and the outbox for what is sent. */
export async function tell(db: Db, events: NewEvent[], actorId: string | null, now: number) {
  for (const event of events) {
    if (now - (event.occurredAt ?? now) > OLD_MS) continue;
    const doneBy = event.actorId === undefined ? actorId : event.actorId;
    const momentAt = typeof event.change?.momentAt === "number" ? event.change.momentAt : null;
    for (const { said, to, isNameless = false } of rulesFor(event.verb)) {
      const news = { said, subjectId: event.subjectId, actorId: isNameless ? null : doneBy, momentAt };
      const recipients = new Set(await recipientsOf(db, event, to));
      recipients.delete(doneBy ?? "");
      await tellPeople(db, [...recipients], news, now);
      if (manners[said].isForChannel) await tellChannel(db, news, now);
    }
  }
}

const presentAmong = prepared((db) => {
  const isMeant = inArray(person.personId, listedAs("personIds"));
  return db
    .select({ personId: person.personId, switchedOff: notificationSetting.switchedOff })
    .from(person)
    .leftJoin(notificationSetting, eq(notificationSetting.personId, person.personId))
    .where(and(isMeant, isNull(person.erasedAt), isNull(person.mergedIntoId)))
    .prepare();
});

const channelOf = prepared((db) =>
  db
    .select({ teamId: teamChannel.teamId })
    .from(teamChannel)
    .where(eq(teamChannel.teamId, sql.placeholder("teamId")))
    .prepare(),
);

/** Puts news on people's lists, and into the outbox for those who want it sent; at most a hundred people at once. */
export async function tellPeople(db: Db, personIds: string[], news: News, now: number) {
  if (personIds.length === 0) return;
  const { kind, isAtOnce } = manners[news.said];
  const people = await presentAmong(db).all({ personIds: JSON.stringify(personIds) });
  if (people.length === 0) return;
  const isOff = (one: (typeof people)[number]) => one.switchedOff?.includes(kind) ?? false;
  const rows = people.map((one) => ({
    ...news,
    notificationId: newId(now),
    personId: one.personId,
    createdAt: now,
    readAt: isOff(one) ? now : null,
  }));
  await insertRows(db, notification, rows);
  const interested = people.filter((one) => !isOff(one)).map(({ personId }) => personId);
  if (isAtOnce) await send(db, interested, news, now);
  else for (const personId of interested) await ensureDigest(db, personId, now);
}

async function send(db: Db, personIds: string[], news: News, now: number) {
  if (personIds.length === 0) return;
  const rows = personIds.map((personId) => ({
    ...messageOf(news, now),
    purpose: "atOnce" as const,
    personId,
  }));
  await insertRows(db, outbox, rows);
}

/** A channel hears what concerns its team as the supplier, where a lead has set one. */
async function tellChannel(db: Db, news: News, now: number) {
  const teamId = await supplierTeamOf(db, news.subjectId);
  if (teamId === null) return;
  if (!(await channelOf(db).get({ teamId }))) return;
  await db.insert(outbox).values({ ...messageOf(news, now), purpose: "card", teamId });
}

const messageOf = (news: News, now: number) => ({
  ...news,
  outboxId: newId(now),
  state: "queued" as const,
  dueAt: now,
  createdAt: now,
});
