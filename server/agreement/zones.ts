import { eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { calendar, calendarVersion } from "#server/calendar/table.ts";
import type { Db } from "#server/db/open.ts";
import { team } from "#server/organisation/table.ts";

const ownVersion = alias(calendarVersion, "own_version");
const timeZone = sql<string | null>`${calendarVersion.hours} ->> '$.timeZone'`;
const noCalendarYet = "UTC";

/**
 * Where these teams work: the zone of a team's own calendar, or else of the company's.
 *
 * @example (await timeZonesOf(db, [teamId]))(teamId) // => "Asia/Shanghai"
 */
export async function timeZonesOf(db: Db, teamIds: string[]) {
  const rows = await db
    .select({ teamId: team.teamId, timeZone: sql<string>`${ownVersion.hours} ->> '$.timeZone'` })
    .from(team)
    .innerJoin(calendar, eq(calendar.calendarId, team.calendarId))
    .innerJoin(ownVersion, eq(ownVersion.calendarVersionId, calendar.currentVersionId))
    .where(inArray(team.teamId, teamIds))
    .all();
  const own = new Map(rows.map((row) => [row.teamId, row.timeZone]));
  const company = own.size === new Set(teamIds).size ? undefined : await companyZone(db);
  return (teamId: string) => own.get(teamId) ?? company ?? noCalendarYet;
}

async function companyZone(db: Db) {
  const row = await db
    .select({ timeZone })
    .from(calendar)
    .innerJoin(calendarVersion, eq(calendarVersion.calendarVersionId, calendar.currentVersionId))
    .where(eq(calendar.isDefault, true))
    .get();
  return row?.timeZone ?? undefined;
}
