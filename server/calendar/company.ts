import type { Db } from "#server/db/open.ts";
import type { Calendar } from "#shared/calendar/model.ts";
import { calendar, calendarVersion } from "./table.ts";

/** The company's own calendar has the same id everywhere, so that two servers cannot make two of it. */
export const companyCalendarId = "00000000-0000-7000-8000-00000000ca1e";
const firstVersionId = "00000000-0000-7000-8000-00000000ca1f";

const officeHours: [string, string][] = [["09:00", "17:00"]];
const hours: Calendar = {
  timeZone: "UTC",
  intervals: { mon: officeHours, tue: officeHours, wed: officeHours, thu: officeHours, fri: officeHours },
  holidays: [],
  dateHours: {},
};

/** Gives a company the calendar that holds for every team without one; an admin sets its zone and hours. */
export async function ensureCompanyCalendar(db: Db) {
  const rows = { calendarId: companyCalendarId, createdAt: 0 };
  await db
    .insert(calendar)
    .values({ ...rows, name: "Company", isDefault: true, currentVersionId: firstVersionId })
    .onConflictDoNothing();
  await db
    .insert(calendarVersion)
    .values({ ...rows, calendarVersionId: firstVersionId, version: 1, hours })
    .onConflictDoNothing();
}
