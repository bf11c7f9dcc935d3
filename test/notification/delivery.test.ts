import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { type CompanyDatabase, openDatabase } from "#server/db/open.ts";
import { LEASE_MS } from "#server/notification/claim.ts";
import { person } from "#server/organisation/table.ts";
import { askCustomer } from "#shared/commitment/api.ts";
import { MOST_ATTEMPTS, reasons, retryAfterMs, settle } from "#shared/notification/delivery.ts";
import { manners } from "#shared/notification/rules.ts";
import { notificationEn } from "#shared/notification/text.en.ts";
import { notificationZh } from "#shared/notification/text.zh.ts";
import { updateMe } from "#shared/organisation/api.ts";
import { HOUR_MS, MONDAY } from "#test/commitment/company.ts";
import { APP_ID, createPost, idOf } from "./post.ts";

const MINUTE_MS = 60_000;

test("who is asked is told in Teams at once, in words that lead to the promise", async () => {
  const { ask, lin, deliver, services, tenantId, between } = await createPost();
  const asked = await ask(undefined, { ...between });
  expect(await deliver()).toEqual(["sent", "sent"]);
  const [message] = services.messages;
  expect(message?.path).toMatch(/^\/v1\.0\/users\/[0-9a-f-]{36}\/teamwork\/sendActivityNotification$/);
  expect(message?.headers.authorization).toBe("Bearer token-1");
  expect(message?.body).toMatchObject({
    activityType: "asked",
    previewText: { content: "A laptop for Chen" },
    templateParameters: [{ name: "text", value: "Mei asks for this" }],
  });
  const { webUrl } = message!.body.topic as { webUrl: string };
  expect(webUrl).toContain(`https://teams.microsoft.com/l/entity/${APP_ID}/today?`);
  expect(new URL(webUrl).searchParams.get("context")).toBe(
    JSON.stringify({ subEntityId: `/today/${asked.commitmentId}` }),
  );
  expect(services.tokens.map(({ path }) => path)).toEqual([`/${tenantId}/oauth2/v2.0/token`]);
  expect(services.messages.map(({ path }) => path).join()).not.toContain(lin.objectId);
});

test("of a team, its desk and its lead are told of what is asked of nobody, and not its members", async () => {
  const { ask, sam, dee, deliver, services } = await createPost();
  await ask();
  await deliver();
  const told = services.messages.map(({ path }) => path.split("/")[3]);
  expect(told.toSorted()).toEqual([sam.objectId, dee.objectId].toSorted());
});

test("a message is written in the language of its reader", async () => {
  const { ask, sam, deliver, services, call } = await createPost();
  await call(sam, updateMe, { locale: "zh-CN", timeZone: "Asia/Shanghai" });
  await ask();
  await deliver();
  const hers = services.messages.find(({ path }) => path.includes(sam.objectId));
  expect(hers?.body.templateParameters).toEqual([{ name: "text", value: "Mei提出了这项请求" }]);
});

test("429 is obeyed: nothing before Retry-After, then the same id", async () => {
  const { questioned, clock, deliver, services } = await withOne();
  services.replies.push({ status: 429, headers: { "retry-after": "300" } });
  await questioned();
  expect(await deliver()).toEqual(["queued: throttled"]);
  clock.now += 299_000;
  expect(await deliver()).toEqual(["queued: throttled"]);
  expect(services.messages).toHaveLength(1);
  clock.now += 1_000;
  expect(await deliver()).toEqual(["sent"]);
  const [first, second] = services.messages;
  expect(idOf(second!)).toBe(idOf(first!));
  expect(second?.body.chainId).toBe(first?.body.chainId);
});

