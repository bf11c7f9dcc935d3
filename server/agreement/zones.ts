import { eq, inArray, sql } from "drizzle-orm";
import { companyCalendarId } from "#server/calendar/company.ts";
import { calendar, calendarVersion } from "#server/calendar/table.ts";
import { found } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { team } from "#server/organisation/table.ts";

/**
 * Where these teams work: the zone of a team's own calendar, or else of the company's.
 *
 * @example (await timeZonesOf(db, [teamId]))(teamId) // => "Asia/Shanghai"
 */
export async function timeZonesOf(db: Db, teamIds: string[]) {
  const rows = await db
    .select({ teamId: team.teamId, timeZone: sql<string>`${calendarVersion.hours} ->> '$.timeZone'` })
    .from(team)
    .innerJoin(calendar, eq(calendar.calendarId, sql`coalesce(${team.calendarId}, ${companyCalendarId})`))
    .innerJoin(calendarVersion, eq(calendarVersion.calendarVersionId, calendar.currentVersionId))
    .where(inArray(team.teamId, teamIds))
    .all();
  const zones = new Map(rows.map(({ teamId, timeZone }) => [teamId, timeZone]));
  return (teamId: string) => found(zones.get(teamId));
}
