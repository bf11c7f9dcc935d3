import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, found, newId, requireRight } from "#server/ctx.ts";
import { prepared } from "#server/db/prepared.ts";
import { team } from "#server/organisation/table.ts";
import type * as api from "#shared/calendar/api.ts";
import { Problem } from "#shared/problem.ts";
import { companyCalendarId } from "./company.ts";
import { getCalendar } from "./read.ts";
import { calendar } from "./table.ts";
import { versionOf } from "./version.ts";
import {
  addVersion,
  composeVersion,
  findCalendar,
  replaceVersion,
  requireFreeName,
  teamsUsing,
} from "./write.ts";

const currentVersion = prepared((db) =>
  db
    .select({ calendarVersionId: calendar.currentVersionId })
    .from(team)
    .innerJoin(calendar, sql`${calendar.calendarId} = coalesce(${team.calendarId}, ${companyCalendarId})`)
    .where(eq(team.teamId, sql.placeholder("teamId")))
    .prepare(),
);

/** The calendar by which a team works now: the one it has chosen, or the company's. */
export async function calendarOf(ctx: Pick<Ctx, "db">, teamId: string) {
  const row = await currentVersion(ctx.db).get({ teamId });
  const { calendarVersionId, hours, knownUntil } = await versionOf(ctx, found(row).calendarVersionId);
  return { calendarVersionId, hours, knownUntil };
}

/** The hours that a version said; the id is one that this company's database gave. */
export async function hoursOf(ctx: Pick<Ctx, "db">, calendarVersionId: string) {
  const { hours } = await versionOf(ctx, calendarVersionId);
  return hours;
}

export async function createCalendar(
  ctx: Ctx,
  { name, ...settings }: z.output<typeof api.createCalendar.input>,
) {
  requireRight(ctx, "calendar.change");
  const calendarId = newId(ctx.now);
  const calendarVersionId = newId(ctx.now);
  await requireFreeName(ctx.db, calendarId, name);
  const written = await composeVersion(settings, ctx.now);
  const row = { calendarId, name, isDefault: false, currentVersionId: calendarVersionId, createdAt: ctx.now };
  await ctx.db.insert(calendar).values(row);
  await addVersion(ctx, { ...written, calendarId, calendarVersionId, version: 1 });
  recordCalendar(ctx, "calendar.created", calendarId, [], { calendarVersionId, version: 1 });
  return getCalendar(ctx, { calendarId });
}

export async function changeCalendar(
  ctx: Ctx,
  { calendarId, seenVersionId, name, ...settings }: z.output<typeof api.changeCalendar.input>,
) {
  requireRight(ctx, "calendar.change");
  const { currentVersionId } = await findCalendar(ctx, calendarId);
  if (currentVersionId !== seenVersionId) throw new Problem("conflict", "error.conflict");
  await requireFreeName(ctx.db, calendarId, name);
  const before = await versionOf(ctx, currentVersionId);
  const change = await replaceVersion(ctx, before, await composeVersion(settings, ctx.now), { name });
  recordCalendar(ctx, "calendar.changed", calendarId, await teamsUsing(ctx.db, calendarId), change);
  return getCalendar(ctx, { calendarId });
}

export async function removeCalendar(ctx: Ctx, { calendarId }: z.output<typeof api.removeCalendar.input>) {
  requireRight(ctx, "calendar.change");
  const { isDefault } = await findCalendar(ctx, calendarId);
  if (isDefault) throw new Problem("conflict", "calendar.error.companyStays");
  const [user] = await teamsUsing(ctx.db, calendarId, 1);
  if (user) throw new Problem("conflict", "calendar.error.inUse");
  await ctx.db.update(calendar).set({ archivedAt: ctx.now }).where(eq(calendar.calendarId, calendarId));
  recordCalendar(ctx, "calendar.removed", calendarId, [], {});
  return { done: true as const };
}

export async function chooseCalendar(
  ctx: Ctx,
  { teamId, calendarId, seenCalendarId }: z.output<typeof api.chooseCalendar.input>,
) {
  requireRight(ctx, "calendar.choose", { teamId });
  const isPresent = and(eq(team.teamId, teamId), isNull(team.archivedAt));
  const { revision, calendarId: before } = found(await ctx.db.select().from(team).where(isPresent).get());
  if (calendarId !== null) await requireChoosable(ctx, calendarId);
  if (seenCalendarId !== undefined && seenCalendarId !== before)
    throw new Problem("conflict", "error.conflict");
  const chosen = calendarId === companyCalendarId ? null : calendarId;
  const written = await ctx.db
    .update(team)
    .set({ calendarId: chosen, revision: revision + 1 })
    .where(and(eq(team.teamId, teamId), eq(team.revision, revision)))
    .returning({ teamId: team.teamId });
  if (written.length === 0) throw new Problem("conflict", "error.conflict");
  ctx.record({
    verb: "calendar.chosen",
    subjectId: teamId,
    audience: [teamId],
    change: { calendarId: chosen, before },
  });
  return { done: true as const };
}

async function requireChoosable({ db }: Ctx, calendarId: string) {
  const isPresent = and(eq(calendar.calendarId, calendarId), isNull(calendar.archivedAt));
  const row = await db.select({ name: calendar.name }).from(calendar).where(isPresent).get();
  if (!row) throw new Problem("invalid", "calendar.error.gone", { field: "calendarId" });
}

function recordCalendar(
  ctx: Ctx,
  verb: `calendar.${string}`,
  calendarId: string,
  teamIds: string[],
  change: Record<string, unknown>,
) {
  ctx.record({ verb, subjectId: calendarId, audience: [...teamIds, ctx.actor.personId], change });
}
