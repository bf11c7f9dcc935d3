import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, found, requireRight } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import type { TeamRole } from "#shared/organisation/model.ts";
import type * as api from "#shared/organisation/teamApi.ts";
import { Problem } from "#shared/problem.ts";
import { findPresent } from "./personRead.ts";
import { companyRole, membership } from "./table.ts";
import { findTeam, leadsOf } from "./teamRead.ts";

interface MemberOf {
  teamId: string;
  personId: string;
}

const done = { done: true } as const;

/** Chosen by oneself a membership is pending; choosing again changes nothing. */
export async function chooseTeam(ctx: Ctx, { teamId }: z.output<typeof api.chooseTeam.input>) {
  const { personId } = ctx.actor;
  const { name } = await findActiveTeam(ctx.db, teamId);
  const known = await findMembership(ctx.db, { teamId, personId });
  if (known) return { teamId, teamName: name, role: known.role, state: known.state };
  const chosen = { role: "member", state: "pending" } as const;
  await ctx.db.insert(membership).values({ personId, teamId, ...chosen, createdAt: ctx.now });
  const leads = await leadsOf(ctx.db, teamId);
  record(ctx, "membership.chosen", { teamId, personId }, leads.length > 0 ? [] : await adminIds(ctx.db));
  return { teamId, teamName: name, ...chosen };
}

export async function leaveTeam(ctx: Ctx, { teamId }: z.output<typeof api.leaveTeam.input>) {
  const member = { teamId, personId: ctx.actor.personId };
  found(await remove(ctx.db, member));
  record(ctx, "membership.left", member);
  return done;
}

/** The role that was seen is sent along: of two leads who decide at once, the second is told. */
export async function setMembership(
  ctx: Ctx,
  { teamId, personId, role, seenRole }: z.output<typeof api.setMembership.input>,
) {
  const { archivedAt } = await findTeam(ctx.db, teamId);
  requireRight(ctx, "membership.change", { teamId });
  if (archivedAt !== null) throw new Problem("conflict", "organisation.error.archived");
  const { personId: presentId, name } = await findPresent(ctx.db, personId);
  const member = { teamId, personId: presentId };
  const known = await findMembership(ctx.db, member);
  const roleNow = known?.state === "active" ? known.role : null;
  if (roleNow !== seenRole)
    throw new Problem("conflict", seenRole === null ? "organisation.error.alreadyMember" : "error.conflict");
  await activate(ctx, member, role);
  record(ctx, "membership.changed", member, [], { role, roleBefore: roleNow });
  return { personId: presentId, name, role };
}

export async function removeMember(ctx: Ctx, member: z.output<typeof api.removeMember.input>) {
  await findTeam(ctx.db, member.teamId);
  requireRight(ctx, "membership.change", { teamId: member.teamId });
  found(await remove(ctx.db, member));
  record(ctx, "membership.removed", member);
  return done;
}

export async function confirmMembership(ctx: Ctx, member: z.output<typeof api.confirmMembership.input>) {
  const { role } = await requirePending(ctx, member);
  const { name } = await findPresent(ctx.db, member.personId);
  await activate(ctx, member, role);
  record(ctx, "membership.confirmed", member, [], { role });
  return { personId: member.personId, name, role };
}

export async function declineMembership(ctx: Ctx, member: z.output<typeof api.declineMembership.input>) {
  await requirePending(ctx, member);
  await remove(ctx.db, member);
  record(ctx, "membership.declined", member);
  return done;
}

/** Of two leads who answer at once the second is told so: nothing is pending any more. */
async function requirePending(ctx: Ctx, member: MemberOf) {
  await findActiveTeam(ctx.db, member.teamId);
  requireRight(ctx, "membership.confirm", { teamId: member.teamId });
  const known = found(await findMembership(ctx.db, member));
  if (known.state !== "pending") throw new Problem("conflict", "error.conflict");
  return known;
}

async function findActiveTeam(db: Db, teamId: string) {
  const team = await findTeam(db, teamId);
  if (team.archivedAt !== null) throw new Problem("conflict", "organisation.error.archived");
  return team;
}

const isMember = ({ teamId, personId }: MemberOf) =>
  and(eq(membership.personId, personId), eq(membership.teamId, teamId));

const findMembership = (db: Db, member: MemberOf) =>
  db.select().from(membership).where(isMember(member)).get();

async function activate({ db, now }: Ctx, member: MemberOf, role: TeamRole) {
  const active = { role, state: "active" } as const;
  await db
    .insert(membership)
    .values({ ...member, ...active, createdAt: now })
    .onConflictDoUpdate({ target: [membership.personId, membership.teamId], set: active });
}

async function remove(db: Db, member: MemberOf) {
  const [removed] = await db.delete(membership).where(isMember(member)).returning();
  return removed;
}

async function adminIds(db: Db) {
  const rows = await db
    .select({ personId: companyRole.personId })
    .from(companyRole)
    .where(eq(companyRole.role, "admin"))
    .all();
  return rows.map(({ personId }) => personId);
}

function record(
  ctx: Ctx,
  verb: `membership.${string}`,
  { teamId, personId }: MemberOf,
  alsoTell: string[] = [],
  change: Record<string, unknown> = {},
) {
  ctx.record({
    verb,
    subjectId: teamId,
    audience: [teamId, personId, ...alsoTell],
    change: { personId, ...change },
  });
}
