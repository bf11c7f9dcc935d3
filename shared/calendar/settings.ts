import { z } from "zod";
import { optionalText, typedText } from "#shared/endpoint.ts";
import { DayHours, LocalDate, TimeZone, weekdays } from "./model.ts";
import { firstOverlap, firstWeeklyOverlap } from "./overlap.ts";

const MOST_SPECIAL_DATES = 1_000;

/** A country, or a part of one, with holidays of its own: CN, NO, GB-SCT. */
export const HolidayRegion = z
  .string({ error: "calendar.error.region" })
  .regex(/^[A-Z]{2}(-[A-Za-z0-9]{1,12})?$/, { error: "calendar.error.region" });

/** Hours that last some time and do not overlap; none at all means closed. */
const FittingHours = DayHours.superRefine((hours, issues) => {
  const empty = hours.find(([start, end]) => start === end);
  if (empty)
    issues.addIssue({ code: "custom", message: "calendar.error.noTime", params: { time: empty[0] } });
  const overlap = firstOverlap(hours);
  if (overlap) issues.addIssue({ code: "custom", message: "calendar.error.overlap", params: overlap });
});

const weekShape = z.partialRecord(z.enum(weekdays), FittingHours, { error: "calendar.error.weekday" });

/** The hours of each weekday; one that is left out is closed. */
export const WeekHours = weekShape.superRefine((week, issues) => {
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
