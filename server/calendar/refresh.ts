import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Ctx } from "#server/ctx.ts";
import { publicHolidaysOf } from "./holidays.ts";
import { calendar, calendarVersion } from "./table.ts";
import type { Version } from "./version.ts";
import { composeWith, replaceVersion, teamsUsing } from "./write.ts";

/**
 * Works newly known holidays into every calendar that follows a region, as a new version each; the answer is how many
 * were changed. Called once a day: a year becomes known when it begins, or when the library that holds it is renewed.
 */
export async function refreshHolidays(ctx: Pick<Ctx, "db" | "now" | "record">) {
  const versions = await currentVersionsWithRegion(ctx);
  let changedCount = 0;
  for (const version of versions) if (await refresh(ctx, version)) changedCount += 1;
  return changedCount;
}

async function currentVersionsWithRegion({ db }: Pick<Ctx, "db">) {
  const rows = await db
    .select({ version: calendarVersion })
    .from(calendar)
    .innerJoin(calendarVersion, eq(calendarVersion.calendarVersionId, calendar.currentVersionId))
    .where(and(isNull(calendar.archivedAt), isNotNull(calendarVersion.holidayRegion)))
    .all();
  return rows.map(({ version }) => version);
}

async function refresh(ctx: Pick<Ctx, "db" | "now" | "record">, before: Version) {
  const known = await publicHolidaysOf(before.holidayRegion, ctx.now);
  const isAsBefore =
    known.knownUntil === before.knownUntil &&
    JSON.stringify(known.days) === JSON.stringify(before.publicDays);
  if (isAsBefore) return false;
  const { calendarId, holidayRegion, specialDates, hours } = before;
  const { timeZone, intervals } = hours;
  const change = await replaceVersion(
    ctx,
    before,
    composeWith({ timeZone, intervals, holidayRegion, specialDates }, known),
  );
  const audience = await teamsUsing(ctx.db, calendarId);
  ctx.record({ verb: "calendar.refreshed", subjectId: calendarId, audience, change, actorId: null });
  return true;
}
