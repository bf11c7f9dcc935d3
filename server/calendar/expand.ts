import { type Calendar, type DayHours, type Weekday, weekdays } from "#shared/calendar/model.ts";
import type { CalendarSettings, PublicDay } from "#shared/calendar/settings.ts";

/**
 * The calendar that the clock reads: the week with a region's days and with the dates people wrote, which go first.
 *
 * @example hoursWith({ timeZone, intervals, specialDates: [] }, [{ date: "2026-10-01", kind: "closed", names }]).holidays // => ["2026-10-01"]
 */
export function hoursWith(
  { timeZone, intervals, specialDates }: Pick<CalendarSettings, "timeZone" | "intervals" | "specialDates">,
  publicDays: PublicDay[],
): Calendar {
  const written = new Set(specialDates.map(({ date }) => date));
  const fromLaw = publicDays
    .filter(({ date }) => !written.has(date))
    .map(({ date, kind }) => ({ date, hours: kind === "closed" ? [] : makeUpHours(intervals, date) }));
  const dates = [...fromLaw, ...specialDates].sort((a, b) => (a.date < b.date ? -1 : 1));
  const closed = dates.filter(({ hours }) => hours.length === 0);
  const open = dates.filter(({ hours }) => hours.length > 0);
  return {
    timeZone,
    intervals,
    holidays: closed.map(({ date }) => date),
    dateHours: Object.fromEntries(open.map(({ date, hours }) => [date, hours])),
  };
}

/** A day worked in return has the hours of the nearest weekday: a Saturday those of Friday, a Sunday those of Monday. */
const nearest: Partial<Record<Weekday, Weekday>> = { sat: "fri", sun: "mon" };

function makeUpHours(intervals: CalendarSettings["intervals"], date: string): DayHours {
  const weekday = weekdayOf(date);
  const candidates = [nearest[weekday] ?? weekday, ...weekdays].map((one) => intervals[one] ?? []);
  return candidates.find((hours) => hours.length > 0) ?? [];
}

export function weekdayOf(date: string) {
  return weekdays[(new Date(date).getUTCDay() + 6) % 7]!;
}
