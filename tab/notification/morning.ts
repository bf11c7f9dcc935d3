const HOUR = 9;

/** The day so many days ahead, on the reader's own clock, as a date field writes it. */
export function dayAhead(now: number, days: number) {
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  const [month, date] = [day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${day.getFullYear()}-${month}-${date}`;
}

/**
 * When somebody left alone until a day is written to again: as that day's work begins, not at midnight.
 *
 * @example morningOf("2026-11-24") // => that day, 09:00 on the reader's own clock
 */
export const morningOf = (day: string) => new Date(`${day}T00:00`).setHours(HOUR);
