import type { WrittenCalendar } from "#shared/calendar/model.ts";
import { addElapsedDays, isWorkingAt, nextOpening } from "#shared/calendar/rules.ts";
import { offsetsOf } from "#shared/calendar/zone.ts";

const DAY_MS = 86_400_000;

/** One object for each, because the clock keeps what it has compiled for it. */
const kept = new WeakMap<WrittenCalendar, Map<string, WrittenCalendar>>();

/** A person's working hours: those of their team, on the clock of the place where they are. */
export function ownHours(hours: WrittenCalendar, timeZone: string | null): WrittenCalendar {
  if (timeZone === null || timeZone === hours.timeZone) return hours;
  const inZones = kept.get(hours) ?? new Map<string, WrittenCalendar>();
  kept.set(hours, inZones);
  const own = inZones.get(timeZone) ?? { ...hours, timeZone };
  inZones.set(timeZone, own);
  return own;
}

/**
 * When a person's next digest goes out: as their working day begins, today if it has not begun yet; at most once a day.
 * Null where nobody ever works.
 *
 * @example nextDigestAt(weekdays9to5InUtc, mondayAt10, null) // => Tuesday 09:00
 */
export function nextDigestAt(hours: WrittenCalendar, now: number, lastAt: number | null) {
  const today = startOfDay(hours, now);
  const opening = nextOpening(hours, new Date(today))?.getTime() ?? null;
  const isStillAhead = opening !== null && opening > now;
  if (isStillAhead && !isSameDay(hours, opening, lastAt)) return opening;
  const tomorrow = addElapsedDays(hours, new Date(today), 1);
  return nextOpening(hours, tomorrow)?.getTime() ?? null;
}

/** Whether a digest may go out now: within working hours, and none went out today. */
export const mayDigestAt = (hours: WrittenCalendar, now: number, lastAt: number | null) =>
  isWorkingAt(hours, new Date(now)) && !isSameDay(hours, now, lastAt);

function startOfDay({ timeZone }: WrittenCalendar, at: number) {
  const offsets = offsetsOf(timeZone, at - 2 * DAY_MS, at + 2 * DAY_MS);
  return offsets.firstAt(Math.floor(offsets.wallAt(at) / DAY_MS) * DAY_MS);
}

function isSameDay(hours: WrittenCalendar, at: number, lastAt: number | null) {
  return lastAt !== null && startOfDay(hours, at) === startOfDay(hours, lastAt);
}
