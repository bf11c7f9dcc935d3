import { and, inArray, isNull, sql } from "drizzle-orm";
import { listed } from "#server/db/listed.ts";
import type { Db } from "#server/db/open.ts";
import { team } from "#server/organisation/table.ts";
import type { Side } from "#shared/relationship/model.ts";
import type { TeamPair } from "./row.ts";
import { relationship } from "./table.ts";

/** What only one side has proposed is followed too; what was declined or has ended is not. */
const isCurrent = sql`${relationship.state} in ('proposed', 'confirmed')`;

const directions = {
  customer: { near: relationship.supplierTeamId, far: relationship.customerTeamId },
  supplier: { near: relationship.customerTeamId, far: relationship.supplierTeamId },
};

export interface ReachedTeam {
  teamId: string;
  name: string;
  steps: number;
}

/** A team and the teams within some steps on one side of it, near ones first, then by name; each once. */
export async function teamsWithin(db: Db, teamId: string, side: Side, steps: number): Promise<ReachedTeam[]> {
  const { near, far } = directions[side];
  const rows = await db.values<[string, string, number]>(sql`
    with recursive reached (team_id, steps) as (
      select ${teamId}, 0
      union
      select ${far}, reached.steps + 1
      from reached
      join ${relationship} on ${near} = reached.team_id
      join ${team} on ${team.teamId} = ${far}
      where reached.steps < ${steps} and ${isCurrent} and ${team.archivedAt} is null
    )
    select ${team.teamId}, ${team.name}, min(reached.steps)
    from reached join ${team} on ${team.teamId} = reached.team_id
    group by ${team.teamId}
    order by 3, 2, 1`);
  return rows.map(([id, name, nearest]) => ({ teamId: id, name, steps: nearest }));
}

export interface Dependence extends TeamPair {
  isConfirmed: boolean;
}

/** Every relationship that leads away from a team towards customers, however far; each team is followed once. */
export async function dependencesFrom(db: Db, teamId: string): Promise<Dependence[]> {
  const { supplierTeamId, customerTeamId, state } = relationship;
  const rows = await db.values<[string, string, number]>(sql`
    with recursive reached (team_id) as (
      select ${teamId}
      union
      select ${customerTeamId} from reached join ${relationship} on ${supplierTeamId} = reached.team_id
      where ${isCurrent}
    )
    select ${supplierTeamId}, ${customerTeamId}, ${state} = 'confirmed'
    from reached join ${relationship} on ${supplierTeamId} = reached.team_id
    where ${isCurrent}`);
  return rows.map(([supplier, customer, isConfirmed]) => ({
    supplierTeamId: supplier,
    customerTeamId: customer,
    isConfirmed: isConfirmed === 1,
  }));
}

/** The names of those of these teams that are not archived; they are sent as one value, however many there are. */
export async function namesOfActive(db: Db, teamIds: string[]) {
  const rows = await db
    .select({ teamId: team.teamId, name: team.name })
    .from(team)
    .where(and(inArray(team.teamId, listed(teamIds)), isNull(team.archivedAt)))
    .all();
  return new Map(rows.map(({ teamId, name }) => [teamId, name]));
}
