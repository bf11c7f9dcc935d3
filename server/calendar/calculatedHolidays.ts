import type Holidays from "date-holidays";
import type { HolidaysTypes } from "date-holidays";
import { Recent } from "#shared/calendar/recent.ts";
import type { PublicDay } from "#shared/calendar/settings.ts";
import { inChinese } from "./chineseNames.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Where Chinese names are those that people there use. */
const chineseSpeaking = new Set(["HK", "MO", "TW"]);
/** Feasts that follow the moon are settled year by year, some by sighting. */
const followsTheMoon =
  /chinese|korean|vietnamese|bengali|muharram|safar|rabi|jumada|rajab|sha.?ban|ramadan|shawwal|hijjah|qidah/i;

/** What the library really answers; its types leave the fields out. */
type Rule = Pick<HolidaysTypes.HolidayRule, "rule" | "type">;

const years = new Recent<string, PublicDay[]>(2_000);
let library: Promise<typeof Holidays> | undefined;

/** The library is large and most companies need it rarely: it is loaded when first asked. */
function load() {
  library ??= import("date-holidays").then((module) => module.default);
  return library;
}

/** The countries and their parts; mainland China is announced year by year, which this library does not follow. */
export async function calculatedRegions() {
  const countries = new (await load())();
  return Object.keys(countries.getCountries("en"))
    .filter((region) => region !== "CN")
    .map((region) => ({
      region,
      parts: Object.entries(countries.getStates(region, "en") ?? {}).map(([part, name]) => ({
        region: `${region}-${part}`,
        name,
      })),
    }));
}

/** A region's days off by its law as it stands; null for a region that is not known. */
export async function calculatedHolidays(region: string) {
  const Library = await load();
  const [country = "", part] = region.split("-");
  const known = new Library();
  if (!known.getCountries("en")[country]) return null;
  if (part !== undefined && !known.getStates(country, "en")?.[part]) return null;
  const options = { types: ["public" as const] };
  const rules = part === undefined ? new Library(country, options) : new Library(country, part, options);
  return {
    isSettledYearly: (rules.getRules() as unknown as Rule[]).some(
      ({ type, rule }) => type === "public" && followsTheMoon.test(rule),
    ),
    daysIn: (year: number) => years.of(`${region} ${year}`, () => daysIn(rules, country, year)),
  };
}

function daysIn(rules: Holidays, country: string, year: number): PublicDay[] {
  const local = localNames(rules, country, year);
  const days = new Map<string, PublicDay>();
  for (const holiday of rules.getHolidays(year, "en").filter(lastsWholeDays)) {
    const names = { en: holiday.name, zh: local.get(keyOf(holiday)) ?? inChinese(holiday.name) };
    for (const date of datesOf(holiday))
      days.set(date, joined(days.get(date), { date, kind: "closed", names }));
  }
  return [...days.values()];
}

function localNames(rules: Holidays, country: string, year: number) {
  const holidays = chineseSpeaking.has(country) ? rules.getHolidays(year, "zh") : [];
  return new Map(holidays.map((holiday) => [keyOf(holiday), holiday.name]));
}

const keyOf = ({ rule, date }: HolidaysTypes.Holiday) => `${rule} ${date}`;

/** Two feasts on one day close it once and both name it. */
function joined(before: PublicDay | undefined, day: PublicDay): PublicDay {
  if (!before) return day;
  return {
    ...day,
    names: { en: `${before.names.en}, ${day.names.en}`, zh: `${before.names.zh}、${day.names.zh}` },
  };
}

/** A holiday that begins at noon leaves the morning's hours, which only the company knows. */
const lastsWholeDays = ({ date }: HolidaysTypes.Holiday) => date.slice(11, 16) === "00:00";

/** An hour is added because the day on which summer time begins is one short. */
function datesOf({ date, start, end }: HolidaysTypes.Holiday) {
  const count = Math.max(1, Math.floor((end.getTime() - start.getTime() + HOUR_MS) / DAY_MS));
  const first = Date.parse(date.slice(0, 10));
  return Array.from({ length: count }, (_, index) =>
    new Date(first + index * DAY_MS).toISOString().slice(0, 10),
  );
}
