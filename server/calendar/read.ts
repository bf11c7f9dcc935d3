import { and, count, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, requireRight } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { team } from "#server/organisation/table.ts";
import type * as api from "#shared/calendar/api.ts";
import type { CalendarDetails, CalendarSummary, CalendarVersion } from "#shared/calendar/listing.ts";
import { Id } from "#shared/endpoint.ts";
import { Problem } from "#shared/problem.ts";
import { daysAhead, nextNotes } from "./days.ts";
import { holidayRegions } from "./holidays.ts";
import { calendar, calendarVersion } from "./table.ts";
import { type Version, versionOf, versionsOf } from "./version.ts";
import { composeVersion, findCalendar } from "./write.ts";

const VERSIONS_SHOWN = 20;

/** The company's calendar first, then by name. */
const calendarOrder = [
  sql`1 - ${calendar.isDefault}`,
  sql`${calendar.name} collate nocase`,
  sql`${calendar.calendarId}`,
];
const teamOrder = [sql`${team.name} collate nocase`, sql`${team.teamId}`];

/** Everybody signed in may read calendars: a due time can only be trusted by who can work it out again. */
export async function listCalendars(ctx: Ctx, { cursor, limit }: z.output<typeof api.listCalendars.input>) {
  const rows = await ctx.db
    .select()
    .from(calendar)
    .where(
      and(
        isNull(calendar.archivedAt),
        comesAfter(calendarOrder, sql`${calendar} where ${calendar.calendarId}`, cursor),
      ),
    )
    .orderBy(...calendarOrder)
    .limit(limit + 1)
    .all();
  const shown = rows.slice(0, limit);
  return {
    items: await summariesOf(ctx, shown),
    nextCursor: cursorAfter(rows, limit, shown.at(-1)?.calendarId),
  };
}

export async function getCalendar(
  ctx: Ctx,
  { calendarId }: z.output<typeof api.getCalendar.input>,
): Promise<CalendarDetails> {
  const row = await findCalendar(ctx, calendarId);
  const version = await versionOf(ctx, row.currentVersionId);
  const [summary] = await summariesOf(ctx, [row]);
  return {
    ...summary!,
    specialDates: version.specialDates,
    days: daysAhead(version, ctx.now),
    versions: await newestVersions(ctx.db, calendarId),
  };
}

export async function listCalendarTeams(
  { db }: Ctx,
  { calendarId, cursor, limit }: z.output<typeof api.listCalendarTeams.input>,
) {
  const hasChosen = and(eq(team.calendarId, calendarId), isNull(team.archivedAt));
  const rows = await db
    .select({ teamId: team.teamId, name: team.name })
    .from(team)
    .where(and(hasChosen, comesAfter(teamOrder, sql`${team} where ${team.teamId}`, cursor)))
    .orderBy(...teamOrder)
    .limit(limit + 1)
    .all();
  const items = rows.slice(0, limit);
  return { items, nextCursor: cursorAfter(rows, limit, items.at(-1)?.teamId) };
}

export async function previewCalendar(ctx: Ctx, settings: z.output<typeof api.previewCalendar.input>) {
  requireRight(ctx, "calendar.change");
  const written = await composeVersion(settings, ctx.now);
  return { days: daysAhead(written, ctx.now), knownUntil: written.knownUntil };
}

export async function listHolidayRegions(ctx: Ctx) {
  requireRight(ctx, "calendar.change");
  return { regions: await holidayRegions() };
}

async function summariesOf(ctx: Ctx, rows: (typeof calendar.$inferSelect)[]): Promise<CalendarSummary[]> {
  const versions = await versionsOf(
    ctx,
    rows.map(({ currentVersionId }) => currentVersionId),
  );
  const counts = await countTeams(
    ctx.db,
    rows.map(({ calendarId }) => calendarId),
  );
  return rows.map(({ calendarId, name, isDefault, currentVersionId }) => {
    const version = versions.get(currentVersionId)!;
    const nextDates = nextNotes(version, ctx.now);
    return {
      ...versionShown(version),
      calendarId,
      name,
      isDefault,
      teamCount: counts.get(calendarId) ?? 0,
      nextDates,
    };
  });
}

async function newestVersions(db: Db, calendarId: string) {
  const rows = await db
    .select()
    .from(calendarVersion)
    .where(eq(calendarVersion.calendarId, calendarId))
    .orderBy(desc(calendarVersion.version))
    .limit(VERSIONS_SHOWN)
    .all();
  return rows.map(versionShown);
}

function versionShown({ hours, ...version }: Version): CalendarVersion {
  const { calendarVersionId, version: number, createdAt, holidayRegion, knownUntil } = version;
  const { timeZone, intervals } = hours;
  return { calendarVersionId, version: number, createdAt, timeZone, intervals, holidayRegion, knownUntil };
}

async function countTeams(db: Db, calendarIds: string[]) {
  const rows = await db
    .select({ calendarId: team.calendarId, count: count() })
    .from(team)
    .where(and(inArray(team.calendarId, calendarIds), isNull(team.archivedAt)))
    .groupBy(team.calendarId)
    .all();
  return new Map(rows.map(({ calendarId, count }) => [calendarId, count]));
}

/** What follows the row that a page ended with, in the list's own order. */
function comesAfter(order: SQL[], rowWithId: SQL, cursor: string | undefined) {
  if (cursor === undefined) return undefined;
  if (!Id.safeParse(cursor).success) throw new Problem("invalid", "error.cursor", { field: "cursor" });
  const place = sql.join(order, sql`, `);
  return sql`(${place}) > (select ${place} from ${rowWithId} = ${cursor})`;
}

const cursorAfter = (rows: unknown[], limit: number, lastId: string | undefined) =>
  rows.length > limit ? (lastId ?? null) : null;
