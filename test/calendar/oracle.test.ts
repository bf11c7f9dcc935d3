import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addWorkingDays,
  addWorkingTime,
  isWorkingAt,
  nextOpening,
  workingTimeBetween,
} from "#shared/calendar/rules.ts";
import { DAY, dayTimeSituation, MINUTE, situation } from "./arbitraries.ts";
import { stepsWalked, workingDaysWalked, works, workWalked } from "./oracle.ts";

const minutes = (most: number) => fc.integer({ min: 0, max: most });

test("the working time between two instants is what a walk along the wall clock counts", () => {
  const claim = fc.property(situation, minutes(2_880), ({ calendar, start, pauses }, length) => {
    const end = new Date(start.getTime() + length * MINUTE);
    const walked = workWalked(calendar, start.getTime(), end.getTime(), MINUTE, pauses);
    expect(workingTimeBetween(calendar, start, end, pauses)).toBe(walked / 1_000);
  });
  fc.assert(claim, { numRuns: 200 });
});

test("working time is used up where a walk along the wall clock has used it up", () => {
  const claim = fc.property(situation, minutes(1_500), ({ calendar, start, pauses }, amount) => {
    const walked = stepsWalked(calendar, start.getTime(), amount, MINUTE, 3 * DAY, pauses);
    const due = addWorkingTime(calendar, start, amount * 60, pauses)?.getTime() ?? Number.POSITIVE_INFINITY;
    if (walked === null) expect(due).toBeGreaterThan(start.getTime() + 3 * DAY);
    else expect(due).toBe(walked);
  });
  fc.assert(claim, { numRuns: 200 });
});

test("to the second, too", () => {
  const seconds = fc.integer({ min: -1_800, max: 1_800 });
  const claim = fc.property(situation, seconds, minutes(60), ({ calendar, at, pauses }, offset, length) => {
    const start = at + offset * 1_000;
    const end = start + length * MINUTE;
    const walked = workWalked(calendar, start, end, 1_000, pauses);
    expect(workingTimeBetween(calendar, new Date(start), new Date(end), pauses)).toBe(walked / 1_000);
  });
  fc.assert(claim, { numRuns: 100 });
});

test("an instant works when its reading of the wall says so", () => {
  const claim = fc.property(situation, ({ calendar, start, pauses }) => {
    expect(isWorkingAt(calendar, start, pauses)).toBe(works(calendar, start.getTime(), pauses));
  });
  fc.assert(claim, { numRuns: 500 });
});

test("nobody works between an instant and the next opening, and somebody does then", () => {
  const claim = fc.property(situation, ({ calendar, start, pauses }) => {
    const opening = nextOpening(calendar, start, pauses);
    const limit = Math.min(opening?.getTime() ?? Number.POSITIVE_INFINITY, start.getTime() + 2 * DAY);
    expect(workWalked(calendar, start.getTime(), limit, MINUTE, pauses)).toBe(0);
    if (opening) expect(works(calendar, opening.getTime(), pauses)).toBe(true);
  });
  fc.assert(claim, { numRuns: 150 });
});

test("a promise in working days falls where a walk from date to date finds it", () => {
  const claim = fc.property(dayTimeSituation, fc.integer({ min: 1, max: 4 }), ({ calendar, start }, days) => {
    const walked = workingDaysWalked(calendar, start.getTime(), days, MINUTE);
    fc.pre(walked?.shownAt !== undefined);
    const { shownAt = 0, closing } = walked!;
    expect(addWorkingDays(calendar, start, days)?.getTime()).toBe(Math.min(shownAt, closing));
    expect(addWorkingDays(calendar, start, days, { endOfDay: true })?.getTime()).toBe(closing);
  });
  fc.assert(claim, { numRuns: 20 });
});
