import { DAY } from "#shared/calendar/span.ts";
import { offsetsOf } from "#shared/calendar/zone.ts";
import type { Window } from "./model.ts";

/** A window and the one before it; half-open, so the end of one is the start of the next. */
export interface Windows {
  previousStartAt: number;
  startAt: number;
  endAt: number;
}

const monthsIn = { month: 1, quarter: 3 } as const satisfies Record<Window, number>;
const longestAway = 200 * DAY;

/**
 * The month or quarter that a moment lies in where the supplier works, and the one before.
 *
 * @example windowsAt("month", "Asia/Shanghai", Date.parse("2026-11-02T09:00Z")).startAt // => 2026-10-31T16:00Z
 */
export function windowsAt(window: Window, timeZone: string, now: number): Windows {
  const offsets = offsetsOf(timeZone, now - longestAway, now + longestAway);
  const wall = new Date(offsets.wallAt(now));
  const months = monthsIn[window];
  const first = Math.floor(wall.getUTCMonth() / months) * months;
  const startOf = (steps: number) =>
    offsets.firstAt(Date.UTC(wall.getUTCFullYear(), first + steps * months, 1));
  return { previousStartAt: startOf(-1), startAt: startOf(0), endAt: startOf(1) };
}
