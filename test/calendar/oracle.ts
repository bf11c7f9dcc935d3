import type { Interval, Pause, WrittenCalendar } from "#shared/calendar/model.ts";
import { weekdays } from "#shared/calendar/model.ts";

const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Whether an instant works, by nothing but reading the wall clock: slow, and plain enough to be believed. The clock is
 * held against it; nothing of the clock's own code is used.
 */
export function works(calendar: WrittenCalendar, at: number, pauses: readonly Pause[] = []) {
  if (pauses.some(([from, until]) => from.getTime() <= at && at < until.getTime())) return false;
  const { date, time } = readWall(calendar.timeZone, at);
  if (calendar.holidays?.includes(date)) return false;
  const isInOwnHours = hoursOf(calendar, date).some(([start, end]) =>
    end < start ? start <= time : start <= time && time < end,
  );
  const isInLastNight = hoursOf(calendar, dayBefore(date)).some(([start, end]) => end < start && time < end);
  return isInOwnHours || isInLastNight;
}

/** Working time from one instant to another, in steps so small that nothing changes within one. */
export function workWalked(
  calendar: WrittenCalendar,
  from: number,
  until: number,
  step: number,
  pauses?: readonly Pause[],
) {
  let worked = 0;
  for (let at = from; at < until; at += step) if (works(calendar, at, pauses)) worked += step;
  return worked;
}

/** The instant at which so many steps have been worked, or null where that is not within `limit`. */
export function stepsWalked(
  calendar: WrittenCalendar,
  from: number,
  steps: number,
  step: number,
  limit: number,
  pauses?: readonly Pause[],
) {
  let left = steps;
  for (let at = from; at < from + limit; at += step) {
    if (left === 0) return at;
    if (works(calendar, at, pauses)) left--;
  }
  return left === 0 ? from + limit : null;
}

/**
 * Where a promise in working days falls, by noting the dates on which anybody works as they come: the instant at which
 * its time of day is first shown, and the closing of the day; null where it does not come within a week.
 */
export function workingDaysWalked(calendar: WrittenCalendar, from: number, days: number, step: number) {
  const dates = new Map<string, { closing: number; shownAt: Map<string, number> }>();
  let began: { date: string; time: string } | undefined;
  for (let at = from - DAY; at < from + 7 * DAY; at += step) {
    const { date, time } = readWall(calendar.timeZone, at);
    const day = dates.get(date) ?? { closing: 0, shownAt: new Map<string, number>() };
    dates.set(date, day);
    if (!day.shownAt.has(time)) day.shownAt.set(time, at);
    if (!works(calendar, at)) continue;
    day.closing = at + step;
    if (at >= from) began ??= { date, time };
  }
  if (!began) return null;
  const { date: first, time } = began;
  const { date: unfinished } = readWall(calendar.timeZone, from + 7 * DAY);
  const worked = [...dates].filter(([date, { closing }]) => first < date && date < unfinished && closing > 0);
  const day = worked.sort(([a], [b]) => (a < b ? -1 : 1))[days - 1]?.[1];
  return day ? { shownAt: day.shownAt.get(time), closing: day.closing } : null;
}

/** What the wall clock shows, such as `2024-03-31` and `02:30`; Swedes write it so. */
export function readWall(timeZone: string, at: number) {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short", timeStyle: "medium" });
  formats.set(timeZone, format);
  const [date = "", time = ""] = format.format(at).split(" ");
  return { date, time };
}

function hoursOf({ intervals, dateHours }: WrittenCalendar, date: string): readonly Interval[] {
  return dateHours?.[date] ?? intervals[weekdays[(new Date(date).getUTCDay() + 6) % 7]!] ?? [];
}

function dayBefore(date: string) {
  return new Date(Date.parse(date) - DAY).toISOString().slice(0, 10);
}
