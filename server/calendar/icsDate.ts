import ICAL from "ical.js";
import { LocalDate } from "#shared/calendar/model.ts";
import { DAY } from "#shared/calendar/span.ts";
import { Problem } from "#shared/problem.ts";
import type { IcsProperty } from "./icsLines.ts";

/** What `read` takes from a property, or the refusal that its value cannot be read: the library decodes late and throws. */
function decoded<Value>({ name, text }: IcsProperty, read: (property: ICAL.Property) => Value) {
  try {
    return read(ICAL.Property.fromString(withDateType(text)));
  } catch {
    throw fault(name, "unreadableValue");
  }
}

export const firstValue = (property: IcsProperty) => decoded(property, (one) => one.getFirstValue());

/**
 * The dates a property holds, in days from 1970-01-01. A day is what its own text says: midnight in whatever local zone
 * counts as a date, a time of day or a moment of UTC does not.
 */
export function daysOf(property: IcsProperty) {
  const [, , , ...values] = decoded(property, (one) => one.toJSON() as unknown[]);
  return values.map((value) => dayOf(property.name, value));
}

function dayOf(name: string, value: unknown) {
  const text = String(value);
  if (!/^\d{4}-\d{2}-\d{2}(T|$)/.test(text)) throw fault(name, "unreadableValue");
  if (!/^.{10}(T00:00:00)?$/.test(text)) throw fault(name, "timed");
  const date = text.slice(0, 10);
  if (!LocalDate.safeParse(date).success) throw fault(name, "noSuchDate", { date });
  return Date.parse(date) / DAY;
}

/** Whole days of a duration such as P2D or P1W. */
export function durationDays(property: IcsProperty) {
  const value = firstValue(property);
  const days = value instanceof ICAL.Duration ? value.toSeconds() / (DAY / 1000) : Number.NaN;
  if (!Number.isInteger(days)) throw fault(property.name, "timed");
  return days;
}

/** Many programs write a date without saying that it is one. */
function withDateType(text: string) {
  return text.replace(/^(DTSTART|DTEND|EXDATE|RDATE|RECURRENCE-ID):(?=\d{8}(,|\s*$))/i, "$1;VALUE=DATE:");
}

export const fault = (field: string, reason: string, values: Record<string, string | number> = {}) =>
  new Problem("invalid", `calendar.ics.${reason}`, { field, values });

export const dateText = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);
