import { z } from "zod";

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

const invalidTime = { error: "calendar.error.time" };
const Start = z.string(invalidTime).regex(/^([01]\d|2[0-3]):[0-5]\d$/, invalidTime);
const End = z.string(invalidTime).regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, invalidTime);

/** From a start to an end on the wall clock; an end before its start is on the next day, one equal to it is no time at all. */
export const Interval = z.tuple([Start, End], { error: "calendar.error.interval" });
export type Interval = z.infer<typeof Interval>;

/** All the hours that begin on one day. */
export const DayHours = z
  .array(Interval, { error: "calendar.error.interval" })
  .max(12, { error: "calendar.error.tooManyIntervals" });
export type DayHours = z.infer<typeof DayHours>;

/** A date on the wall, such as `2026-02-28`, from 1970 to 2100. */
export const LocalDate = z.iso
  .date({ error: "calendar.error.date", abort: true })
  .refine((date) => date >= "1970" && date < "2101", { error: "calendar.error.date" });

export const TimeZone = z
  .string({ error: "calendar.error.timeZone" })
  .max(64, { error: "calendar.error.timeZone" })
  .refine(isTimeZone, { error: "calendar.error.timeZone" });

const mostDates = 2_000;

/** The working time of a team: its week, the dates on which it is closed, and those on which other hours hold. */
export const Calendar = z.object({
  timeZone: TimeZone,
  intervals: z.partialRecord(z.enum(weekdays), DayHours, { error: "calendar.error.weekday" }),
  holidays: z
    .array(LocalDate, { error: "calendar.error.date" })
    .max(mostDates, { error: "calendar.error.tooManyDates" })
    .default([]),
  dateHours: z
    .record(LocalDate, DayHours, { error: "calendar.error.date" })
    .refine((hours) => Object.keys(hours).length <= mostDates, { error: "calendar.error.tooManyDates" })
    .default({}),
});
export type Calendar = z.infer<typeof Calendar>;

/** A calendar in which closed dates and special hours may be left out. Never changed: another week is another calendar. */
export type WrittenCalendar = z.input<typeof Calendar>;

/** A stretch of time that does not count, half-open; pauses may overlap each other and closed time. */
export type Pause = readonly [startAt: Date, endAt: Date];

/** Names only: offsets such as `+08:00`, which some engines take, know no summer time. */
function isTimeZone(name: string) {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}
