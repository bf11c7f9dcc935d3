import type { Pause, WrittenCalendar } from "./model.ts";
import { DAY, SECOND, type Span, union } from "./span.ts";
import { type Timeline, timelineOf } from "./timeline.ts";
import { closingAfter, sameTimeAfter } from "./workingDays.ts";
import { openingFrom, workBetween, workedSince } from "./workingTime.ts";
import { offsetsOf } from "./zone.ts";

const LAST_DATE = 8_640_000_000_000_000;
const noPauses: readonly Pause[] = [];

/**
 * When `seconds` of working time after `startAt` are used up, or null for never. An amount that ends exactly at closing
 * ends there, not at the next opening.
 *
 * @example addWorkingTime(weekdays9to5InUtc, new Date("2026-03-06T16:00Z"), 2 * 3600) // => Monday 2026-03-09T10:00Z
 */
export function addWorkingTime(
  calendar: WrittenCalendar,
  startAt: Date,
  seconds: number,
  pauses: readonly Pause[] = noPauses,
) {
  const start = instantOf(startAt);
  const amount = Math.round(amountOf(seconds) * SECOND);
  if (amount === 0) return new Date(start);
  const paused = spansOf(pauses);
  return settle(calendar, start, (timeline) => workedSince(timeline, start, amount, paused));
}

/**
 * The seconds of working time in `[startAt, endAt)`; 0 when the end is not after the start.
 *
 * @example workingTimeBetween(weekdays9to5InUtc, new Date("2026-03-06T16:00Z"), new Date("2026-03-09T10:00Z")) // => 7200
 */
export function workingTimeBetween(
  calendar: WrittenCalendar,
  startAt: Date,
  endAt: Date,
  pauses: readonly Pause[] = noPauses,
) {
  const start = instantOf(startAt);
  const end = instantOf(endAt);
  if (end <= start) return 0;
  return workBetween(timelineOf(calendar, start, end), start, end, spansOf(pauses)) / SECOND;
}

export interface WorkingDayOptions {
  pauses?: readonly Pause[];
  /** Due at the closing of the day rather than at the time of day at which it began. */
  endOfDay?: boolean;
}

/**
 * The same time of day `days` working days later, or null for never: counted from the next opening when `startAt` is
 * outside working hours, pulled back to closing where that day closes earlier, and put off by the working time that
 * falls in pauses.
 *
 * @example addWorkingDays(weekdays9to5InUtc, new Date("2026-03-06T16:00Z"), 1) // => Monday 2026-03-09T16:00Z
 */
export function addWorkingDays(
  calendar: WrittenCalendar,
  startAt: Date,
  days: number,
  options: readonly Pause[] | WorkingDayOptions = noPauses,
) {
  const start = instantOf(startAt);
  const count = daysOf(days);
  const { pauses = noPauses, endOfDay = false } = isPauses(options) ? { pauses: options } : options;
  if (count === 0 && !endOfDay) return new Date(start);
  const paused = spansOf(pauses);
  const promised = endOfDay ? closingAfter : sameTimeAfter;
  return settle(calendar, start, (timeline) => {
    const due = promised(timeline, start, count);
    if (due === Infinity) return Infinity;
    const lost = workBetween(timeline, start, due, []) - workBetween(timeline, start, due, paused);
    return lost === 0 ? due : workedSince(timeline, due, lost, paused);
  });
}

/**
 * The same time on the wall clock `days` days later, whether or not anybody works then.
 *
 * @example addElapsedDays({ timeZone: "Europe/Oslo" }, new Date("2026-03-28T09:00Z"), 1) // => 2026-03-29T08:00Z
 */
export function addElapsedDays({ timeZone }: Pick<WrittenCalendar, "timeZone">, startAt: Date, days: number) {
  const start = instantOf(startAt);
  const ahead = daysOf(days) * DAY;
  const offsets = offsetsOf(timeZone, start - 2 * DAY, start + ahead + 2 * DAY);
  return new Date(offsets.firstAt(offsets.wallAt(start) + ahead));
}

/** The first working instant not before `fromAt`, or null for never. */
export function nextOpening(calendar: WrittenCalendar, fromAt: Date, pauses: readonly Pause[] = noPauses) {
  const from = instantOf(fromAt);
  const paused = spansOf(pauses);
  return settle(calendar, from, (timeline) => openingFrom(timeline, from, paused));
}

export function isWorkingAt(calendar: WrittenCalendar, at: Date, pauses: readonly Pause[] = noPauses) {
  return nextOpening(calendar, at, pauses)?.getTime() === at.getTime();
}

/** Solves on what is known of the zone, and looks further ahead when the answer lies there. */
function settle(calendar: WrittenCalendar, start: number, solve: (timeline: Timeline) => number) {
  let timeline = timelineOf(calendar, start, start);
  let answer = solve(timeline);
  while (answer > timeline.until) {
    timeline = timelineOf(calendar, start, answer);
    answer = solve(timeline);
  }
  return answer <= LAST_DATE ? new Date(answer) : null;
}

function instantOf(date: Date) {
  const instant = date.getTime();
  if (Number.isNaN(instant)) throw new RangeError("The clock needs a valid date.");
  return instant;
}

function amountOf(seconds: number) {
  if (!(seconds >= 0 && seconds < Infinity))
    throw new RangeError("Working time can be added, not taken away.");
  return seconds;
}

function daysOf(days: number) {
  if (!(Number.isSafeInteger(days) && days >= 0)) throw new RangeError("Only whole days can be added.");
  return days;
}

function isPauses(options: readonly Pause[] | WorkingDayOptions): options is readonly Pause[] {
  return Array.isArray(options);
}

function spansOf(pauses: readonly Pause[]): Span[] {
  if (pauses.length === 0) return [];
  return union(pauses.map(([startAt, endAt]): Span => [startAt.getTime(), endAt.getTime()]));
}
