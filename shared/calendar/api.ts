import { z } from "zod";
import { Done, endpoint, Id, Page, pageOf } from "#shared/endpoint.ts";
import { CalendarDay, CalendarDetails, CalendarSummary, ImportReport } from "./listing.ts";
import { LocalDate } from "./model.ts";
import { CalendarSettings, HolidayRegion } from "./settings.ts";

const LONGEST_FILE_CHARACTERS = 200_000;

/** The version that was seen when deciding; if it is not the present one any more, nothing is changed. */
const Seen = { seenVersionId: Id };

export const listCalendars = endpoint({
  method: "GET",
  path: "/api/calendars",
  summary: "The company's calendars, its own first, with what is special in the days ahead",
  input: z.object(Page),
  output: pageOf(CalendarSummary),
});

export const getCalendar = endpoint({
  method: "GET",
  path: "/api/calendars/{calendarId}",
  summary: "One calendar: its special dates, the next fourteen days, its versions",
  input: z.object({ calendarId: Id }),
  output: CalendarDetails,
});

export const createCalendar = endpoint({
  method: "POST",
  path: "/api/calendars",
  summary: "Add a calendar",
  input: CalendarSettings,
  output: CalendarDetails,
});

export const changeCalendar = endpoint({
  method: "PUT",
  path: "/api/calendars/{calendarId}",
  summary: "Change a calendar: a new version is made, and running commitments keep theirs",
  input: CalendarSettings.extend({ calendarId: Id, ...Seen }),
  output: CalendarDetails,
});

export const removeCalendar = endpoint({
  method: "DELETE",
  path: "/api/calendars/{calendarId}",
  summary: "Remove a calendar that no team uses; what was promised by it keeps its hours",
  input: z.object({ calendarId: Id }),
  output: Done,
});

export const previewCalendar = endpoint({
  method: "POST",
  path: "/api/calendars/preview",
  summary: "What would be open on the next fourteen days; nothing is stored",
  input: CalendarSettings.omit({ name: true }),
  output: z.object({ days: z.array(CalendarDay), knownUntil: LocalDate.nullable() }),
});

export const importClosedDays = endpoint({
  method: "POST",
  path: "/api/calendars/{calendarId}/import",
  summary: "Close the days of an .ics file; a dry run only tells which ones",
  input: z.object({
    calendarId: Id,
    ...Seen,
    text: z
      .string({ error: "error.required" })
      .min(1, "error.required")
      .max(LONGEST_FILE_CHARACTERS, "error.tooLong"),
    isDryRun: z.boolean().default(true),
  }),
  output: ImportReport,
});

export const listHolidayRegions = endpoint({
  method: "GET",
  path: "/api/holiday-regions",
  summary: "The countries, and their parts, whose public holidays are known",
  input: z.object({}),
  output: z.object({
    regions: z.array(
      z.object({
        region: HolidayRegion,
        parts: z.array(z.object({ region: HolidayRegion, name: z.string() })),
      }),
    ),
  }),
});

export const chooseCalendar = endpoint({
  method: "PUT",
  path: "/api/teams/{teamId}/calendar",
  summary: "Choose a team's calendar; null for the company's",
  input: z.object({
    teamId: Id,
    calendarId: Id.nullable(),
    /** The calendar that was seen when deciding; left out, whatever stands is replaced. */
    seenCalendarId: Id.nullable().optional(),
  }),
  output: Done,
});

export const listCalendarTeams = endpoint({
  method: "GET",
  path: "/api/calendars/{calendarId}/teams",
  summary: "The teams that have chosen a calendar",
  input: z.object({ calendarId: Id, ...Page }),
  output: pageOf(z.object({ teamId: Id, name: z.string() })),
});
