import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { type Ctx, found, newId } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { team } from "#server/organisation/table.ts";
import type { CalendarSettings } from "#shared/calendar/settings.ts";
import { Problem } from "#shared/problem.ts";
import { hoursWith } from "./expand.ts";
import { type PublicHolidays, publicHolidaysOf } from "./holidays.ts";
import { calendar, calendarVersion } from "./table.ts";
import type { Version } from "./version.ts";

const TEAMS_TOLD = 500;

type Hours = Omit<CalendarSettings, "name">;
type Written = Pick<Version, "hours" | "holidayRegion" | "specialDates" | "publicDays" | "knownUntil">;

/** What is stored of people's decisions: with the region's holidays worked in. */
export async function composeVersion(settings: Hours, now: number): Promise<Written> {
  return composeWith(settings, await publicHolidaysOf(settings.holidayRegion, now));
}

export function composeWith(
  { holidayRegion, ...settings }: Hours,
  { days, knownUntil }: PublicHolidays,
): Written {
  const specialDates = settings.specialDates.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return { hours: hoursWith(settings, days), holidayRegion, specialDates, publicDays: days, knownUntil };
}

export async function findCalendar({ db }: Pick<Ctx, "db">, calendarId: string) {
  const isPresent = and(eq(calendar.calendarId, calendarId), isNull(calendar.archivedAt));
  return found(await db.select().from(calendar).where(isPresent).get());
}

export async function addVersion(
  { db, now }: Pick<Ctx, "db" | "now">,
  row: Written & Pick<Version, "calendarId" | "calendarVersionId" | "version">,
) {
  await db.insert(calendarVersion).values({ ...row, createdAt: now });
}

/** Puts a version in the place of the one that was seen; refuses when somebody was quicker. */
export async function replaceVersion(
  ctx: Pick<Ctx, "db" | "now">,
  { calendarId, calendarVersionId: seenVersionId, version: seen }: Version,
  written: Written,
  { name }: { name?: string } = {},
) {
  const calendarVersionId = newId(ctx.now);
  const version = seen + 1;
  const replaced = await ctx.db
    .update(calendar)
    .set({ currentVersionId: calendarVersionId, name })
    .where(and(eq(calendar.calendarId, calendarId), eq(calendar.currentVersionId, seenVersionId)))
    .returning({ calendarId: calendar.calendarId });
  if (replaced.length === 0) throw new Problem("conflict", "error.conflict");
  await addVersion(ctx, { ...written, calendarId, calendarVersionId, version });
  return { calendarVersionId, version };
}

/** Two calendars of one name could not be told apart when a team chooses. */
export async function requireFreeName(db: Db, calendarId: string, name: string) {
  const twin = await db
    .select({ calendarId: calendar.calendarId })
    .from(calendar)
    .where(
      and(
        sql`${calendar.name} collate nocase = ${name}`,
        ne(calendar.calendarId, calendarId),
        isNull(calendar.archivedAt),
      ),
    )
    .get();
  if (twin) throw new Problem("conflict", "calendar.error.nameTaken", { field: "name" });
}

/** Whom a change of a calendar concerns; for the company's calendar nobody is told at once, for it concerns all. */
export async function teamsUsing(db: Db, calendarId: string, limit = TEAMS_TOLD) {
  const rows = await db
    .select({ teamId: team.teamId })
    .from(team)
    .where(and(eq(team.calendarId, calendarId), isNull(team.archivedAt)))
    .limit(limit)
    .all();
  return rows.map(({ teamId }) => teamId);
}
