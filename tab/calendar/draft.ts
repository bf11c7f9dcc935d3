import { hoursText, readHours } from "#shared/calendar/hoursText.ts";
import type { CalendarDetails } from "#shared/calendar/listing.ts";
import { type DayHours, type Weekday, weekdays } from "#shared/calendar/model.ts";
import { CalendarSettings, type SpecialDate } from "#shared/calendar/settings.ts";
import { fieldProblems } from "#shared/parse.ts";
import { Problem } from "#shared/problem.ts";

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 366;

/** Dates being typed, not in the list yet. */
export interface Adding {
  from: string;
  to: string;
  hours: string;
  name: string;
}

/** What the form of a calendar holds, as it was typed. */
export interface CalendarDraft {
  /** The version that was being changed; null for a new calendar. */
  seenVersionId: string | null;
  name: string;
  timeZone: string;
  holidayRegion: string;
  week: Record<Weekday, string>;
  specialDates: SpecialDate[];
  adding: Adding;
}

export type Problems = Record<string, Problem>;

export const nothingToAdd: Adding = { from: "", to: "", hours: "", name: "" };
const officeDays = new Set<Weekday>(["mon", "tue", "wed", "thu", "fri"]);

/** A new calendar starts with office hours where its author is. */
export function newDraft(): CalendarDraft {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const week = weekOf((weekday) => (officeDays.has(weekday) ? "09:00–17:00" : ""));
  const seenVersionId = null;
  return {
    seenVersionId,
    name: "",
    timeZone,
    holidayRegion: "",
    week,
    specialDates: [],
    adding: nothingToAdd,
  };
}

export function draftOf(calendar: CalendarDetails): CalendarDraft {
  const { calendarVersionId, name, timeZone, holidayRegion, intervals, specialDates } = calendar;
  return {
    seenVersionId: calendarVersionId,
    name,
    timeZone,
    holidayRegion: holidayRegion ?? "",
    week: weekOf((weekday) => hoursText(intervals[weekday] ?? [])),
    specialDates,
    adding: nothingToAdd,
  };
}

export const weekOf = (hoursOf: (weekday: Weekday) => string) =>
  Object.fromEntries(weekdays.map((weekday) => [weekday, hoursOf(weekday)])) as Record<Weekday, string>;

/**
 * The settings that a draft stands for, and by field what is wrong with it; without problems the settings are right.
 *
 * @example readDraft({ ...draft, week: { ...draft.week, mon: "soon" } }).problems // => { "intervals.mon": Problem }
 */
export function readDraft(draft: CalendarDraft) {
  const problems: Problems = {};
  const intervals: Partial<Record<Weekday, DayHours>> = {};
  for (const weekday of weekdays) {
    const { hours, problem } = readHours(draft.week[weekday]);
    if (problem) problems[`intervals.${weekday}`] = problemOf(problem);
    else if (hours.length > 0) intervals[weekday] = hours;
  }
  const added = readAdding(draft.adding);
  const settings = {
    name: draft.name,
    timeZone: draft.timeZone.trim(),
    intervals,
    holidayRegion: draft.holidayRegion || null,
    specialDates: withDates(draft.specialDates, added.dates),
  };
  const found = fieldProblems(CalendarSettings, settings);
  if (Object.keys(problems).length > 0) delete found.intervals;
  return { settings, problems: { ...found, ...problems, ...added.problems } };
}

/** The dates being typed, one for each day from first to last. */
export function readAdding({ from, to, hours: typed, name }: Adding): {
  dates: SpecialDate[];
  problems: Problems;
} {
  if ([from, to, typed, name].every((text) => text.trim() === "")) return { dates: [], problems: {} };
  const { hours, problem } = readHours(typed);
  const count = (Date.parse(to || from) - Date.parse(from)) / DAY_MS + 1;
  if (from === "") return refused("from", "error.required");
  if (count < 1) return refused("to", "calendar.error.datesBackwards");
  if (count > LONGEST_DAYS) return refused("to", "calendar.error.tooManyDays");
  if (problem) return { dates: [], problems: { "adding.hours": problemOf(problem) } };
  const dates = Array.from({ length: count }, (_, index) => ({
    date: new Date(Date.parse(from) + index * DAY_MS).toISOString().slice(0, 10),
    hours,
    name: name.trim() || null,
  }));
  return { dates, problems: {} };
}

/** What is written later for a date replaces what was there. */
export function withDates(before: SpecialDate[], added: SpecialDate[]) {
  const replaced = new Set(added.map(({ date }) => date));
  return [...before.filter(({ date }) => !replaced.has(date)), ...added];
}

const refused = (field: keyof Adding, key: string) => ({
  dates: [],
  problems: { [`adding.${field}`]: new Problem("invalid", key) },
});

const problemOf = ({ key, values }: { key: string; values: Record<string, string> }) =>
  new Problem("invalid", key, { values });
