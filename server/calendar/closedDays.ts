import type { z } from "zod";
import { type Ctx, requireRight } from "#server/ctx.ts";
import type * as api from "#shared/calendar/api.ts";
import type { ImportReport } from "#shared/calendar/listing.ts";
import { DAY } from "#shared/calendar/span.ts";
import { Problem } from "#shared/problem.ts";
import { type ClosedDays, closedDaysOf } from "./ics.ts";
import { dateText } from "./icsDate.ts";
import { type Version, versionOf } from "./version.ts";
import { composeVersion, findCalendar, replaceVersion, teamsUsing } from "./write.ts";

const REFUSED_SHOWN = 100;
const MOST_DATES = 1_000;

/** Closes the days of an .ics file; importing the same file again changes nothing. */
export async function importClosedDays(
  ctx: Ctx,
  { calendarId, seenVersionId, text, isDryRun }: z.output<typeof api.importClosedDays.input>,
): Promise<ImportReport> {
  requireRight(ctx, "calendar.change");
  const { currentVersionId } = await findCalendar(ctx, calendarId);
  if (currentVersionId !== seenVersionId) throw new Problem("conflict", "error.conflict");
  const version = await versionOf(ctx, currentVersionId);
  const horizon = horizonOf(ctx.now);
  const closed = closedDaysOf(text, horizon);
  const added = newDates(version, closed);
  if (version.specialDates.length + added.length > MOST_DATES)
    throw new Problem("invalid", "calendar.error.tooManyDates", { field: "text" });
  if (!isDryRun && added.length > 0) await close(ctx, version, added);
  return {
    isDryRun,
    added,
    alreadyClosedCount: closed.dates.size - added.length,
    refused: closed.refused.slice(0, REFUSED_SHOWN),
    refusedCount: closed.refused.length,
    recurringUntil: dateText(horizon.lastDay),
  };
}

/** Recurring days are written out for this year and the next. */
function horizonOf(now: number) {
  const year = new Date(now).getUTCFullYear();
  return { firstDay: Date.UTC(year, 0, 1) / DAY, lastDay: Date.UTC(year + 1, 11, 31) / DAY };
}

/** Hours that somebody wrote for a date stay; they were decided for this very day. */
function newDates({ hours, specialDates }: Version, { dates }: ClosedDays) {
  const settled = new Set([...hours.holidays, ...specialDates.map(({ date }) => date)]);
  return [...dates]
    .filter(([date]) => !settled.has(date))
    .map(([date, name]) => ({ date, name }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

async function close(ctx: Ctx, before: Version, added: ImportReport["added"]) {
  const { calendarId, hours, holidayRegion, specialDates } = before;
  const { timeZone, intervals } = hours;
  const closed = added.map(({ date, name }) => ({ date, name, hours: [] }));
  const settings = { timeZone, intervals, holidayRegion, specialDates: [...specialDates, ...closed] };
  const change = await replaceVersion(ctx, before, await composeVersion(settings, ctx.now));
  const audience = [...(await teamsUsing(ctx.db, calendarId)), ctx.actor.personId];
  ctx.record({
    verb: "calendar.daysClosed",
    subjectId: calendarId,
    audience,
    change: { ...change, count: added.length },
  });
}
