import { expect, test } from "vitest";
import { recognition } from "#server/recognition/table.ts";
import { erasePerson, updateMe } from "#shared/organisation/api.ts";
import * as api from "#shared/recognition/api.ts";
import { refusal } from "#test/world.ts";
import { createCompany, DAY_MS, HOUR_MS, REASON } from "./company.ts";

test("a person is thanked in the team they are in; everybody reads it there, who is in no team too", async () => {
  const { thank, call, mei, lin, max, sam, fay, newcomer, it, hr } = await createCompany();
  const given = await thank(mei, { receiverId: max.personId });
  expect(given).toMatchObject({
    giver: { name: "Mei" },
    giverTeam: { teamId: hr.teamId },
    receiver: { name: "Max" },
    receiverTeam: { teamId: it.teamId },
    reason: REASON,
    isPrivate: false,
    commitment: null,
  });
  for (const reader of [mei, lin, max, sam, fay, newcomer])
    expect((await call(reader, api.listThanks, { teamId: it.teamId })).items).toEqual([given]);
  expect((await call(max, api.listReceivedThanks, {})).items).toEqual([given]);
  expect((await call(sam, api.listReceivedThanks, {})).items).toEqual([]);
});

test("a whole team is thanked: each of its people gets it", async () => {
  const { thank, call, mei, max, sam, it } = await createCompany();
  const given = await thank(mei, { receiverTeamId: it.teamId });
  expect(given.receiver).toBeNull();
  for (const reader of [max, sam]) {
    expect((await call(reader, api.listReceivedThanks, {})).items).toEqual([given]);
    expect((await call(reader, api.listNewThanks, {})).items).toEqual([given]);
  }
  expect((await call(mei, api.listReceivedThanks, {})).items).toEqual([]);
});

test("a private one is between giver and receiver, and its event tells nobody else", async () => {
  const { thank, call, keptPromise, eventsOf, mei, lin, max, sam, it } = await createCompany();
  const { relationshipId } = await keptPromise();
  const given = await thank(mei, { receiverId: max.personId, seenBy: "receiver" });
  const seenBy = async (reader: typeof mei) =>
    (await call(reader, api.listThanks, { relationshipId })).items.length;
  expect(await Promise.all([mei, max, lin, sam].map(seenBy))).toEqual([1, 1, 0, 0]);
  expect((await call(max, api.listReceivedThanks, {})).items).toEqual([given]);
  for (const reader of [mei, max, lin, sam])
    expect((await call(reader, api.listThanks, { teamId: it.teamId })).items).toEqual([]);
  const [event] = await eventsOf(given.recognitionId);
  expect(event?.audience.toSorted()).toEqual([mei.personId, max.personId].toSorted());
});

test("an event holds ids and no word of what was written", async () => {
  const { thank, eventsOf, mei, max } = await createCompany();
  const { recognitionId } = await thank(mei, { receiverId: max.personId });
  const [event] = await eventsOf(recognitionId);
  expect(event).toMatchObject({ verb: "recognition.given", actorId: mei.personId });
  expect(JSON.stringify(event)).not.toContain("payroll");
});

test("what it was for is shown to who may read that promise", async () => {
  const { thank, call, keptPromise, mei, max, cam, finance, it } = await createCompany();
  const { commitmentId, sentence } = await keptPromise();
  const given = await thank(mei, { receiverId: max.personId, commitmentId });
  expect(given.commitment).toEqual({ commitmentId, sentence });
  await thank(mei, { receiverId: cam.personId, commitmentId });
  const [seen] = (await call(cam, api.listThanks, { teamId: finance.teamId })).items;
  expect(seen).toMatchObject({ reason: REASON, commitment: null });
  expect((await call(max, api.listThanks, { teamId: it.teamId })).items[0]?.commitment).not.toBeNull();
});

test("a promise between other teams cannot be named, nor one that does not exist", async () => {
  const { thank, keptPromise, fay, max, mei, finance } = await createCompany();
  const { commitmentId } = await keptPromise();
  const asFinance = { giverTeamId: finance.teamId, receiverId: max.personId };
  expect(await refusal(thank(fay, { ...asFinance, commitmentId }))).toMatchObject({ code: "forbidden" });
  const unknown = crypto.randomUUID();
  expect(await refusal(thank(mei, { receiverId: max.personId, commitmentId: unknown }))) //
    .toMatchObject({ code: "notFound" });
});

