import { setImmediate } from "node:timers/promises";
import type { PublicDay } from "#shared/calendar/settings.ts";
import { Problem } from "#shared/problem.ts";
import { calculatedHolidays, calculatedRegions } from "./calculatedHolidays.ts";
import { chinaDaysIn, lastAnnouncedYear } from "./chinaHolidays.ts";

/** Past years are needed by imports of past work. */
const YEARS_BACK = 10;

export interface PublicHolidays {
  days: PublicDay[];
  /** The last date on which they are known; null without a region. */
  knownUntil: string | null;
}

/**
 * The days off of a region, up to the last year that is known: nothing is said about a year not announced yet.
 *
 * @example await publicHolidaysOf("CN", Date.parse("2026-11-22")) // => { days: […], knownUntil: "2026-12-31" }
 */
export async function publicHolidaysOf(region: string | null, now: number): Promise<PublicHolidays> {
  if (region === null) return { days: [], knownUntil: null };
  const thisYear = new Date(now).getUTCFullYear();
  const { lastYear, daysIn } = await sourceOf(region, thisYear);
  const days: PublicDay[] = [];
  for (let year = thisYear - YEARS_BACK; year <= lastYear; year += 1) {
    days.push(...daysIn(year));
    // A lunar year takes some 80 ms of calculation: others are answered in between.
    await setImmediate();
  }
  return { days: days.sort((a, b) => (a.date < b.date ? -1 : 1)), knownUntil: `${lastYear}-12-31` };
}

/** A year that may still change is not called known: lunar feasts for this year only, laws for the next one too. */
async function sourceOf(region: string, thisYear: number) {
  if (region === "CN") return { lastYear: lastAnnouncedYear, daysIn: chinaDaysIn };
  const calculated = await calculatedHolidays(region);
  if (!calculated) throw new Problem("invalid", "calendar.error.region", { field: "holidayRegion" });
  return { lastYear: calculated.isSettledYearly ? thisYear : thisYear + 1, daysIn: calculated.daysIn };
}

export async function holidayRegions() {
  return [{ region: "CN", parts: [] }, ...(await calculatedRegions())];
}
