import type { WrittenCalendar } from "#shared/calendar/model.ts";
import { limitOf } from "#shared/commitment/time.ts";
import type { StandardDraft } from "./model.ts";

export type Comparison = "sameOrStricter" | "looser" | "unknown";

/** When somebody works in a week without holidays. */
export type WorkingWeek = Pick<WrittenCalendar, "intervals">;

const QUARTER_HOUR = 900_000;
const QUARTER_HOURS_IN_WEEK = 7 * 24 * 4;
/** A Monday in UTC, where no clock is ever changed. */
const MONDAY = Date.UTC(2024, 0, 1);

/**
 * Which of two times is the stricter one, whenever in an ordinary week something is asked; unknown where that depends
 * on the hour, or where one of them is no time.
 *
 * @example compareInWeek(oneWorkingDay, { ...oneWorkingDay, threshold: 4, unit: "workingHours" }, monToFri9to5) // => "sameOrStricter"
 */
export function compareInWeek(
  floor: StandardDraft,
  offered: StandardDraft,
  { intervals }: WorkingWeek,
): Comparison {
  const week = { timeZone: "UTC", intervals };
  const starts = Array.from({ length: QUARTER_HOURS_IN_WEEK }, (_, index) => MONDAY + index * QUARTER_HOUR);
  const differences = starts.map((startAt) => {
    const [first, second] = [limitOf(floor, startAt, week), limitOf(offered, startAt, week)];
    return first && second ? second.dueAt - first.dueAt : Number.NaN;
  });
  if (differences.every((difference) => difference <= 0)) return "sameOrStricter";
  return differences.every((difference) => difference >= 0) ? "looser" : "unknown";
}
