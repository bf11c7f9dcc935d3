import published from "chinese-days/dist/chinese-days.json" with { type: "json" };
import type { PublicDay } from "#shared/calendar/settings.ts";

/** The State Council announces a year late in the one before; National Day stands in every announcement. */
export const lastAnnouncedYear = Math.max(
  ...Object.keys(published.holidays)
    .filter((date) => date.endsWith("-10-01"))
    .map((date) => Number(date.slice(0, 4))),
);

/** Mainland China's days off, and the weekend days worked in return. */
export function chinaDaysIn(year: number): PublicDay[] {
  return [...daysOf(published.holidays, year, "closed"), ...daysOf(published.workdays, year, "makeUp")];
}

function daysOf(names: Record<string, string>, year: number, kind: PublicDay["kind"]) {
  return Object.entries(names)
    .filter(([date]) => date.startsWith(`${year}-`))
    .map(([date, text]): PublicDay => {
      const [en = "", zh = en] = text.split(",");
      return { date, kind, names: { en, zh } };
    });
}
