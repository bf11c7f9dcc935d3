import { expect, test } from "vitest";
import { startClock } from "#shared/commitment/clock.ts";
import { countingOf, limitInDays, limitOf, limitUntil, timeOf } from "#shared/commitment/time.ts";
import { deliver } from "#shared/commitment/transitions.ts";
import { at, HOUR, neverOpen, oslo, osloTime, utc, within } from "./hours.ts";

test.each([
  [
    "8 working hours from Friday noon skip the weekend",
    8,
    "workingHours",
    "2026-03-06T11:00",
    "2026-03-09T11:00",
  ],
  ["8 working hours skip a holiday too", 8, "workingHours", "2026-04-30T08:00", "2026-05-04T08:00"],
  [
    "one working day keeps the local time when clocks go forward",
    1,
    "workingDays",
    "2026-03-27T11:00",
    "2026-03-30T10:00",
  ],
  [
    "one working day keeps the local time when clocks go back",
    1,
    "workingDays",
    "2026-10-23T10:00",
    "2026-10-26T11:00",
  ],
  ["24 elapsed hours run through the weekend", 24, "elapsedHours", "2026-03-06T15:00", "2026-03-07T15:00"],
  [
    "one calendar day keeps the local time when clocks go forward",
    1,
    "elapsedDays",
    "2026-03-28T11:00",
    "2026-03-29T10:00",
  ],
] as const)("%s", (_, threshold, unit, from, due) => {
  expect(utc(within(threshold, unit, at(from))!.dueAt)).toBe(due);
});

test("a standard starts to be at risk when 80 % of its time is used, in the time it counts in", () => {
  expect(utc(within(10, "workingHours", at("2026-03-06T11:00"))!.atRiskAt)).toBe("2026-03-09T11:00");
  expect(utc(within(10, "elapsedHours", at("2026-03-06T11:00"))!.atRiskAt)).toBe("2026-03-06T19:00");
});

test("a promise for a Sunday has no working time, so its risk follows the clock on the wall", () => {
  const limit = limitUntil(at("2026-03-08T12:00"), at("2026-03-08T02:00"), osloTime);
  expect(utc(limit.atRiskAt)).toBe("2026-03-08T10:00");
});

test("a team that never works is never late by working time", () => {
  expect(limitOf({ threshold: 1, unit: "workingHours" }, at("2026-03-06T11:00"), neverOpen)).toBeNull();
  expect(limitInDays(1, at("2026-03-06T11:00"), neverOpen)).toBeNull();
});

test("percentages and points are no time", () => {
  expect(limitOf({ threshold: 90, unit: "percent" }, 0, oslo)).toBeNull();
});

test.each([
  ["elapsedHours", "elapsed"],
  ["elapsedDays", "elapsed"],
  ["workingHours", "working"],
  ["workingDays", "working"],
] as const)("a standard in %s counts %s time", (unit, countsIn) => {
  expect(countingOf({ unit })).toBe(countsIn);
});

test("the clock of a calendar in another zone runs by that zone's hours", () => {
  const shanghai = { ...oslo, timeZone: "Asia/Shanghai" };
  const limit = limitOf({ threshold: 2, unit: "workingHours" }, at("2026-03-09T08:00"), shanghai)!;
  expect(utc(limit.dueAt)).toBe("2026-03-10T02:00");
  const time = timeOf(shanghai, "working");
  const clock = startClock({ askedAt: at("2026-03-09T08:00"), respond: null, deliver: limit });
  expect(deliver(clock, time, at("2026-03-10T02:00"), null)).toMatchObject({
    deliveredInTime: true,
    usedSeconds: 2 * HOUR,
  });
});