test("nobody thanks themselves, neither by name nor as the only person of a team", async () => {
  const { thank, mei, solo, alone } = await createCompany();
  const self = { code: "invalid", key: "recognition.error.self" };
  expect(await refusal(thank(mei, { receiverId: mei.personId }))).toMatchObject(self);
  const asSolo = { giverTeamId: alone.teamId, receiverTeamId: alone.teamId };
  expect(await refusal(thank(solo, asSolo))).toMatchObject(self);
});

test("one's own team is thanked like any other, and its giver does not get the thanks", async () => {
  const { thank, call, mei, lin, hr } = await createCompany();
  await thank(mei, { receiverTeamId: hr.teamId });
  expect((await call(lin, api.listReceivedThanks, {})).items).toHaveLength(1);
  expect((await call(mei, api.listReceivedThanks, {})).items).toEqual([]);
});

test("nobody speaks for a team they are not in, and who is in none cannot thank yet", async () => {
  const { thank, mei, fay, newcomer, ada, max, it } = await createCompany();
  for (const stranger of [fay, newcomer, ada])
    expect(await refusal(thank(stranger, { receiverId: max.personId }))).toMatchObject({ code: "forbidden" });
  expect(await refusal(thank(mei, { giverTeamId: it.teamId, receiverId: max.personId }))) //
    .toMatchObject({ code: "forbidden" });
});

test.each([
  ["a reason of nine characters", { reason: "too short" }, "reason"],
  ["no reason", { reason: "" }, "reason"],
  ["a reason that is too long", { reason: "x".repeat(501) }, "reason"],
  ["a reason with control characters", { reason: "well done \u0007 indeed" }, "reason"],
  ["a reason that is a number", { reason: 1234567890 }, "reason"],
  ["nobody thanked", { receiverId: undefined }, "receiverId"],
  ["an id that is none", { receiverId: "max" }, "receiverId"],
  ["an unknown audience", { seenBy: "all" }, "seenBy"],
  ["an unknown field", { points: 5 }, "points"],
])("%s is refused", async (_, more, field) => {
  const { send, mei, max, hr } = await createCompany();
  const input = { giverTeamId: hr.teamId, receiverId: max.personId, reason: REASON, ...more };
  const response = await send(mei, api.giveThanks, input);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: "invalid", field });
});

test("markup stays text", async () => {
  const { thank, mei, max } = await createCompany();
  const reason = "<img src=x onerror=alert(1)> for the file";
  expect((await thank(mei, { receiverId: max.personId, reason })).reason).toBe(reason);
});

test("somebody unknown, erased, or in another team than named, and an archived team, are refused", async () => {
  const { thank, call, addTeam, mei, max, ada, fay, hr, clock } = await createCompany();
  const archived = await addTeam("Old", { archivedAt: clock.now });
  expect(await refusal(thank(mei, { receiverId: crypto.randomUUID() }))).toMatchObject({ code: "notFound" });
  expect(await refusal(thank(mei, { receiverId: max.personId, receiverTeamId: hr.teamId }))) //
    .toMatchObject({ key: "recognition.error.notInTeam" });
  expect(await refusal(thank(mei, { receiverTeamId: archived.teamId }))) //
    .toMatchObject({ key: "recognition.error.archived" });
  await call(ada, erasePerson, { personId: fay.personId });
  expect(await refusal(thank(mei, { receiverId: fay.personId }))).toMatchObject({ code: "notFound" });
});

test("five a day: a flood sent at once leaves five, and the sixth says why", async () => {
  const { thank, call, database, mei, max } = await createCompany();
  const flood = Array.from({ length: 12 }, () => thank(mei, { receiverId: max.personId }));
  const outcomes = await Promise.allSettled(flood);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  expect(await database.read.select().from(recognition).all()).toHaveLength(5);
  expect(await refusal(thank(mei, { receiverId: max.personId }))).toMatchObject({
    code: "conflict",
    key: "recognition.error.dailyLimit",
  });
  expect(await call(mei, api.getThanksLeft, {})).toEqual({ leftToday: 0, isAlwaysTheSame: false });
});

test("the day ends where the giver lives: at midnight in Shanghai five new ones are there", async () => {
  const { thank, call, clock, mei, max } = await createCompany();
  await call(mei, updateMe, { locale: "zh-CN", timeZone: "Asia/Shanghai" });
  clock.now = Date.parse("2026-11-03T15:00:00Z");
  for (let count = 0; count < 5; count += 1) await thank(mei, { receiverId: max.personId });
  clock.now += HOUR_MS - 1;
  expect(await refusal(thank(mei, { receiverId: max.personId }))) //
    .toMatchObject({ key: "recognition.error.dailyLimit" });
  clock.now += 1;
  expect((await call(mei, api.getThanksLeft, {})).leftToday).toBe(5);
  await thank(mei, { receiverId: max.personId });
});

