import { offsetsOf } from "#shared/calendar/zone.ts";

const DAY_MS = 86_400_000;
const WEEKEND = [0, 6];

/**
 * The moment of a day and a time on the wall of a zone; null for what is neither.
 *
 * @example momentIn("Europe/Berlin", "2026-11-20", "17:00") // => 2026-11-20T16:00Z
 */
export function momentIn(timeZone: string, day: string, time: string) {
  const isWritten = /^\d{4}-\d{2}-\d{2}$/.test(day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
  const wall = Date.parse(`${day}T${time}Z`);
  if (!isWritten || Number.isNaN(wall)) return null;
  return offsetsOf(timeZone, wall - 2 * DAY_MS, wall + 2 * DAY_MS).firstAt(wall);
}

/**
 * The next weekday in a zone, as a suggestion that can be changed.
 *
 * @example nextWeekday("UTC", Date.parse("2026-11-20T10:00Z")) // => "2026-11-23"
 */
export function nextWeekday(timeZone: string, now: number) {
  const offsets = offsetsOf(timeZone, now - 2 * DAY_MS, now + 2 * DAY_MS);
  const day = new Date(offsets.wallAt(now) + DAY_MS);
  while (WEEKEND.includes(day.getUTCDay())) day.setTime(day.getTime() + DAY_MS);
  return day.toISOString().slice(0, 10);
}
