import { expect, test } from "vitest";
import * as api from "#shared/notification/api.ts";
import { mayDigestAt, nextDigestAt, ownHours } from "#shared/notification/digest.ts";
import { updateMe } from "#shared/organisation/api.ts";
import { DAY_MS, FRIDAY, HOUR_MS, MONDAY } from "#test/commitment/company.ts";
import { refusal } from "#test/world.ts";
import { createPost } from "./post.ts";

const week: [string, string][] = [["09:00", "17:00"]];
const hours = { timeZone: "UTC", intervals: { mon: week, tue: week, wed: week, thu: week, fri: week } };

test("a digest goes out as the working day begins, on the reader's own clock, and not at weekends", () => {
  expect(nextDigestAt(hours, MONDAY - HOUR_MS, null)).toBe(MONDAY);
  expect(nextDigestAt(hours, MONDAY + HOUR_MS, null)).toBe(MONDAY + DAY_MS);
  expect(nextDigestAt(hours, FRIDAY + HOUR_MS, null)).toBe(MONDAY + 7 * DAY_MS);
  expect(nextDigestAt(hours, MONDAY - HOUR_MS, MONDAY - HOUR_MS)).toBe(MONDAY + DAY_MS);
  expect(nextDigestAt(ownHours(hours, "Asia/Shanghai"), MONDAY, null)).toBe(MONDAY + 16 * HOUR_MS);
  expect(nextDigestAt({ timeZone: "UTC", intervals: {} }, MONDAY, null)).toBeNull();
  expect(mayDigestAt(hours, MONDAY, null)).toBe(true);
  expect(mayDigestAt(hours, MONDAY - 1, null)).toBe(false);
  expect(mayDigestAt(hours, MONDAY + HOUR_MS, MONDAY)).toBe(false);
});

async function createReader() {
  const post = await createPost();
  const { promise, lin, mei, clock, deliver, services } = post;
  /** Something that can wait for Mei's digest. */
  async function tellMei() {
    clock.now += 1_000;
    return promise(lin, { requesterId: mei.personId });
  }
  async function digestsBy(at: number) {
    clock.now = at;
    await deliver();
    const hers = services.messages.filter(({ path }) => path.includes(mei.objectId));
    return hers
      .filter(({ body }) => body.activityType === "digest")
      .map(({ body }) => (body.templateParameters as { value: string }[])[0]!.value);
  }
  return { ...post, tellMei, digestsBy };
}

test("what can wait comes together, once a day", async () => {
  const { tellMei, digestsBy } = await createReader();
  await tellMei();
  await tellMei();
  expect(await digestsBy(MONDAY + 7 * HOUR_MS)).toEqual([]);
  expect(await digestsBy(MONDAY + DAY_MS)).toEqual(["2 new things for you"]);
  await tellMei();
  expect(await digestsBy(MONDAY + DAY_MS + 7 * HOUR_MS)).toHaveLength(1);
  expect(await digestsBy(MONDAY + 2 * DAY_MS)).toEqual(["2 new things for you", "1 new thing for you"]);
  expect(await digestsBy(MONDAY + 3 * DAY_MS)).toHaveLength(2);
});

test("a reader in Shanghai has it at nine in Shanghai, in Chinese", async () => {
  const { tellMei, digestsBy, call, mei } = await createReader();
  await call(mei, updateMe, { locale: "zh-CN", timeZone: "Asia/Shanghai" });
  await tellMei();
  expect(await digestsBy(MONDAY + 16 * HOUR_MS - 1)).toEqual([]);
  expect(await digestsBy(MONDAY + 16 * HOUR_MS)).toEqual(["有 1 条与您有关的新消息"]);
});

test("a server that stood still over night sends it in working hours all the same", async () => {
  const { tellMei, digestsBy } = await createReader();
  await tellMei();
  expect(await digestsBy(MONDAY + DAY_MS + 10 * HOUR_MS)).toEqual([]);
  expect(await digestsBy(MONDAY + 2 * DAY_MS)).toEqual(["1 new thing for you"]);
});

test("what was read before needs no digest", async () => {
  const { tellMei, digestsBy, call, mei } = await createReader();
  await tellMei();
  const { items } = await call(mei, api.listNotifications, {});
  await call(mei, api.readNotifications, { notificationId: items[0]!.notificationId, isWithOlder: true });
  expect(await digestsBy(MONDAY + DAY_MS)).toEqual([]);
});

test("a kind that is switched off interrupts nobody; the list has it as read", async () => {
  const { tellMei, digestsBy, call, mei } = await createReader();
  const settings = { switchedOff: ["answer" as const, "answer" as const] };
  expect(await call(mei, api.switchKinds, settings)).toEqual({ switchedOff: ["answer"], snoozedUntil: null });
  await tellMei();
  expect(await digestsBy(MONDAY + DAY_MS)).toEqual([]);
  const { items } = await call(mei, api.listNotifications, {});
  expect(items.map(({ said, readAt }) => [said, readAt !== null])).toEqual([["promised", true]]);
  await call(mei, api.switchKinds, { switchedOff: [] });
  await tellMei();
  expect(await digestsBy(MONDAY + 2 * DAY_MS)).toEqual(["1 new thing for you"]);
});

test("who is not to be interrupted is not; what was urgent is in the digest after it", async () => {
  const { ask, mei, sam, dee, call, clock, deliver, services } = await createPost();
  await call(sam, api.snoozeNotifications, { until: MONDAY + DAY_MS + 2 * HOUR_MS });
  await ask(mei);
  expect((await deliver()).toSorted()).toEqual(["dropped: inDigest", "sent"]);
  const told = () => services.messages.filter(({ path }) => path.includes(sam.objectId));
  clock.now = MONDAY + DAY_MS;
  await deliver();
  expect(told()).toEqual([]);
  expect((await call(sam, api.listNotifications, {})).items.map(({ said }) => said)).toContain("asked");
  clock.now = MONDAY + DAY_MS + 2 * HOUR_MS;
  await deliver();
  expect(told().map(({ body }) => body.activityType)).toEqual(["digest"]);
  expect((await call(sam, api.getNotificationSettings, {})).snoozedUntil).toBeNull();
  expect((await call(dee, api.getNotificationSettings, {})).snoozedUntil).toBeNull();
});

test("to be left alone ends when one says so, and at the latest after 60 days", async () => {
  const { mei, call } = await createPost();
  const snooze = (until: number | null) => call(mei, api.snoozeNotifications, { until });
  for (const until of [MONDAY, MONDAY - 1, MONDAY + 61 * DAY_MS])
    expect(await refusal(snooze(until))).toEqual({
      code: "invalid",
      key: "notification.error.snooze",
      field: "until",
    });
  expect((await snooze(FRIDAY)).snoozedUntil).toBe(FRIDAY);
  expect((await snooze(null)).snoozedUntil).toBeNull();
});
