import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { commitment } from "#server/commitment/table.ts";
import { type Ctx, found } from "#server/ctx.ts";
import { findPresent } from "#server/organisation/personRead.ts";
import { membership, person, team } from "#server/organisation/table.ts";
import { Problem } from "#shared/problem.ts";

interface Wanted {
  receiverId?: string | undefined;
  receiverTeamId?: string | undefined;
}

/** Whom a thank-you goes to: a person, with the team they helped in, or a whole team. */
export async function receiverOf(
  ctx: Ctx,
  { receiverId, receiverTeamId }: Wanted,
  commitmentId: string | null,
) {
  if (receiverId !== undefined) return personIn(ctx, receiverId, receiverTeamId, commitmentId);
  if (receiverTeamId === undefined)
    throw new Problem("invalid", "recognition.error.receiver", { field: "receiverId" });
  await requireActiveTeam(ctx, receiverTeamId);
  return {
    receiverId: null,
    receiverTeamId,
    onlyPersonId: await onlyMemberOf(ctx, receiverTeamId),
  };
}

async function personIn(ctx: Ctx, wantedId: string, teamId: string | undefined, commitmentId: string | null) {
  const { personId } = await findPresent(ctx.db, wantedId);
  if (teamId !== undefined) await requireActiveTeam(ctx, teamId);
  const teamIds = await teamsOf(ctx, personId, commitmentId);
  if (teamId !== undefined && !teamIds.includes(teamId))
    throw new Problem("invalid", "recognition.error.notInTeam", { field: "receiverId" });
  return { receiverId: personId, receiverTeamId: teamId ?? teamIds[0] ?? null, onlyPersonId: personId };
}

/** A person's teams, first those that the work was between. */
async function teamsOf({ db }: Ctx, personId: string, commitmentId: string | null) {
  const isOfWork = sql`exists (
    select 1 from ${commitment} where ${commitment.commitmentId} = ${commitmentId}
    and ${team.teamId} in (${commitment.supplierTeamId}, ${commitment.customerTeamId})
  )`;
  const rows = await db
    .select({ teamId: team.teamId })
    .from(membership)
    .innerJoin(team, eq(team.teamId, membership.teamId))
    .where(and(eq(membership.personId, personId), eq(membership.state, "active"), isNull(team.archivedAt)))
    .orderBy(sql`${isOfWork} desc`, asc(team.name), asc(team.teamId))
    .all();
  return rows.map(({ teamId }) => teamId);
}

export async function requireActiveTeam({ db }: Ctx, teamId: string, field = "receiverTeamId") {
  const columns = { archivedAt: team.archivedAt };
  const row = found(await db.select(columns).from(team).where(eq(team.teamId, teamId)).get());
  if (row.archivedAt !== null) throw new Problem("invalid", "recognition.error.archived", { field });
}

/** Who a team consists of, if it is one person: thanking it is thanking them. */
async function onlyMemberOf({ db }: Ctx, teamId: string) {
  const rows = await db
    .select({ personId: membership.personId })
    .from(membership)
    .innerJoin(person, and(eq(person.personId, membership.personId), isNull(person.erasedAt)))
    .where(and(eq(membership.teamId, teamId), eq(membership.state, "active")))
    .limit(2)
    .all();
  return rows.length === 1 ? rows[0]!.personId : null;
}
