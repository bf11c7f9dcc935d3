import { type Interval, type WrittenCalendar, weekdays } from "#shared/calendar/model.ts";

/** The same hours on each of the given days, which are Monday to Friday unless said otherwise. */
export function open(
  hours: Interval[],
  timeZone: string,
  days: readonly (typeof weekdays)[number][] = weekdays.slice(0, 5),
): WrittenCalendar {
  return { timeZone, intervals: Object.fromEntries(days.map((day) => [day, hours])) };
}

export const nineToFive: Interval[] = [["09:00", "17:00"]];
export const allDay: Interval[] = [["00:00", "24:00"]];
export const night: Interval[] = [["22:00", "06:00"]];

export const office = open(nineToFive, "UTC");
export const HOUR = 3_600;

export const instant = (text: string) => new Date(text);

/** Written as the tests write instants: to the minute or, where there are seconds, to the second. */
export const written = (date: Date | null) => date?.toISOString().replace(/(:00)?\.000Z$/, "Z");
