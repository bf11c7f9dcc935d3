import { and, count, eq, isNull, ne, or, sql } from "drizzle-orm";
import type { z } from "zod";
import { calendar } from "#server/calendar/table.ts";
import { commitment } from "#server/commitment/table.ts";
import { type Ctx, newId, requireRight } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import type { Team } from "#shared/organisation/model.ts";
import type * as api from "#shared/organisation/teamApi.ts";
import { Problem } from "#shared/problem.ts";
import { team } from "./table.ts";
import { findTeam, getTeam, parentsOf } from "./teamRead.ts";

type TeamFields = Pick<Team, "name" | "kind" | "parentTeamId" | "calendarId">;

export async function createTeam(ctx: Ctx, fields: z.output<typeof api.createTeam.input>) {
  requireRight(ctx, "team.create");
  const teamId = newId(ctx.now);
  await requireFitting(ctx.db, teamId, fields);
  await ctx.db.insert(team).values({ teamId, ...fields, createdAt: ctx.now });
  recordTeam(ctx, "team.created", { teamId, ...fields });
  return getTeam(ctx, { teamId });
}

export async function changeTeam(
  ctx: Ctx,
  { teamId, revision, ...fields }: z.output<typeof api.changeTeam.input>,
) {
  const before = await findTeam(ctx.db, teamId);
  requireRight(ctx, "team.change", { teamId });
  if (before.archivedAt !== null) throw new Problem("conflict", "organisation.error.archived");
  await requireFitting(ctx.db, teamId, fields);
  await writeTeam(ctx.db, teamId, revision, fields);
  recordTeam(ctx, "team.changed", { teamId, ...fields }, [before.parentTeamId]);
  return getTeam(ctx, { teamId });
}

/** A team with open work or with teams below it cannot vanish: what it owes must be closed or handed on first. */
export async function archiveTeam(ctx: Ctx, { teamId }: z.output<typeof api.archiveTeam.input>) {
  const before = await findTeam(ctx.db, teamId);
  requireRight(ctx, "team.archive", { teamId });
  if (before.archivedAt !== null) throw new Problem("conflict", "organisation.error.archived");
  refuseCount("organisation.error.hasTeams", await countBelow(ctx.db, teamId));
  refuseCount("organisation.error.hasOpenWork", await countOpenWork(ctx.db, teamId));
  await writeTeam(ctx.db, teamId, before.revision, { archivedAt: ctx.now });
  recordTeam(ctx, "team.archived", before);
  return getTeam(ctx, { teamId });
}

export async function restoreTeam(ctx: Ctx, { teamId }: z.output<typeof api.restoreTeam.input>) {
  const before = await findTeam(ctx.db, teamId);
  requireRight(ctx, "team.archive", { teamId });
  if (before.archivedAt === null) throw new Problem("conflict", "error.conflict");
  const fields = { ...before, calendarId: await calendarStillThere(ctx.db, before.calendarId) };
  await requireFitting(ctx.db, teamId, fields);
  await writeTeam(ctx.db, teamId, before.revision, { archivedAt: null, calendarId: fields.calendarId });
  recordTeam(ctx, "team.restored", fields);
  return getTeam(ctx, { teamId });
}

async function writeTeam(
  db: Db,
  teamId: string,
  revision: number,
  fields: Partial<typeof team.$inferInsert>,
) {
  const written = await db
    .update(team)
    .set({ ...fields, revision: revision + 1 })
    .where(and(eq(team.teamId, teamId), eq(team.revision, revision)))
    .returning({ teamId: team.teamId });
  if (written.length === 0) throw new Problem("conflict", "error.conflict");
}

function recordTeam(
  ctx: Ctx,
  verb: `team.${string}`,
  { teamId, kind, parentTeamId, calendarId }: TeamFields & { teamId: string },
  alsoTell: (string | null)[] = [],
) {
  const audience = [teamId, parentTeamId, ...alsoTell];
  ctx.record({ verb, subjectId: teamId, audience, change: { kind, parentTeamId, calendarId } });
}

/** Refuses a place, a calendar or a name that does not fit; the texts say which and why. */
async function requireFitting(db: Db, teamId: string, { name, parentTeamId, calendarId }: TeamFields) {
  if (parentTeamId !== null) await requireParent(db, teamId, parentTeamId);
  if (calendarId !== null) await requireCalendar(db, calendarId);
  const twin = await db
    .select({ teamId: team.teamId })
    .from(team)
    .where(
      and(
        parentTeamId === null ? isNull(team.parentTeamId) : eq(team.parentTeamId, parentTeamId),
        sql`${team.name} collate nocase = ${name}`,
        ne(team.teamId, teamId),
        isNull(team.archivedAt),
      ),
    )
    .get();
  if (twin) throw new Problem("conflict", "organisation.error.nameTaken", { field: "name" });
}

async function requireParent(db: Db, teamId: string, parentTeamId: string) {
  const field = "parentTeamId";
  const parent = await db.select().from(team).where(eq(team.teamId, parentTeamId)).get();
  if (!parent || parent.archivedAt !== null)
    throw new Problem("invalid", "organisation.error.parent", { field });
  const above = [parent, ...(await parentsOf(db, parent))];
  if (above.some((one) => one.teamId === teamId))
    throw new Problem("invalid", "organisation.error.cycle", { field });
}

async function requireCalendar(db: Db, calendarId: string) {
  if ((await calendarStillThere(db, calendarId)) === null)
    throw new Problem("invalid", "organisation.error.calendar", { field: "calendarId" });
}

/** A calendar that was removed while its only team was away leaves that team with the company's. */
async function calendarStillThere(db: Db, calendarId: string | null) {
  if (calendarId === null) return null;
  const isThere = and(eq(calendar.calendarId, calendarId), isNull(calendar.archivedAt));
  const row = await db.select({ calendarId: calendar.calendarId }).from(calendar).where(isThere).get();
  return row?.calendarId ?? null;
}

function refuseCount(key: string, problemCount: number) {
  if (problemCount > 0) throw new Problem("conflict", key, { values: { count: problemCount } });
}

async function countBelow(db: Db, teamId: string) {
  const isBelow = and(eq(team.parentTeamId, teamId), isNull(team.archivedAt));
  const row = await db.select({ count: count() }).from(team).where(isBelow).get();
  return row?.count ?? 0;
}

/** How much of what a team promised or asked for is still open. */
export async function countOpenWork(db: Db, teamId: string) {
  const isTheirs = or(eq(commitment.supplierTeamId, teamId), eq(commitment.customerTeamId, teamId));
  const row = await db
    .select({ count: count() })
    .from(commitment)
    .where(and(isTheirs, isNull(commitment.closedAt)))
    .get();
  return row?.count ?? 0;
}
