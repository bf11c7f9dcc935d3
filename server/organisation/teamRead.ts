import { and, asc, count, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { z } from "zod";
import { type Ctx, found } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import type { FoundTeam, PersonRef, Team, TeamDetails, TeamRef } from "#shared/organisation/model.ts";
import type * as api from "#shared/organisation/teamApi.ts";
import { inNameOrder, type Names, pageByName } from "./names.ts";
import { isPresent } from "./personRead.ts";
import { membership, person, team } from "./table.ts";

const CHILDREN_SHOWN = 100;
const LEADS_SHOWN = 20;
const teams: Names = { table: team, name: team.name, id: team.teamId };
const parent = alias(team, "parent");

const foundFields = {
  teamId: team.teamId,
  name: team.name,
  kind: team.kind,
  parentTeamId: team.parentTeamId,
  parentName: parent.name,
  hasChildren:
    sql<boolean>`exists (select 1 from team below where below.parent_team_id = ${team.teamId} and below.archived_at is null)`.mapWith(
      Boolean,
    ),
  memberCount: sql<number>`(select count(*) from membership m join person p on p.person_id = m.person_id where m.team_id = ${team.teamId} and m.state = 'active' and p.erased_at is null)`,
};

/** Teams by name; with a parent only those directly below it. */
export async function listTeams(
  { db }: Ctx,
  { parentTeamId, state, ...search }: z.output<typeof api.listTeams.input>,
) {
  const isInState = state === "active" ? isNull(team.archivedAt) : isNotNull(team.archivedAt);
  return pageByName(
    teams,
    search,
    ({ teamId }: FoundTeam) => teamId,
    (where, limit) => findTeams(db, and(isInState, isBelow(parentTeamId), where), limit),
  );
}

function isBelow(parentTeamId: string | undefined) {
  if (parentTeamId === undefined) return undefined;
  return parentTeamId === "top" ? isNull(team.parentTeamId) : eq(team.parentTeamId, parentTeamId);
}

async function findTeams(db: Db, where: SQL | undefined, limit: number): Promise<FoundTeam[]> {
  const rows = await db
    .select(foundFields)
    .from(team)
    .leftJoin(parent, eq(parent.teamId, team.parentTeamId))
    .where(where)
    .orderBy(...inNameOrder(teams))
    .limit(limit)
    .all();
  return rows.map(({ parentTeamId, parentName, ...row }) => ({
    ...row,
    parent: parentTeamId && parentName !== null ? { teamId: parentTeamId, name: parentName } : null,
  }));
}

/** Everybody signed in may read a team: a channel tab shows it to all who look. */
export async function getTeam(
  { db }: Ctx,
  { teamId }: z.output<typeof api.getTeam.input>,
): Promise<TeamDetails> {
  const { createdAt, externalKey, ...row } = await findTeam(db, teamId);
  return {
    ...row,
    parents: await parentsOf(db, row),
    children: await childrenOf(db, teamId),
    leads: await leadsOf(db, teamId),
    memberCount: await countMembers(db, teamId),
  };
}

export async function findTeam(db: Db, teamId: string) {
  return found(await db.select().from(team).where(eq(team.teamId, teamId)).get());
}

/** The teams above a team, the topmost first; fifty at most, so that a ring made by an import comes to an end. */
export async function parentsOf(db: Db, { parentTeamId }: Pick<Team, "parentTeamId">): Promise<TeamRef[]> {
  if (parentTeamId === null) return [];
  const rows = await db.values<[string, string]>(sql`
    with recursive above(team_id, height) as (
      select ${parentTeamId}, 1
      union all
      select team.parent_team_id, above.height + 1 from above join team on team.team_id = above.team_id
      where team.parent_team_id is not null and above.height < 50
    )
    select team.team_id, team.name from above join team on team.team_id = above.team_id order by above.height desc`);
  return rows.map(([teamId, name]) => ({ teamId, name }));
}

function childrenOf(db: Db, teamId: string): Promise<TeamRef[]> {
  return db
    .select({ teamId: team.teamId, name: team.name })
    .from(team)
    .where(and(eq(team.parentTeamId, teamId), isNull(team.archivedAt)))
    .orderBy(...inNameOrder(teams))
    .limit(CHILDREN_SHOWN)
    .all();
}

export function leadsOf(db: Db, teamId: string): Promise<PersonRef[]> {
  return db
    .select({ personId: person.personId, name: person.name })
    .from(membership)
    .innerJoin(person, eq(person.personId, membership.personId))
    .where(
      and(
        eq(membership.teamId, teamId),
        eq(membership.state, "active"),
        eq(membership.role, "lead"),
        isPresent,
      ),
    )
    .orderBy(asc(person.name))
    .limit(LEADS_SHOWN)
    .all();
}

async function countMembers(db: Db, teamId: string) {
  const row = await db
    .select({ count: count() })
    .from(membership)
    .innerJoin(person, eq(person.personId, membership.personId))
    .where(and(eq(membership.teamId, teamId), eq(membership.state, "active"), isPresent))
    .get();
  return row?.count ?? 0;
}
