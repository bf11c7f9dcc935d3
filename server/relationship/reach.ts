import { sql } from "drizzle-orm";
import type { Db } from "#server/db/open.ts";
import { team } from "#server/organisation/table.ts";
import type { Side } from "#shared/relationship/model.ts";
import { relationship } from "./table.ts";

/** What one side has proposed is walked too, declined and ended relationships and archived teams are not. */
const isCurrent = sql`${relationship.state} in ('proposed', 'confirmed') and ${team.archivedAt} is null`;

const directions = {
  customer: { near: relationship.supplierTeamId, far: relationship.customerTeamId },
  supplier: { near: relationship.customerTeamId, far: relationship.supplierTeamId },
};

export interface ReachedTeam {
  teamId: string;
  name: string;
  steps: number;
}

/** The teams within some steps on one side of a team, near ones first, then by name; each once. */
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
      where reached.steps < ${steps} and ${isCurrent}
    )
    select ${team.teamId}, ${team.name}, min(reached.steps)
    from reached join ${team} on ${team.teamId} = reached.team_id
    group by ${team.teamId}
    having min(reached.steps) > 0
    order by 3, 2, 1`);
  return rows.map(([id, name, nearest]) => ({ teamId: id, name, steps: nearest }));
}

export interface Dependence {
  supplierTeamId: string;
  customerTeamId: string;
  customerName: string;
  isConfirmed: boolean;
}

/** Every relationship that leads away from a team towards customers, however far. */
export async function dependencesFrom(db: Db, teamId: string): Promise<Dependence[]> {
  const rows = await db.values<[string, string, string, number]>(sql`
    with recursive reached (team_id) as (
      select ${teamId}
      union
      select ${relationship.customerTeamId}
      from reached
      join ${relationship} on ${relationship.supplierTeamId} = reached.team_id
      join ${team} on ${team.teamId} = ${relationship.customerTeamId}
      where ${isCurrent}
    )
    select ${relationship.supplierTeamId}, ${relationship.customerTeamId}, ${team.name}, ${relationship.state} = 'confirmed'
    from reached
    join ${relationship} on ${relationship.supplierTeamId} = reached.team_id
    join ${team} on ${team.teamId} = ${relationship.customerTeamId}
    where ${isCurrent}`);
  return rows.map(([supplierTeamId, customerTeamId, customerName, isConfirmed]) => ({
    supplierTeamId,
    customerTeamId,
    customerName,
    isConfirmed: isConfirmed === 1,
  }));
}
