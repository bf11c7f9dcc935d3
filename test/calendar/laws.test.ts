import fc from "fast-check";
import { expect, test } from "vitest";
import type { Pause } from "#shared/calendar/model.ts";
import {
  addElapsedDays,
  addWorkingDays,
  addWorkingTime,
  isWorkingAt,
  workingTimeBetween,
} from "#shared/calendar/rules.ts";
import { calendarAround, DAY, MINUTE, pausesAround, place, situation } from "./arbitraries.ts";
import { readWall } from "./oracle.ts";

/** From a second to the hours of many years. */
const seconds = fc.oneof(fc.integer({ min: 1, max: 200_000 }), fc.integer({ min: 1, max: 50_000_000 }));
/** Distances from a day to 30 years, to either side. */
const distance = fc.oneof(
  fc.integer({ min: -DAY, max: DAY }),
  fc.integer({ min: -30 * 365 * DAY, max: 30 * 365 * DAY }),
);

test("what is added lies between: add and between are inverse", () => {
  const claim = fc.property(situation, seconds, ({ calendar, start, pauses }, amount) => {
    const due = addWorkingTime(calendar, start, amount, pauses);
    fc.pre(due !== null);
    expect(workingTimeBetween(calendar, start, due, pauses)).toBe(amount);
  });
  fc.assert(claim, { numRuns: 600 });
});

test("it is due no earlier and no later: the last second before it is worked", () => {
  const claim = fc.property(situation, seconds, ({ calendar, start, pauses }, amount) => {
    const due = addWorkingTime(calendar, start, amount, pauses);
    fc.pre(due !== null);
    expect(isWorkingAt(calendar, new Date(due.getTime() - 1), pauses)).toBe(true);
  });
  fc.assert(claim, { numRuns: 300 });
});

test("what has been worked until an end is used up then, or at the closing before it", () => {
  const claim = fc.property(situation, distance, ({ calendar, start, pauses }, milliseconds) => {
    const end = new Date(start.getTime() + Math.abs(milliseconds));
    const worked = workingTimeBetween(calendar, start, end, pauses);
    const due = addWorkingTime(calendar, start, worked, pauses)!;
    expect(due.getTime()).toBeLessThanOrEqual(end.getTime());
    expect(workingTimeBetween(calendar, due, end, pauses)).toBe(0);
  });
  fc.assert(claim, { numRuns: 300 });
});

test("neighbouring spans add up to the whole", () => {
  const claim = fc.property(situation, distance, distance, ({ calendar, start, pauses }, one, other) => {
    const [a, b, c] = [start.getTime(), start.getTime() + one, start.getTime() + other].sort((x, y) => x - y);
    const between = (from: number, until: number) =>
      workingTimeBetween(calendar, new Date(from), new Date(until), pauses);
    expect(between(a!, b!) + between(b!, c!)).toBeCloseTo(between(a!, c!), 6);
  });
  fc.assert(claim, { numRuns: 300 });
});

test("adding in two steps is adding at once", () => {
  const claim = fc.property(situation, seconds, seconds, ({ calendar, start, pauses }, one, other) => {
    const half = addWorkingTime(calendar, start, one, pauses);
    fc.pre(half !== null);
    expect(addWorkingTime(calendar, half, other, pauses)).toEqual(
      addWorkingTime(calendar, start, one + other, pauses),
    );
  });
  fc.assert(claim, { numRuns: 300 });
});

test("more work is due later, and work begun later is never due earlier", () => {
  const claim = fc.property(
    situation,
    seconds,
    seconds,
    distance,
    ({ calendar, start, pauses }, amount, more, later) => {
      const moment = (from: number, count: number) =>
        addWorkingTime(calendar, new Date(from), count, pauses)?.getTime() ?? Number.MAX_VALUE;
      const due = moment(start.getTime(), amount);
      if (due < Number.MAX_VALUE) expect(moment(start.getTime(), amount + more)).toBeGreaterThan(due);
      expect(moment(start.getTime() + Math.abs(later), amount)).toBeGreaterThanOrEqual(due);
    },
  );
  fc.assert(claim, { numRuns: 300 });
});

