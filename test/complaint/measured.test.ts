import { expect, test } from "vitest";
import { watchComplaints } from "#server/complaint/watcher.ts";
import * as api from "#shared/complaint/api.ts";
import { usualSettings } from "#shared/complaint/deadlines.ts";
import { refusal } from "#test/world.ts";
import { createCompany, DAY_MS } from "./company.ts";

test("the same cause within 90 days is a recurrence, shown on both lessons; later it is not", async () => {
  const { bringTo, get, carla, clock, steps, complain } = await createCompany();
  const first = await bringTo("learned");
  clock.now += 30 * DAY_MS;
  const second = await bringTo("learned");
  expect(second.lesson?.recurrence).toEqual({ before: 1, after: 0 });
  expect((await get(carla, first)).lesson?.recurrence).toEqual({ before: 0, after: 1 });
  await steps.analyse(await complain(), undefined, { causeCategory: "tool" });
  expect((await get(carla, second)).lesson?.recurrence).toEqual({ before: 1, after: 0 });
  clock.now += 91 * DAY_MS;
  const third = await bringTo("learned");
  expect(third.lesson?.recurrence).toEqual({ before: 0, after: 0 });
  expect((await get(carla, second)).lesson?.recurrence).toEqual({ before: 1, after: 0 });
});

test("a team's rate counts the last 90 days; without a word from anybody no complaints mean nothing", async () => {
  const { call, itMember, carla, it, mei, stranger, bringTo, clock } = await createCompany();
  const rate = (as = itMember) => call(as, api.getComplaintRate, { supplierTeamId: it.teamId });
  expect(await rate()).toEqual({
    days: 90,
    closedCommitments: 0,
    complaints: 0,
    unconfirmed: 0,
    per100: null,
    recurrencePercent: null,
    silence: "unknown",
  });
  for (let count = 0; count < 5; count += 1) {
    await bringTo("learned");
    clock.now += DAY_MS;
  }
  expect(await rate(carla)).toMatchObject({ complaints: 5, recurrencePercent: 80, silence: "heard" });
  for (const as of [mei, stranger]) expect(await refusal(rate(as))).toMatchObject({ code: "forbidden" });
  clock.now += 91 * DAY_MS;
  expect(await rate()).toMatchObject({ complaints: 0, silence: "unknown" });
});

test("what closed without the word of who complained stays known as unconfirmed, and is counted", async () => {
  const { bringTo, get, steps, call, carla, itMember, mei, it, clock, database } = await createCompany();
  const rate = () => call(itMember, api.getComplaintRate, { supplierTeamId: it.teamId });
  const confirmed = await bringTo("learned");
  expect(confirmed.confirmedAt).toBe(clock.now);
  const silent = await bringTo("resultShared");
  clock.now += 30 * DAY_MS;
  await watchComplaints(database, clock.now);
  expect(await rate()).toMatchObject({ complaints: 2, unconfirmed: 1 });
  const closed = await steps.learn(await get(carla, silent));
  expect(closed).toMatchObject({ state: "learned", confirmedAt: null });
  expect(await rate()).toMatchObject({ complaints: 2, unconfirmed: 1 });
  const { items } = await call(mei, api.listComplaints, { scope: "mine" });
  expect(items.map(({ confirmedAt }) => confirmedAt === null).toSorted()).toEqual([false, true]);
});

test("a word that comes late is a word: what was unconfirmed is confirmed, and no longer counted", async () => {
  const { bringTo, get, steps, call, carla, itMember, it, clock, database } = await createCompany();
  const silent = await bringTo("resultShared");
  clock.now += 30 * DAY_MS;
  await watchComplaints(database, clock.now);
  const confirmed = await steps.confirm(await get(carla, silent));
  expect(confirmed.confirmedAt).toBe(clock.now);
  await steps.learn(confirmed);
  expect(await call(itMember, api.getComplaintRate, { supplierTeamId: it.teamId })).toMatchObject({
    complaints: 1,
    unconfirmed: 0,
  });
});

test("an admin sets the deadlines and the proper office; who complains is told where else to turn", async () => {
  const { call, admin, mei, complain, clock } = await createCompany();
  expect(await call(mei, api.getComplaintSettings, {})).toEqual(usualSettings);
  const before = await complain();
  const officeUrl = "https://acme.example/trust";
  const wanted = { acknowledgeDays: 1, planDays: 5, resultDays: 15, learnedDays: 30, officeUrl };
  expect(await call(admin, api.setComplaintSettings, wanted)).toEqual(wanted);
  expect(await call(mei, api.getComplaintSettings, {})).toEqual(wanted);
  expect((await complain()).dueAt).toBe(clock.now + 7 * DAY_MS);
  expect(before.dueAt).toBe(clock.now + 3 * DAY_MS);
});

test("nobody else sets them, and not to what makes no sense", async () => {
  const { call, admin, mei, itLead, carla } = await createCompany();
  const set = (more: Record<string, unknown>, as = admin) =>
    refusal(call(as, api.setComplaintSettings, { ...usualSettings, ...more }));
  for (const as of [mei, itLead, carla]) expect(await set({}, as)).toMatchObject({ code: "forbidden" });
  const bad: [string, unknown][] = [
    ["planDays", 0],
    ["planDays", 21],
    ["resultDays", 2],
    ["learnedDays", 1.5],
    ["acknowledgeDays", "1"],
    ["officeUrl", "javascript:alert(1)"],
    ["officeUrl", `https://acme.example/${"x".repeat(500)}`],
  ];
  for (const [field, value] of bad)
    expect(await set({ [field]: value })).toMatchObject({ code: "invalid", field });
  expect(await call(mei, api.getComplaintSettings, {})).toEqual(usualSettings);
});
