import { z } from "zod";
import { Id, Moment, optionalText, typedText } from "#shared/endpoint.ts";
import { Calendar, DayHours, LocalDate, TimeZone } from "./model.ts";
import { firstOverlap, firstWeeklyOverlap } from "./overlap.ts";

const MOST_SPECIAL_DATES = 1_000;

/** A country, or a part of one, with holidays of its own: CN, NO, GB-SCT. */
export const HolidayRegion = z
  .string({ error: "calendar.error.region" })
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,6})?$/, { error: "calendar.error.region" });

/** Hours without overlaps; none at all means closed. */
const FittingHours = DayHours.superRefine((hours, issues) => {
  const overlap = firstOverlap(hours);
  if (overlap) issues.addIssue({ code: "custom", message: "calendar.error.overlap", params: overlap });
});

export const WeekHours = Calendar.shape.intervals.superRefine((week, issues) => {
  const overlap = firstWeeklyOverlap(week);
  if (overlap) {
    const { weekday, ...params } = overlap;
    issues.addIssue({ code: "custom", message: "calendar.error.overlap", path: [weekday], params });
  }
  if (Object.values(week).every((hours) => hours.length === 0))
    issues.addIssue({ code: "custom", message: "calendar.error.noHours" });
});
export type WeekHours = z.infer<typeof WeekHours>;

/** A date on which other hours hold than the week's; without hours it is closed. */
export const SpecialDate = z.object({ date: LocalDate, hours: FittingHours, name: optionalText(80) });
export type SpecialDate = z.infer<typeof SpecialDate>;

const SpecialDates = z
  .array(SpecialDate)
  .max(MOST_SPECIAL_DATES, { error: "calendar.error.tooManyDates" })
  .superRefine((dates, issues) => {
    const twice = dates.findIndex(({ date }, index) => dates.findIndex((one) => one.date === date) < index);
    if (twice < 0) return;
    const params = { date: dates[twice]!.date };
    issues.addIssue({ code: "custom", message: "calendar.error.dateTwice", path: [twice, "date"], params });
  });

/** What people decide about a calendar. */
export const CalendarSettings = z.object({
  name: typedText(80),
  timeZone: TimeZone,
  intervals: WeekHours,
  holidayRegion: HolidayRegion.nullable(),
  specialDates: SpecialDates,
});
export type CalendarSettings = z.infer<typeof CalendarSettings>;

/** A day of a region's law: closed, or worked in return for one that is not. */
export const PublicDay = z.object({
  date: LocalDate,
  kind: z.enum(["closed", "makeUp"]),
  names: z.object({ en: z.string(), zh: z.string() }),
});
export type PublicDay = z.infer<typeof PublicDay>;

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
  nextNotes: z.array(DayNote),
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