test("an error of the other side is tried again, each time after a longer wait, and nothing is sent twice", async () => {
  const { questioned, clock, deliver, services, rows } = await withOne();
  services.replies.push({ status: 503 }, { status: 500 }, { status: 504 });
  await questioned();
  const waits: number[] = [];
  for (const outcome of ["queued: serverError", "queued: serverError", "queued: serverError", "sent"]) {
    expect(await deliver()).toEqual([outcome]);
    const [row] = await rows();
    if (outcome !== "sent") waits.push(row!.dueAt - clock.now);
    clock.now = row!.dueAt;
  }
  expect(waits).toEqual([30_000, 60_000, 120_000]);
  clock.now += HOUR_MS;
  await deliver();
  expect(services.messages).toHaveLength(4);
  expect(new Set(services.messages.map(idOf)).size).toBe(1);
});

test("who does not answer is not waited for longer than the limit, and asked again", async () => {
  const { questioned, deliver, services, rows } = await withOne({ limitMs: 50 });
  services.replies.push("silence");
  await questioned();
  expect(await deliver()).toEqual(["queued: tooSlow"]);
  expect((await rows())[0]?.attempts).toBe(1);
});

test.each([
  [403, "givenUp: refused"],
  [404, "givenUp: notInstalled"],
  [302, "givenUp: redirected"],
])("%i is no use to try again: given up, and visibly so", async (status, outcome) => {
  const { questioned, deliver, services, clock } = await withOne();
  services.replies.push({ status, headers: status === 302 ? { location: services.url } : {} });
  await questioned();
  expect(await deliver()).toEqual([outcome]);
  clock.now += HOUR_MS;
  await deliver();
  expect(services.messages).toHaveLength(1);
});

test("a message that cannot be delivered for a day is given up with the reason", async () => {
  const { questioned, deliver, services, clock, rows } = await withOne();
  services.replies.push(...Array.from({ length: 50 }, () => ({ status: 503 })));
  await questioned();
  const startedAt = clock.now;
  while ((await rows())[0]?.state === "queued") {
    await deliver();
    const [row] = await rows();
    if (row?.state === "queued") clock.now = row.dueAt;
  }
  expect(await deliver()).toEqual(["givenUp: serverError"]);
  expect(clock.now - startedAt).toBeGreaterThan(12 * HOUR_MS);
  expect(clock.now - startedAt).toBeLessThanOrEqual(24 * HOUR_MS);
  expect(services.messages.length).toBeLessThanOrEqual(MOST_ATTEMPTS);
});

test("a crash between sending and marking is survived: sent once more with the same id, then marked", async () => {
  const { questioned, deliver, database, services, clock } = await withOne();
  await questioned();
  const dying: CompanyDatabase = {
    ...database,
    write: async (work) => {
      if (services.messages.length > 0) throw new Error("The process dies here.");
      return database.write(work);
    },
  };
  await expect(deliver(dying)).rejects.toThrow("dies");
  expect(await deliver()).toEqual(["queued"]);
  clock.now += LEASE_MS;
  expect(await deliver()).toEqual(["sent"]);
  expect(services.messages).toHaveLength(2);
  expect(new Set(services.messages.map(idOf)).size).toBe(1);
  clock.now += LEASE_MS;
  await deliver();
  expect(services.messages).toHaveLength(2);
});

test("two servers on one database send each message once", async () => {
  const { ask, deliver, services, database, tenantId, mei } = await createPost();
  for (let count = 0; count < 4; count++) await ask(mei, { sentence: `Laptop ${count}` });
  const theirs = await openDatabase(database.url, tenantId);
  await Promise.all([deliver(), deliver(theirs), deliver(), deliver(theirs)]);
  theirs.close();
  const ids = services.messages.map(idOf);
  expect(ids).toHaveLength(8);
  expect(new Set(ids).size).toBe(8);
});

test("somebody gets ten messages a minute at most, and the eleventh in the next", async () => {
  const { ask, dee, deliver, services, clock, mei } = await createPost();
  for (let count = 0; count < 11; count++) await ask(mei, { sentence: `Laptop ${count}` });
  await deliver();
  const toDee = () => services.messages.filter(({ path }) => path.includes(dee.objectId)).length;
  expect(toDee()).toBe(10);
  clock.now += MINUTE_MS;
  await deliver();
  expect(toDee()).toBe(11);
});

