import { Hours } from "#shared/calendar/hours.ts";
import type { CalendarDay, DayNote } from "#shared/calendar/listing.ts";
import type { DayHours } from "#shared/calendar/model.ts";
import { DAY, MINUTE, type Span } from "#shared/calendar/span.ts";
import { offsetsOf } from "#shared/calendar/zone.ts";
import { weekdayOf } from "./expand.ts";
import type { Version } from "./version.ts";

type Written = Pick<Version, "hours" | "specialDates" | "publicDays" | "knownUntil">;

const NOTES_SHOWN = 10;
export const DAYS_SHOWN = 14;

/** The next days of a calendar, from today in its own zone: what is open, and why a date is not like its weekday. */
export function daysAhead(written: Written, now: number): CalendarDay[] {
  const today = todayIn(written.hours.timeZone, now);
  const hours = new Hours(written.hours);
  const notes = new Map(notesOf(written).map((note) => [note.date, note]));
  return Array.from({ length: DAYS_SHOWN }, (_, index) => {
    const date = dateOf(today + index);
    return {
      date,
      hours: hours.on(today + index).map(intervalOf),
      note: notes.get(date) ?? null,
      isKnown: written.knownUntil === null || date <= written.knownUntil,
    };
  });
}

/** The dates to come on which something else holds than the week says. */
export function nextNotes(written: Written, now: number) {
  const today = dateOf(todayIn(written.hours.timeZone, now));
  return notesOf(written)
    .filter((note) => note.date >= today && changesTheDay(written, note))
    .slice(0, NOTES_SHOWN);
}

/** A holiday on a day that is free anyway changes nothing. */
function changesTheDay({ hours }: Written, { date, kind, decidedBy }: DayNote) {
  if (kind !== "closed" || decidedBy === "company") return true;
  return (hours.intervals[weekdayOf(date)] ?? []).length > 0;
}

function notesOf({ specialDates, publicDays }: Written): DayNote[] {
  const written = new Set(specialDates.map(({ date }) => date));
  const byCompany = specialDates.map(({ date, hours, name }): DayNote => {
    const names = name === null ? null : { en: name, zh: name };
    return { date, kind: hours.length === 0 ? "closed" : "otherHours", decidedBy: "company", names };
  });
  const byRegion = publicDays
    .filter(({ date }) => !written.has(date))
    .map((day): DayNote => ({ ...day, decidedBy: "region" }));
  return [...byCompany, ...byRegion].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Today on the wall of a zone, in days from 1970-01-01. */
function todayIn(timeZone: string, now: number) {
  return Math.floor(offsetsOf(timeZone, now - DAY, now + DAY).wallAt(now) / DAY);
}

const dateOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

const intervalOf = ([from, until]: Span): DayHours[number] => [clockOf(from), clockOf(until)];

function clockOf(time: number) {
  const minutes = time / MINUTE;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
