import { z } from "zod";
import { Id, Moment } from "#shared/endpoint.ts";
import { Calendar, DayHours, LocalDate } from "./model.ts";
import { HolidayRegion, PublicDay, SpecialDate } from "./settings.ts";

/** Why a date is not like its weekday, whoever decided so. */
export const DayNote = z.object({
  date: LocalDate,
  kind: z.enum(["closed", "makeUp", "otherHours"]),
  decidedBy: z.enum(["region", "company"]),
  names: PublicDay.shape.names.nullable(),
});
export type DayNote = z.infer<typeof DayNote>;

/** One date of a calendar: what is open between its midnights, and why. */
export const CalendarDay = z.object({
  date: LocalDate,
  hours: DayHours,
  note: DayNote.nullable(),
  /** Whether the region's holidays of this date are known; otherwise the hours are only the week's. */
  isKnown: z.boolean(),
});
export type CalendarDay = z.infer<typeof CalendarDay>;

export const CalendarVersion = z.object({
  calendarVersionId: Id,
  version: z.int(),
  createdAt: Moment,
  timeZone: z.string(),
  intervals: Calendar.shape.intervals,
  holidayRegion: HolidayRegion.nullable(),
  /** The last date on which the region's public holidays are known; null without a region. */
  knownUntil: LocalDate.nullable(),
});
export type CalendarVersion = z.infer<typeof CalendarVersion>;

/** A calendar in a list: its present version, and which dates are coming that are not like their weekday. */
export const CalendarSummary = CalendarVersion.extend({
  calendarId: Id,
  name: z.string(),
  /** The company's: it holds for every team that has chosen none. */
  isDefault: z.boolean(),
  teamCount: z.int(),
  nextDates: z.array(DayNote),
});
export type CalendarSummary = z.infer<typeof CalendarSummary>;

export const CalendarDetails = CalendarSummary.extend({
  specialDates: z.array(SpecialDate),
  /** The next fourteen days. */
  days: z.array(CalendarDay),
  /** The newest twenty, the present one first. */
  versions: z.array(CalendarVersion),
});
export type CalendarDetails = z.infer<typeof CalendarDetails>;

/** Something in an imported file that closes no day, where it stands, and why. */
export const RefusedEntry = z.object({
  line: z.int(),
  /** The property at fault, such as DTEND. */
  field: z.string(),
  title: z.string().nullable(),
  message: z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
});
export type RefusedEntry = z.infer<typeof RefusedEntry>;

export const ImportReport = z.object({
  isDryRun: z.boolean(),
  /** The dates that are (or, in a dry run, would be) closed from now on. */
  added: z.array(z.object({ date: LocalDate, name: z.string().nullable() })),
  alreadyClosedCount: z.int(),
  /** The first hundred. */
  refused: z.array(RefusedEntry),
  refusedCount: z.int(),
  /** Recurring days are written out until then. */
  recurringUntil: LocalDate,
});
export type ImportReport = z.infer<typeof ImportReport>;