test("a token is asked for once an hour; one that is refused is forgotten, and no message is lost", async () => {
  const { ask, deliver, services, clock } = await createPost();
  await ask();
  await deliver();
  clock.now += 30 * MINUTE_MS;
  await ask();
  await deliver();
  expect(services.tokens).toHaveLength(1);
  await ask();
  services.replies.push({ status: 401 });
  const sent = Array.from({ length: 6 }, () => "sent");
  expect((await deliver()).toSorted()).toEqual(["queued: tokenRefused", ...sent.slice(1)]);
  clock.now += MINUTE_MS;
  expect(await deliver()).toEqual(sent);
  expect(services.tokens).toHaveLength(2);
  services.tokenReplies.push({ status: 401 });
  clock.now += 2 * HOUR_MS;
  await ask();
  expect((await deliver()).slice(6)).toEqual(["queued: tokenRefused", "queued: tokenRefused"]);
  clock.now += MINUTE_MS;
  expect((await deliver()).slice(6)).toEqual(["sent", "sent"]);
});

test("without a secret nobody is written to, and lists are kept all the same", async () => {
  const { ask, deliver, delivery, services } = await createPost();
  delivery.channels.sendActivity = null;
  await ask();
  expect(await deliver()).toEqual(["dropped: channelOff", "dropped: channelOff"]);
  expect(services.messages).toEqual([]);
});

test("who has never signed in is left alone", async () => {
  const { questioned, deliver, services, database, mei } = await withOne();
  await questioned();
  await database.write((db) =>
    db.update(person).set({ objectId: null }).where(eq(person.personId, mei.personId)),
  );
  expect(await deliver()).toEqual(["dropped: notSignedIn"]);
  expect(services.messages).toEqual([]);
});

test("what lay unsent for more than a day is no news any more", async () => {
  const { questioned, deliver, clock, services } = await withOne();
  await questioned();
  clock.now += 25 * HOUR_MS;
  expect(await deliver()).toEqual(["givenUp: tooOld"]);
  expect(services.messages.map(({ body }) => body.activityType)).not.toContain("asked");
});

test("a wait is never shorter than asked, in seconds or as a date", () => {
  expect(retryAfterMs("120", MONDAY)).toBe(120_000);
  expect(retryAfterMs(new Date(MONDAY + 90_000).toUTCString(), MONDAY)).toBe(90_000);
  expect(retryAfterMs(new Date(MONDAY - 90_000).toUTCString(), MONDAY)).toBe(0);
  expect(retryAfterMs("soon", MONDAY)).toBeUndefined();
  expect(retryAfterMs(null, MONDAY)).toBeUndefined();
  const attempt = { attempts: 3, since: MONDAY };
  const asked = { is: "retry", reason: "throttled", afterMs: 5_000 } as const;
  expect(settle(asked, attempt, MONDAY)).toMatchObject({ dueAt: MONDAY + 120_000 });
  expect(settle({ ...asked, afterMs: 900_000 }, attempt, MONDAY)).toMatchObject({ dueAt: MONDAY + 900_000 });
  expect(settle({ ...asked, afterMs: 25 * HOUR_MS }, attempt, MONDAY).state).toBe("givenUp");
});

test("each reason and each saying has its words in both languages", async () => {
  for (const texts of [notificationEn, notificationZh] as Record<string, string>[]) {
    for (const reason of reasons) expect(texts[`notification.reason.${reason}`]).toBeTruthy();
    for (const said of Object.keys(manners)) expect(texts[`notification.said.${said}`]).toBeTruthy();
  }
});

/** One message to one person: Lin has a question for Mei. */
async function withOne(options: Parameters<typeof createPost>[0] = {}) {
  const post = await createPost(options);
  const questioned = async () => {
    const { commitmentId, revision } = await post.promise(post.lin, { requesterId: post.mei.personId });
    await post.call(post.lin, askCustomer, { commitmentId, revision, question: "Which colour?" });
  };
  return { ...post, questioned };
}
