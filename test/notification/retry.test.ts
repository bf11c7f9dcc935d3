import { eq, ne } from "drizzle-orm";
import { expect, test } from "vitest";
import { openDatabase } from "#server/db/open.ts";
import { LEASE_MS } from "#server/notification/claim.ts";
import type { ActivityMessage, CardMessage } from "#server/notification/senders.ts";
import { outbox } from "#server/notification/table.ts";
import * as api from "#shared/notification/api.ts";
import { MOST_ATTEMPTS } from "#shared/notification/delivery.ts";
import { DAY_MS, FRIDAY, HOUR_MS, MONDAY } from "#test/commitment/company.ts";
import { createPost, idOf } from "./post.ts";

const NEXT_MONDAY = MONDAY + 7 * DAY_MS;

/** Lin promised Mei something on Friday; her digest goes out on Monday. */
async function createFridayDigest() {
  const post = await createPost();
  const { promise, lin, mei, clock, database, services } = post;
  clock.now = FRIDAY + HOUR_MS;
  await promise(lin, { requesterId: mei.personId, dueAt: NEXT_MONDAY + DAY_MS });
  await database.write((db) => db.delete(outbox).where(ne(outbox.personId, mei.personId)));
  const digest = async () =>
    (await database.read.select().from(outbox).where(eq(outbox.personId, mei.personId)).get())!;
  const sent = () => services.messages.filter(({ path }) => path.includes(mei.objectId));
  return { ...post, digest, sent };
}

test("a digest that waited over the weekend is tried again after 429, an error and a timeout", async () => {
  const { clock, deliver, delivery, digest, sent, services } = await createFridayDigest();
  const { sendActivity } = delivery.channels;
  const tooSlow = async () => ({ is: "retry", reason: "tooSlow" }) as const;
  services.replies.push({ status: 429, headers: { "retry-after": "120" } }, { status: 503 });
  clock.now = NEXT_MONDAY;
  for (const reason of ["throttled", "serverError", "tooSlow"] as const) {
    delivery.channels.sendActivity = reason === "tooSlow" ? tooSlow : sendActivity;
    await deliver();
    expect(await digest()).toMatchObject({ state: "queued", reason });
    clock.now = (await digest()).dueAt;
  }
  delivery.channels.sendActivity = sendActivity;
  await deliver();
  expect((await digest()).state).toBe("sent");
  expect(sent()).toHaveLength(3);
  expect(new Set(sent().map(idOf)).size).toBe(1);
});

test("a digest after days without interruption is tried again as well", async () => {
  const { call, mei, clock, deliver, digest, services } = await createFridayDigest();
  await call(mei, api.snoozeNotifications, { until: NEXT_MONDAY + 3 * DAY_MS });
  clock.now = NEXT_MONDAY;
  await deliver();
  clock.now = (await digest()).dueAt;
  services.replies.push({ status: 429 });
  await deliver();
  expect(await digest()).toMatchObject({ state: "queued", reason: "throttled" });
});

test("a digest that nobody takes is given up after so many attempts, visibly, and what it told is not lost", async () => {
  const { promise, lin, mei, clock, deliver, digest, sent, services } = await createFridayDigest();
  services.replies.push(...Array.from({ length: MOST_ATTEMPTS }, () => ({ status: 503 })));
  for (let row = await digest(); row.state === "queued"; row = await digest()) {
    clock.now = row.dueAt;
    await deliver();
  }
  expect(await digest()).toMatchObject({ state: "givenUp", reason: "serverError", attempts: MOST_ATTEMPTS });
  await promise(lin, { requesterId: mei.personId, dueAt: clock.now + DAY_MS });
  clock.now += 3 * DAY_MS;
  await deliver();
  expect(sent().at(-1)?.body.templateParameters).toEqual([{ name: "text", value: "2 new things for you" }]);
});

test("what fails unforeseen is put off like any failure, given up in the end, and holds up nothing else", async () => {
  const { clock, ask, deliver, delivery, digest } = await createFridayDigest();
  const { sendActivity } = delivery.channels;
  delivery.channels.sendActivity = async (message: ActivityMessage) => {
    if (message.activityType === "digest") throw new Error("Nobody thought of this.");
    return sendActivity!(message);
  };
  clock.now = NEXT_MONDAY;
  await ask();
  expect(await deliver()).toEqual(["sent", "sent"]);
  expect(await digest()).toMatchObject({ state: "queued", reason: "unforeseen", attempts: 1 });
  for (let row = await digest(); row.state === "queued"; row = await digest()) {
    clock.now = row.dueAt;
    await deliver();
  }
  expect(await digest()).toMatchObject({ state: "givenUp", reason: "unforeseen", attempts: MOST_ATTEMPTS });
});

test("a message that kills its sender each time is given up too", async () => {
  const { ask, clock, database, deliver, rows } = await createPost();
  await ask();
  await database.write((db) => db.update(outbox).set({ attempts: MOST_ATTEMPTS }));
  clock.now += LEASE_MS;
  expect(await deliver()).toEqual(["givenUp: unforeseen", "givenUp: unforeseen"]);
  expect((await rows()).every(({ settledAt }) => settledAt === clock.now)).toBe(true);
});

test("a channel so slow that claims run out gets each card once from two servers", async () => {
  const { call, sam, it: team, clock, database, deliver, delivery, services, tenantId } = await createPost();
  await call(sam, api.setTeamChannel, { teamId: team.teamId, url: `${services.url}/workflows/1` });
  for (let count = 0; count < 20; count++) await call(sam, api.tryTeamChannel, { teamId: team.teamId });
  const theirs = await openDatabase(database.url, tenantId);
  const { sendCard } = delivery.channels;
  const inTenSeconds = async (message: CardMessage) => {
    clock.now += 10_000;
    delivery.channels.sendCard = sendCard;
    await deliver(theirs);
    delivery.channels.sendCard = inTenSeconds;
    return sendCard(message);
  };
  delivery.channels.sendCard = inTenSeconds;
  const outcomes = await deliver();
  theirs.close();
  expect(outcomes).toEqual(Array.from({ length: 20 }, () => "sent"));
  expect(services.messages).toHaveLength(20);
  expect(new Set(services.messages.map(idOf)).size).toBe(20);
});