test("a pause costs the working time inside it, once, whatever the order in which pauses are told", () => {
  const claim = fc.property(situation, ({ calendar, at, pauses }) => {
    const [from, until] = [new Date(at - 3 * DAY), new Date(at + 3 * DAY)];
    const counted = workingTimeBetween(calendar, from, until, pauses);
    const again = [...pauses, ...pauses].reverse();
    expect(workingTimeBetween(calendar, from, until, again)).toBe(counted);
    expect(addWorkingTime(calendar, from, 3_600, again)).toEqual(
      addWorkingTime(calendar, from, 3_600, pauses),
    );
    const lost = (pause: Pause) => workingTimeBetween(calendar, ...pause);
    const whole = workingTimeBetween(calendar, from, until);
    expect(whole - counted).toBeLessThanOrEqual(pauses.map(lost).reduce((sum, one) => sum + one, 0));
    for (const pause of pauses) expect(whole - counted).toBeGreaterThanOrEqual(lost(pause));
  });
  fc.assert(claim, { numRuns: 300 });
});

test("what was asked before changes no answer", () => {
  const claim = fc.property(situation, distance, ({ calendar, start }, milliseconds) => {
    const end = new Date(start.getTime() + Math.abs(milliseconds));
    const answer = workingTimeBetween(calendar, start, end);
    workingTimeBetween(calendar, new Date(0), new Date("2100-12-31"));
    expect(workingTimeBetween(calendar, start, end)).toBe(answer);
    expect(workingTimeBetween(structuredClone(calendar), start, end)).toBe(answer);
  });
  fc.assert(claim, { numRuns: 60 });
});

test("a promise in working days is due at the latest at closing, which is when somebody stops working", () => {
  const days = fc.integer({ min: 1, max: 30 });
  const claim = fc.property(situation, days, ({ calendar, start }, count) => {
    const due = addWorkingDays(calendar, start, count);
    const closing = addWorkingDays(calendar, start, count, { endOfDay: true });
    expect(due === null).toBe(closing === null);
    if (!due || !closing) return;
    expect(due.getTime()).toBeLessThanOrEqual(closing.getTime());
    expect(isWorkingAt(calendar, new Date(closing.getTime() - 1))).toBe(true);
  });
  fc.assert(claim, { numRuns: 300 });
});

test("a paused promise in working days is put off by just the working time lost", () => {
  const around = place.chain((here) =>
    fc.tuple(fc.constant(here.at), calendarAround(here), pausesAround(here.at)),
  );
  const claim = fc.property(around, fc.integer({ min: 1, max: 5 }), ([at, calendar, pauses], count) => {
    const start = new Date(at - 2 * DAY);
    const promised = addWorkingDays(calendar, start, count);
    const due = addWorkingDays(calendar, start, count, pauses);
    fc.pre(promised !== null && due !== null);
    expect(workingTimeBetween(calendar, start, due, pauses)).toBe(
      workingTimeBetween(calendar, start, promised),
    );
  });
  fc.assert(claim, { numRuns: 300 });
});

test("elapsed days keep the time on the wall wherever the wall shows it", () => {
  const claim = fc.property(place, fc.integer({ min: 0, max: 400 }), ({ timeZone, at }, days) => {
    const [before, after] = [
      readWall(timeZone, at),
      readWall(timeZone, addElapsedDays({ timeZone }, new Date(at), days).getTime()),
    ];
    const date = new Date(Date.parse(before.date) + days * DAY).toISOString().slice(0, 10);
    const wantedAt = Date.parse(`${date}T${before.time}Z`);
    const isShown = Array.from(
      { length: 28 * 12 },
      (_, index) => wantedAt + (index - 15 * 12) * 5 * MINUTE,
    ).some((instant) => {
      const { date: shownDate, time } = readWall(timeZone, instant);
      return shownDate === date && time === before.time;
    });
    if (isShown) expect(after).toEqual({ date, time: before.time });
  });
  fc.assert(claim, { numRuns: 100 });
});
