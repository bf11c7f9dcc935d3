import type { RefusedEntry } from "#shared/calendar/listing.ts";
import { Problem } from "#shared/problem.ts";
import { dateText, daysOf, durationDays, fault, firstValue } from "./icsDate.ts";
import { type IcsEvent, type IcsProperty, readIcsEvents } from "./icsLines.ts";
import { type Budget, occurrences, spend } from "./icsRecurrence.ts";

const LONGEST_DAYS = 366;
const NAME_LENGTH = 80;
const MOST_STEPS = 10_000;

/** The days on which recurring events are written out. */
export interface Horizon {
  firstDay: number;
  lastDay: number;
}

export interface ClosedDays {
  /** Date and name. */
  dates: Map<string, string | null>;
  refused: RefusedEntry[];
}

/**
 * The days that the all-day events of an iCalendar text would close; what closes none is told with its line and why.
 *
 * @example closedDaysOf(text, { firstDay, lastDay }).dates // => Map { "2026-12-24" => "Christmas Eve" }
 */
export function closedDaysOf(text: string, horizon: Horizon): ClosedDays {
  const events = readIcsEvents(text);
  const moved = movedOccurrences(events);
  const budget = { steps: MOST_STEPS };
  const closed: ClosedDays = { dates: new Map(), refused: [] };
  for (const event of events) {
    let name: string | null = null;
    try {
      name = nameOf(event);
      requireClosing(event, name);
      for (const day of closedBy(event, moved, horizon, budget)) {
        const date = dateText(day);
        if (!closed.dates.has(date)) closed.dates.set(date, name);
      }
    } catch (error) {
      closed.refused.push(refusedEntry(event, name, error));
    }
  }
  return closed;
}

const find = ({ properties }: IcsEvent, name: string) =>
  properties.find((property) => property.name === name);
const textOf = (property: IcsProperty | undefined) =>
  property?.text.slice(property.text.indexOf(":") + 1).trim() ?? "";

/** Chinese holiday files also hold the days worked in return for a holiday: 春节(班), 补班, Spring Festival(Workday). */
const worksInReturn = /班|work(ing )?day/i;

function requireClosing(event: IcsEvent, name: string | null) {
  if (textOf(find(event, "STATUS")).toUpperCase() === "CANCELLED") throw fault("STATUS", "cancelled");
  if (name && worksInReturn.test(name)) throw fault("SUMMARY", "makeUp");
}

function* closedBy(event: IcsEvent, moved: Set<string>, horizon: Horizon, budget: Budget) {
  const start = find(event, "DTSTART");
  if (!start) throw fault("DTSTART", "noStart");
  const firstDay = daysOf(start)[0]!;
  const length = lengthOf(event, firstDay);
  for (const day of startsOf(event, firstDay, horizon, budget)) {
    if (!find(event, "RECURRENCE-ID") && moved.has(occurrenceKey(event, day))) continue;
    spend(budget, length);
    for (let offset = 0; offset < length; offset += 1) yield day + offset;
  }
}

function startsOf(event: IcsEvent, firstDay: number, { firstDay: from, lastDay }: Horizon, budget: Budget) {
  const all = (name: string) => event.properties.filter((property) => property.name === name);
  const recurring = all("RRULE")
    .flatMap((rule) => occurrences(rule, firstDay, lastDay, budget))
    .filter((day) => day >= from);
  const single = recurring.length > 0 || all("RRULE").length > 0 ? [] : [firstDay];
  const left = new Set(all("EXDATE").flatMap(daysOf));
  return [...recurring, ...single, ...all("RDATE").flatMap(daysOf)].filter((day) => !left.has(day));
}

/** The end is the day after the last; some programs write the first day again for an event of one day. */
function lengthOf(event: IcsEvent, firstDay: number) {
  const end = find(event, "DTEND");
  const duration = find(event, "DURATION");
  const field = end ? "DTEND" : "DURATION";
  const days = end ? daysOf(end)[0]! - firstDay : duration ? durationDays(duration) : 1;
  if (days < 0) throw fault(field, "endsBeforeStart");
  if (days > LONGEST_DAYS) throw fault(field, "tooLong", { days });
  return Math.max(1, days);
}

/** One day of a series that stands elsewhere as an event of its own. */
function movedOccurrences(events: IcsEvent[]) {
  const keys = events.flatMap((event) => {
    const original = find(event, "RECURRENCE-ID");
    if (!original) return [];
    try {
      return daysOf(original).map((day) => occurrenceKey(event, day));
    } catch {
      return [];
    }
  });
  return new Set(keys);
}

const occurrenceKey = (event: IcsEvent, day: number) => `${day} ${textOf(find(event, "UID"))}`;

function nameOf(event: IcsEvent) {
  const summary = find(event, "SUMMARY");
  if (!summary) return null;
  const shown = String(firstValue(summary))
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
  return [...shown].slice(0, NAME_LENGTH).join("").trim() || null;
}

function refusedEntry(event: IcsEvent, title: string | null, error: unknown): RefusedEntry {
  if (!(error instanceof Problem)) throw error;
  const field = error.field ?? "";
  const line = find(event, field)?.line ?? event.line;
  return { line, field, title, message: { key: error.message, values: error.values } };
}
