import { hoursText } from "#shared/calendar/hoursText.ts";
import type { DayNote } from "#shared/calendar/listing.ts";
import { type DayHours, type Weekday, weekdays } from "#shared/calendar/model.ts";
import type { Texts } from "#tab/text.ts";

const DAY_MS = 86_400_000;
const A_MONDAY = Date.UTC(2024, 0, 1);

export function weekdayName({ locale }: Texts, weekday: Weekday, style: "short" | "long" = "short") {
  const at = A_MONDAY + weekdays.indexOf(weekday) * DAY_MS;
  return new Intl.DateTimeFormat(locale, { weekday: style, timeZone: "UTC" }).format(at);
}

/** A week, days of the same hours together; hours are empty where it is closed. */
export function weekRuns(intervals: Partial<Record<Weekday, DayHours>>) {
  const runs: { from: Weekday; to: Weekday; hours: string }[] = [];
  for (const weekday of weekdays) {
    const hours = hoursText(intervals[weekday] ?? []);
    const last = runs.at(-1);
    if (last?.hours === hours) last.to = weekday;
    else runs.push({ from: weekday, to: weekday, hours });
  }
  return runs;
}

/** A week in a line: "Mon–Thu 09:00–17:00 · Fri 09:00–15:00". */
export const weekText = (texts: Texts, intervals: Partial<Record<Weekday, DayHours>>) =>
  weekRuns(intervals)
    .filter(({ hours }) => hours !== "")
    .map(({ from, to, hours }) => `${weekdayRange(texts, from, to)} ${hours}`)
    .join(" · ");

export function weekdayRange(texts: Texts, from: Weekday, to: Weekday, style?: "short" | "long") {
  const first = weekdayName(texts, from, style);
  return from === to ? first : texts.t("calendar.range", { from: first, to: weekdayName(texts, to, style) });
}

const dayFormat = { day: "numeric", month: "short", timeZone: "UTC" } as const;

/** A date of the wall as a reader writes it; with its weekday, or with its year. */
export function dateText({ locale }: Texts, date: string, extra: Intl.DateTimeFormatOptions = {}) {
  return new Intl.DateTimeFormat(locale, { ...dayFormat, ...extra }).format(Date.parse(date));
}

/** A stretch of dates. In Chinese `Intl` writes it with slashes, unlike any single date beside it. */
export function rangeText(texts: Texts, from: string, to: string, extra: Intl.DateTimeFormatOptions = {}) {
  const { locale, language, t } = texts;
  if (from === to) return dateText(texts, from, extra);
  if (language === "en")
    return new Intl.DateTimeFormat(locale, { ...dayFormat, ...extra }).formatRange(
      Date.parse(from),
      Date.parse(to),
    );
  const isSameMonth = from.slice(0, 7) === to.slice(0, 7);
  const isSameYear = from.slice(0, 4) === to.slice(0, 4);
  const end = isSameMonth ? { month: undefined } : isSameYear ? {} : extra;
  return t("calendar.range", { from: dateText(texts, from, extra), to: dateText(texts, to, end) });
}

export interface DateRun<Item> {
  from: string;
  to: string;
  item: Item;
}

/**
 * Dates that follow each other and are alike, as one stretch.
 *
 * @example runsOf([{ date: "2026-10-01" }, { date: "2026-10-02" }], () => "") // => [{ from: "2026-10-01", to: "2026-10-02", … }]
 */
export function runsOf<Item extends { date: string }>(items: Item[], likeness: (item: Item) => string) {
  const runs: DateRun<Item>[] = [];
  for (const item of items) {
    const last = runs.at(-1);
    const follows = last && Date.parse(item.date) - Date.parse(last.to) === DAY_MS;
    if (follows && likeness(last.item) === likeness(item)) last.to = item.date;
    else runs.push({ from: item.date, to: item.date, item });
  }
  return runs;
}

/** Why a date is not like its weekday, in the reader's language. */
export function noteText({ t, language }: Texts, { kind, names, decidedBy }: Omit<DayNote, "date">) {
  const name = names?.[language];
  if (kind === "makeUp") return name ? t("calendar.makeUpFor", { name }) : t("calendar.makeUp");
  if (name) return name;
  if (kind === "otherHours") return t("calendar.otherHours");
  return t(decidedBy === "region" ? "calendar.publicHoliday" : "calendar.closed");
}

/** A region's name: the country's in the reader's language, and its part. */
export function regionName({ locale }: Texts, region: string) {
  const [country = "", part] = region.split("-");
  const name = new Intl.DisplayNames(locale, { type: "region" }).of(country) ?? country;
  return part === undefined ? name : `${name} (${part})`;
}

/** A zone and how far ahead of UTC it is at the moment. */
export function zoneText({ locale }: Texts, timeZone: string, now: number) {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "shortOffset" }).formatToParts(now);
  const offset = parts.find(({ type }) => type === "timeZoneName")?.value.replace("GMT", "UTC");
  return offset === undefined || offset === timeZone ? timeZone : `${timeZone} (${offset})`;
}
