import { type Interval, type WrittenCalendar, weekdays } from "./model.ts";
import { clip, DAY, MINUTE, type Span, union } from "./span.ts";

/** The weekday of 1970-01-01, counted from Monday. */
const THURSDAY = 3;

/** A calendar read by local date: dates are counted in days from 1970-01-01, times in milliseconds from midnight. */
export class Hours {
  /** Where the weekday alone does not tell what works: closed dates, those with special hours, and the dates after these. */
  readonly specialDays: readonly number[];
  /** The same week without special days. */
  readonly usual: Hours;
  readonly #closed: ReadonlySet<number>;
  readonly #special: ReadonlyMap<number, readonly Span[]>;
  readonly #weekly: readonly (readonly Span[])[];

  constructor({ intervals, holidays = [], dateHours = {} }: Omit<WrittenCalendar, "timeZone">) {
    this.#weekly = weekdays.map((weekday) => spansOf(intervals[weekday] ?? []));
    this.#closed = new Set(holidays.map(dayOf));
    this.#special = new Map(Object.entries(dateHours).map(([date, hours]) => [dayOf(date), spansOf(hours)]));
    const replaced = [...this.#special.keys()].flatMap((day) => [day, day + 1]);
    this.specialDays = [...new Set([...this.#closed, ...replaced])].sort((a, b) => a - b);
    this.usual = this.specialDays.length === 0 ? this : new Hours({ intervals });
  }

  /** What works between the midnights of a date, the end of a shift begun the day before included. */
  on(day: number): Span[] {
    if (this.#closed.has(day)) return [];
    const carriedOver = this.begunOn(day - 1).map(([from, until]): Span => [from - DAY, until - DAY]);
    return clip([...carriedOver, ...this.begunOn(day)], [0, DAY]);
  }

  /** The hours that begin on a date, as if it were not closed; what lies after 24:00 is worked on the next. */
  begunOn(day: number) {
    return this.#special.get(day) ?? this.#weekly[(((day + THURSDAY) % 7) + 7) % 7]!;
  }

  isWorkingDay(day: number) {
    return !this.#closed.has(day) && this.begunOn(day).length > 0;
  }
}

function spansOf(intervals: readonly Interval[]) {
  return union(
    intervals.map(([start, end]): Span => {
      const [from, until] = [timeOf(start), timeOf(end)];
      return [from, until < from ? until + DAY : until];
    }),
  );
}

function timeOf(clock: string) {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return (hours * 60 + minutes) * MINUTE;
}

function dayOf(date: string) {
  return Date.parse(date) / DAY;
}
