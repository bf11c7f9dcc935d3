import { and, asc, eq, inArray, isNull, max, ne, notExists, notInArray, or, sql } from "drizzle-orm";
import type { NewEvent } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { hasRole, holdersOf } from "#server/organisation/holders.ts";
import { companyRole, membership, person } from "#server/organisation/table.ts";
import type { CompanyRole } from "#shared/organisation/model.ts";
import { complaint } from "./table.ts";

/** Whom a complaint must not be handled by. */
export interface Concerned {
  supplierTeamId: string;
  complainantId: string | null;
}

/** The team concerned and all teams above it. */
const lineOf = (supplierTeamId: string | typeof complaint.supplierTeamId) => sql`(
  with recursive line (team_id) as (
    select ${supplierTeamId}
    union
    select parent.parent_team_id from line join team parent on parent.team_id = line.team_id
    where parent.parent_team_id is not null
  )
  select team_id from line
)`;

/**
 * Nobody of the team concerned, also while a membership still waits to be confirmed, no lead of a team above it, and never
 * the complainant.
 */
function isOutside(db: Db, { supplierTeamId, complainantId }: Concerned | typeof complaint) {
  const isOwn = and(
    eq(membership.personId, person.personId),
    inArray(membership.teamId, lineOf(supplierTeamId)),
    or(eq(membership.teamId, supplierTeamId), eq(membership.role, "lead")),
  );
  return and(
    notExists(db.select({ one: sql`1` }).from(membership).where(isOwn)),
    sql`${person.personId} is not ${complainantId}`,
    isNull(person.erasedAt),
    isNull(person.mergedIntoId),
  );
}

/** The one of the committee who has the fewest open complaints, then whose last one lies longest back. */
export async function pickHandler(db: Db, concerned: Concerned) {
  const openCount = sql`count(case when ${complaint.closedAt} is null then ${complaint.complaintId} end)`;
  const row = await db
    .select({ personId: person.personId })
    .from(person)
    .leftJoin(complaint, eq(complaint.handlerId, person.personId))
    .where(and(hasRole(db, "committee"), isOutside(db, concerned)))
    .groupBy(person.personId)
    .orderBy(openCount, max(complaint.complaintId), person.personId)
    .limit(1)
    .get();
  return row && { handlerId: row.personId, handlerTeamId: await teamOf(db, row.personId, concerned) };
}

/** Where a handler belongs, by whose calendar they work and whose lead hears first; null for somebody without such a team. */
async function teamOf(db: Db, personId: string, { supplierTeamId }: Concerned) {
  const isTheirs = and(
    eq(membership.personId, personId),
    eq(membership.state, "active"),
    notInArray(membership.teamId, lineOf(supplierTeamId)),
  );
  const row = await db
    .select({ teamId: membership.teamId })
    .from(membership)
    .where(isTheirs)
    .orderBy(asc(membership.createdAt), asc(membership.teamId))
    .limit(1)
    .get();
  return row?.teamId ?? null;
}

export type Candidate =
  | { isFit: true; handlerId: string; handlerTeamId: string | null }
  | { isFit: false; reason: "ofTeam" | "role" };

/** Whether somebody may be given a complaint: the committee, or who leads or speaks for another team. */
export async function candidateOf(db: Db, personId: string, concerned: Concerned): Promise<Candidate> {
  const isFree = and(eq(person.personId, personId), isOutside(db, concerned));
  if (!(await db.select({ personId: person.personId }).from(person).where(isFree).get()))
    return { isFit: false, reason: "ofTeam" };
  if (await holds(db, personId, "committee"))
    return { isFit: true, handlerId: personId, handlerTeamId: await teamOf(db, personId, concerned) };
  const speaksFor = await db
    .select({ teamId: membership.teamId })
    .from(membership)
    .where(
      and(
        eq(membership.personId, personId),
        eq(membership.state, "active"),
        ne(membership.role, "member"),
        notInArray(membership.teamId, lineOf(concerned.supplierTeamId)),
      ),
    )
    .orderBy(asc(membership.createdAt), asc(membership.teamId))
    .limit(1)
    .get();
  if (!speaksFor) return { isFit: false, reason: "role" };
  return { isFit: true, handlerId: personId, handlerTeamId: speaksFor.teamId };
}

async function holds(db: Db, personId: string, role: CompanyRole) {
  const isHeld = and(eq(companyRole.personId, personId), eq(companyRole.role, role));
  return (await db.select({ role: companyRole.role }).from(companyRole).where(isHeld).get()) !== undefined;
}

/** Who leads a team. */
export async function leadsOf(db: Db, teamId: string) {
  const isLead = and(
    eq(membership.teamId, teamId),
    eq(membership.state, "active"),
    eq(membership.role, "lead"),
  );
  const rows = await db.select({ personId: membership.personId }).from(membership).where(isLead).all();
  return rows.map(({ personId }) => personId);
}

/** Who leads the handler's team, except the handler and who must not handle it either. */
export async function leadsAbove(
  db: Db,
  { handlerId, handlerTeamId, ...concerned }: Concerned & { handlerId: string; handlerTeamId: string | null },
) {
  if (handlerTeamId === null) return [];
  const isLead = and(
    eq(membership.teamId, handlerTeamId),
    eq(membership.state, "active"),
    eq(membership.role, "lead"),
    ne(membership.personId, handlerId),
  );
  const rows = await db
    .select({ personId: person.personId })
    .from(membership)
    .innerJoin(person, eq(person.personId, membership.personId))
    .where(and(isLead, isOutside(db, concerned)))
    .all();
  return rows.map(({ personId }) => personId);
}

/** The committee without those whom the complaint concerns. */
export const committeeFor = (db: Db, concerned: Concerned) =>
  holdersOf(db, "committee", isOutside(db, concerned));

/** In a query over complaints: nobody of the committee but the handler may know of it. */
export function hasNoOther(db: Db) {
  const isOther = and(
    hasRole(db, "committee"),
    isOutside(db, complaint),
    sql`${person.personId} is not ${complaint.handlerId}`,
  );
  return notExists(db.select({ one: sql`1` }).from(person).where(isOther));
}

/** Tells the admins that nobody may handle a complaint, or look into a late one; what it says is not theirs to read, so it is no step of it. */
export async function committeeMissing(db: Db, complaintId: string): Promise<NewEvent> {
  const audience = await holdersOf(db, "admin");
  return { verb: "committee.missing", subjectId: complaintId, audience, actorId: null };
}