test("sent twice with the same key it is given once", async () => {
  const { thank, database, mei, max } = await createCompany();
  const once = { "idempotency-key": "thanks-to-max" };
  const first = await thank(mei, { receiverId: max.personId }, once);
  expect(await thank(mei, { receiverId: max.personId }, once)).toEqual(first);
  expect(await database.read.select().from(recognition).all()).toHaveLength(1);
});

test("who thanks one person most, who thanks most back, is asked quietly; the other is not", async () => {
  const { thank, call, clock, mei, max, sam, it } = await createCompany();
  for (let count = 0; count < 10; count += 1) {
    if (count === 5) clock.now += DAY_MS;
    await thank(mei, { receiverId: max.personId });
  }
  expect((await call(mei, api.getThanksLeft, {})).isAlwaysTheSame).toBe(false);
  await thank(max, { giverTeamId: it.teamId, receiverId: mei.personId });
  expect((await call(mei, api.getThanksLeft, {})).isAlwaysTheSame).toBe(true);
  expect((await call(max, api.getThanksLeft, {})).isAlwaysTheSame).toBe(false);
  for (let count = 0; count < 2; count += 1)
    await thank(sam, { giverTeamId: it.teamId, receiverId: mei.personId });
  expect((await call(mei, api.getThanksLeft, {})).isAlwaysTheSame).toBe(false);
});

test("a list goes on where the page before ended; another list's cursor is refused", async () => {
  const { thank, call, clock, mei, max, it } = await createCompany();
  const given: string[] = [];
  for (let count = 0; count < 5; count += 1) {
    clock.now += count % 2;
    given.push((await thank(mei, { receiverId: max.personId })).recognitionId);
  }
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: { recognitionId: string }[]; nextCursor: string | null } = await call(
      mei,
      api.listThanks,
      { teamId: it.teamId, limit: 2, ...(cursor ? { cursor } : {}) },
    );
    seen.push(...page.items.map(({ recognitionId }) => recognitionId));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen.toSorted()).toEqual(given.toSorted());
  expect(await refusal(call(mei, api.listThanks, { teamId: it.teamId, cursor: "x" }))) //
    .toMatchObject({ key: "error.cursor" });
});

test("a relationship's card shows thanks both ways, to its two sides only; without a filter nothing is listed", async () => {
  const { thank, call, keptPromise, mei, max, fay, finance, it } = await createCompany();
  const { relationshipId } = await keptPromise();
  await thank(mei, { receiverId: max.personId });
  await thank(max, { giverTeamId: it.teamId, receiverId: mei.personId });
  await thank(fay, { giverTeamId: finance.teamId, receiverId: max.personId });
  expect((await call(mei, api.listThanks, { relationshipId })).items).toHaveLength(2);
  expect(await refusal(call(fay, api.listThanks, { relationshipId }))).toMatchObject({ code: "forbidden" });
  expect(await refusal(call(fay, api.listThanks, {}))).toMatchObject({ field: "teamId" });
});

test("Today tells of a thank-you for a week", async () => {
  const { thank, call, clock, mei, max } = await createCompany();
  await thank(mei, { receiverId: max.personId });
  clock.now += 7 * DAY_MS - HOUR_MS;
  expect((await call(max, api.listNewThanks, {})).items).toHaveLength(1);
  clock.now += HOUR_MS;
  expect((await call(max, api.listNewThanks, {})).items).toEqual([]);
});

const SOURCE = { title: "Payroll in November", url: "https://intranet.example/payroll" };

test("the page it was recorded from is read by the two teams, and by nobody else who reads the thanks", async () => {
  const { thank, call, mei, lin, max, sam, fay, newcomer, it } = await createCompany();
  const given = await thank(mei, { receiverId: max.personId, source: SOURCE });
  expect(given.source).toEqual(SOURCE);
  const sourceFor = async (reader: typeof mei) =>
    (await call(reader, api.listThanks, { teamId: it.teamId })).items.map(({ source }) => source);
  for (const reader of [mei, lin, max, sam]) expect(await sourceFor(reader)).toEqual([SOURCE]);
  for (const reader of [fay, newcomer]) expect(await sourceFor(reader)).toEqual([null]);
});

test.each([
  { title: "x", url: "javascript:alert(1)" },
  { title: "x", url: `https://intranet.example/${"x".repeat(2000)}` },
])("a source that is no web address, or too long, is refused", async (source) => {
  const { thank, mei, max } = await createCompany();
  expect(await refusal(thank(mei, { receiverId: max.personId, source }))) //
    .toMatchObject({ code: "invalid", field: "source.url" });
});
