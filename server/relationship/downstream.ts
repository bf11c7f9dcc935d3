import type { z } from "zod";
import type { Ctx } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { Problem } from "#shared/problem.ts";
import type * as api from "#shared/relationship/api.ts";
import type { HitTeam } from "#shared/relationship/model.ts";
import { downstream } from "#shared/relationship/rules.ts";
import { dependencesFrom, namesOfActive } from "./reach.ts";
import { findOverviewTeam, findReadable } from "./read.ts";

export async function whoIsHit(ctx: Ctx, { teamId, ...page }: z.output<typeof api.whoIsHit.input>) {
  await findOverviewTeam(ctx, teamId);
  return pageFrom(await findHitTeams(ctx.db, teamId), page);
}

/** The customer is one step away; what comes back to the supplier in a circle is not followed. */
export async function whoIsHitThrough(
  ctx: Ctx,
  { relationshipId, ...page }: z.output<typeof api.whoIsHitThrough.input>,
) {
  const { supplier, customer, state } = await findReadable(ctx, relationshipId);
  const isCurrent = state === "proposed" || state === "confirmed";
  if (!isCurrent || customer.isArchived) return pageFrom([], page);
  const isConfirmed = state === "confirmed";
  const beyond = await findHitTeams(ctx.db, customer.teamId, supplier.teamId);
  const farther = beyond.map((team) => ({
    ...team,
    steps: team.steps + 1,
    isConfirmed: isConfirmed && team.isConfirmed,
  }));
  const { teamId, name } = customer;
  return pageFrom([{ teamId, name, steps: 1, isConfirmed }, ...farther], page);
}

function pageFrom(teams: HitTeam[], { cursor, limit }: { cursor?: string; limit: number }) {
  const from = cursor === undefined ? 0 : teams.findIndex((one) => one.teamId === cursor) + 1;
  if (cursor !== undefined && from === 0) throw new Problem("invalid", "error.cursor", { field: "cursor" });
  const items = teams.slice(from, from + limit);
  const isLast = from + limit >= teams.length;
  return { items, nextCursor: isLast ? null : (items.at(-1)?.teamId ?? null), total: teams.length };
}

/** Who suffers when a team slips, but for one team: near teams first, then by name. The caller has checked who may know. */
export async function findHitTeams(db: Db, teamId: string, exceptTeamId?: string): Promise<HitTeam[]> {
  const edges = await dependencesFrom(db, teamId);
  const nameOf = await namesOfActive(db, [...new Set(edges.map(({ customerTeamId }) => customerTeamId))]);
  const active = edges.filter(
    ({ customerTeamId }) => nameOf.has(customerTeamId) && customerTeamId !== exceptTeamId,
  );
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
