import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { CompanyDatabase, Db } from "#server/db/open.ts";
import { appendEvents } from "#server/event/verbs.ts";
import { type PublicHolidays, publicHolidaysOf } from "./holidays.ts";
import { calendar, calendarVersion } from "./table.ts";
import type { Version } from "./version.ts";
import { composeWith, replaceVersion, teamsUsing } from "./write.ts";

/**
 * Works newly known holidays into every calendar that follows a region, as a new version each, and answers how many
 * were changed: a year becomes known when another begins, or when the library that holds it is renewed.
 */
export async function refreshHolidays(database: Pick<CompanyDatabase, "read" | "write">, now: number) {
  let changedCount = 0;
  for (const version of await versionsToFollow(database.read)) {
    const known = await publicHolidaysOf(version.holidayRegion, now);
    if (isAsBefore(version, known)) continue;
    if (await database.write((db) => refresh(db, now, version, known))) changedCount += 1;
  }
  return changedCount;
}

async function versionsToFollow(db: Db) {
  const rows = await db
    .select({ version: calendarVersion })
    .from(calendar)
    .innerJoin(calendarVersion, eq(calendarVersion.calendarVersionId, calendar.currentVersionId))
    .where(and(isNull(calendar.archivedAt), isNotNull(calendarVersion.holidayRegion)))
    .all();
  return rows.map(({ version }) => version);
}

const isAsBefore = ({ knownUntil, publicDays }: Version, known: PublicHolidays) =>
  known.knownUntil === knownUntil && JSON.stringify(known.days) === JSON.stringify(publicDays);

/** A calendar that was changed meanwhile has been given the new holidays by that change. */
async function refresh(db: Db, now: number, before: Version, known: PublicHolidays) {
  const { calendarId, holidayRegion, specialDates, hours } = before;
  const row = await db.select().from(calendar).where(eq(calendar.calendarId, calendarId)).get();
  if (row?.currentVersionId !== before.calendarVersionId) return false;
  const { timeZone, intervals } = hours;
  const written = composeWith({ timeZone, intervals, holidayRegion, specialDates }, known);
  const change = await replaceVersion({ db, now }, before, written);
  const audience = await teamsUsing(db, calendarId);
  const event = { verb: "calendar.refreshed", subjectId: calendarId, audience, change } as const;
  await appendEvents(db, [event], null, now);
  return true;
}
