import { setImmediate as nextTurn } from "node:timers/promises";
import { count, eq, inArray } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { commitment } from "#server/commitment/table.ts";
import { watchCommitments } from "#server/commitment/watcher.ts";
import { type CompanyDatabase, openDatabase } from "#server/db/open.ts";
import { event } from "#server/event/table.ts";
import { listOwed } from "#shared/commitment/readApi.ts";
import { type Company, createCompany, DAY_MS, FRIDAY, HOUR_MS, MONDAY } from "./company.ts";
import { marks, marksOf } from "./marks.ts";

async function watchUntilQuiet(database: CompanyDatabase, now: number) {
  while ((await watchCommitments(database, now)) > 0) await nextTurn();
}

test("before anything is due the watcher does nothing", async () => {
  const { promise, database } = await createCompany();
  await promise();
  expect(await watchCommitments(database, MONDAY + HOUR_MS)).toBe(0);
  expect(await marksOf(database)).toEqual([]);
});

test("risk and breach are marked once each, by nobody, with the moment they came about, and both sides are told", async () => {
  const { promise, database, lin, it, hr } = await createCompany();
  const { commitmentId } = await promise();
  const atRiskAt = MONDAY + 3 * DAY_MS + 1.6 * HOUR_MS;
  await watchUntilQuiet(database, FRIDAY + HOUR_MS);
  await watchUntilQuiet(database, FRIDAY + 2 * HOUR_MS);
  const common = {
    subjectId: commitmentId,
    actorId: null,
    recordedAt: FRIDAY + HOUR_MS,
    audience: [it.teamId, hr.teamId, lin.personId],
  };
  expect(await marksOf(database)).toEqual([
    { ...common, verb: "commitment.atRisk", occurredAt: atRiskAt },
    { ...common, verb: "commitment.breached", occurredAt: FRIDAY },
  ]);
});

test("a mark overtakes nobody's work: who read the commitment before can still act on it", async () => {
  const { promise, deliver, database, lin, clock } = await createCompany();
  const promised = await promise();
  await watchUntilQuiet(database, FRIDAY + 1);
  clock.now = FRIDAY + 1;
  expect(await deliver(lin, promised)).toMatchObject({ state: "delivered", standing: "breached" });
});

test("a moved date is watched anew", async () => {
  const { promise, proposeDate, answerDate, database, lin, mei } = await createCompany();
  await answerDate(mei, await proposeDate(lin, await promise(), FRIDAY + DAY_MS), true);
  await watchUntilQuiet(database, FRIDAY + 1);
  expect((await marksOf(database)).map(({ verb }) => verb)).toEqual(["commitment.atRisk"]);
});

test("silence after a delivery becomes unconfirmed after five working days of the customer", async () => {
  const { promise, deliver, confirm, database, hr, lin, mei, workBy, rowOf } = await createCompany();
  const office: [string, string][] = [["09:00", "17:00"]];
  await workBy(hr.teamId, {
    timeZone: "UTC",
    intervals: { mon: office, tue: office, wed: office, thu: office },
    holidays: ["2026-11-04"],
  });
  const delivered = await deliver(lin, await promise());
  // HR works from Monday to Thursday, and not on the 4th: the days that count are the 3rd, 5th, 9th, 10th and 11th.
  const closesAt = Date.parse("2026-11-11T09:00:00Z");
  await watchUntilQuiet(database, closesAt);
  expect((await rowOf(delivered.commitmentId)).state).toBe("delivered");
  await watchUntilQuiet(database, closesAt + 1);
  expect(await rowOf(delivered.commitmentId)).toMatchObject({
    state: "unconfirmed",
    closedAt: closesAt,
    accurate: null,
    promiseKept: true,
    watchAt: null,
    revision: delivered.revision + 1,
  });
  await expect(confirm(mei, delivered)).rejects.toMatchObject({ code: "conflict" });
  expect((await marksOf(database)).map(({ verb, occurredAt }) => [verb, occurredAt])).toEqual([
    ["commitment.unconfirmed", closesAt],
  ]);
});

test("a customer that never works has a week to answer", async () => {
  const { promise, deliver, hr, lin, workBy, rowOf } = await createCompany();
  await workBy(hr.teamId, { timeZone: "UTC", intervals: {} });
  const { commitmentId } = await deliver(lin, await promise());
  expect((await rowOf(commitmentId)).unconfirmedAt).toBe(MONDAY + 7 * DAY_MS);
});

test("what was answered in time is never closed as unconfirmed", async () => {
  const { promise, deliver, confirm, database, lin, mei, rowOf } = await createCompany();
  const done = await confirm(mei, await deliver(lin, await promise()));
  await watchUntilQuiet(database, MONDAY + 30 * DAY_MS);
  expect((await rowOf(done.commitmentId)).state).toBe("confirmed");
});

test("two processes on one file mark each risk, breach and silence once, while people go on working", async () => {
  const company = await createCompany();
  const { promise, deliver, database, tenantId, lin, call, clock } = company;
  for (let number = 0; number < 150; number += 1) await promise(lin, { dueAt: FRIDAY + number });
  for (let number = 0; number < 30; number += 1) await deliver(lin, await promise(lin));
  const now = MONDAY + 30 * DAY_MS;
  clock.now = now;
  const other = await openDatabase(database.url, tenantId);
  onTestFinished(() => other.close());

  await Promise.all([
    watchUntilQuiet(database, now),
    watchUntilQuiet(other, now),
    workMeanwhile(company, 20),
  ]);

  const rows = await database.read
    .select({ verb: event.verb, subjectId: event.subjectId, times: count() })
    .from(event)
    .where(inArray(event.verb, marks))
    .groupBy(event.verb, event.subjectId)
    .all();
  expect(rows.every(({ times }) => times === 1)).toBe(true);
  const total = (verb: string) => rows.filter((row) => row.verb === verb).length;
  expect([total("commitment.atRisk"), total("commitment.breached"), total("commitment.unconfirmed")]).toEqual(
    [150, 150, 30],
  );
  expect((await call(lin, listOwed, { limit: 1 })).items[0]).toMatchObject({ standing: "breached" });
});

async function workMeanwhile({ promise, lin, clock }: Company, times: number) {
  for (let number = 0; number < times; number += 1) {
    await promise(lin, { dueAt: clock.now + DAY_MS });
    await nextTurn();
  }
}

test("the state in the database and the last line of its history agree after every kind of end", async () => {
  const { promise, ask, deliver, decline, withdraw, confirm, database, lin, mei } = await createCompany();
  await decline(lin, await ask());
  await withdraw(mei, await promise());
  await confirm(mei, await deliver(lin, await promise()));
  await deliver(lin, await promise());
  await watchUntilQuiet(database, MONDAY + 30 * DAY_MS);
  for (const row of await database.read.select().from(commitment).all()) {
    const events = await database.read
      .select()
      .from(event)
      .where(eq(event.subjectId, row.commitmentId))
      .all();
    expect(events.at(-1)!.change.state).toBe(row.state);
  }
});
