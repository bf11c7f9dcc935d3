import type { z } from "zod";
import type { Ctx } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { Problem } from "#shared/problem.ts";
import type * as api from "#shared/relationship/api.ts";
import type { HitTeam } from "#shared/relationship/model.ts";
import { downstream } from "#shared/relationship/rules.ts";
import { dependencesFrom, namesOfActive } from "./reach.ts";
import { findOverviewTeam } from "./read.ts";

export async function whoIsHit(ctx: Ctx, { teamId, cursor, limit }: z.output<typeof api.whoIsHit.input>) {
  await findOverviewTeam(ctx, teamId);
  const teams = await findHitTeams(ctx.db, teamId);
  const from = cursor === undefined ? 0 : teams.findIndex((one) => one.teamId === cursor) + 1;
  if (cursor !== undefined && from === 0) throw new Problem("invalid", "error.cursor", { field: "cursor" });
  const items = teams.slice(from, from + limit);
  const isLast = from + limit >= teams.length;
  return { items, nextCursor: isLast ? null : (items.at(-1)?.teamId ?? null), total: teams.length };
}

/** Who suffers when a team slips: near teams first, then by name. The caller has checked who may know. */
export async function findHitTeams(db: Db, teamId: string): Promise<HitTeam[]> {
  const edges = await dependencesFrom(db, teamId);
  const nameOf = await namesOfActive(db, [...new Set(edges.map(({ customerTeamId }) => customerTeamId))]);
  const active = edges.filter(({ customerTeamId }) => nameOf.has(customerTeamId));
  const confirmed = active.filter(({ isConfirmed }) => isConfirmed);
  const confirmedIds = new Set(downstream(confirmed, teamId).map((reached) => reached.teamId));
  return downstream(active, teamId)
    .map(({ teamId: hitId, depth }) => ({
      teamId: hitId,
      name: nameOf.get(hitId) ?? "",
      steps: depth,
      isConfirmed: confirmedIds.has(hitId),
    }))
    .sort((one, other) => one.steps - other.steps || compareNames(one.name, other.name));
}

const compareNames = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
