import { and, inArray } from "drizzle-orm";
import type { z } from "zod";
import type { Ctx } from "#server/ctx.ts";
import type * as api from "#shared/relationship/api.ts";
import type { MapColumn, MapEdge } from "#shared/relationship/model.ts";
import { mayDo } from "#shared/rights.ts";
import { countCommitments } from "./counts.ts";
import { type ReachedTeam, teamsWithin } from "./reach.ts";
import { findOverviewTeam } from "./read.ts";
import { relationship } from "./table.ts";

const TEAMS_SHOWN = 300;
const EDGES_SHOWN = 1500;

type Edge = Omit<MapEdge, "counts">;

/** Two steps up and down; a team that is both supplier and customer stands on both sides. */
export async function getRelationMap(ctx: Ctx, { teamId, steps }: z.output<typeof api.getRelationMap.input>) {
  const centre = await findOverviewTeam(ctx, teamId);
  const suppliers = await teamsWithin(ctx.db, teamId, "supplier", steps);
  const customers = await teamsWithin(ctx.db, teamId, "customer", steps);
  const columns = cutToFit([
    ...columnsOf(suppliers, steps, -1).reverse(),
    { step: 0, teams: [centre], moreCount: 0 },
    ...columnsOf(customers, steps, 1),
  ]);
  const edges = await findEdges(ctx, columns, steps);
  const moreEdgeCount = Math.max(0, edges.length - EDGES_SHOWN);
  return { columns, edges: await withCounts(ctx, edges.slice(0, EDGES_SHOWN)), moreEdgeCount };
}

/** The columns of one side, the nearest first. */
function columnsOf(teams: ReachedTeam[], steps: number, direction: 1 | -1): MapColumn[] {
  return Array.from({ length: steps }, (_, index) => ({
    step: direction * (index + 1),
    teams: teams.filter((team) => team.steps === index + 1).map(({ teamId, name }) => ({ teamId, name })),
    moreCount: 0,
  }));
}

/** Cuts the columns to what can be drawn: near teams stay, and a crowd on one side does not push out the other. */
function cutToFit(columns: MapColumn[]): MapColumn[] {
  const places = columns.flatMap(({ step, teams }) => teams.map((_, rank) => ({ step, rank })));
  places.sort((one, other) => Math.abs(one.step) - Math.abs(other.step) || one.rank - other.rank);
  const kept = places.slice(0, TEAMS_SHOWN);
  return columns.map(({ step, teams }) => {
    const room = kept.filter((place) => place.step === step).length;
    return { step, teams: teams.slice(0, room), moreCount: teams.length - room };
  });
}

/** The relationships between neighbouring columns, those nearest to the centre first. */
async function findEdges({ db }: Ctx, columns: MapColumn[], steps: number): Promise<Edge[]> {
  const idsAt = new Map(columns.map(({ step, teams }) => [step, teams.map(({ teamId }) => teamId)]));
  const edges: Edge[] = [];
  for (const step of [0, -1, 1, -2].slice(0, steps * 2)) {
    const { relationshipId, supplierTeamId, customerTeamId, state, claimedBy } = relationship;
    const rows = await db
      .select({ relationshipId, supplierTeamId, customerTeamId, state, claimedBy })
      .from(relationship)
      .where(
        and(
          inArray(supplierTeamId, idsAt.get(step) ?? []),
          inArray(customerTeamId, idsAt.get(step + 1) ?? []),
          inArray(state, ["proposed", "confirmed"]),
        ),
      )
      .orderBy(relationshipId)
      .all();
    edges.push(...rows.map((row) => ({ ...row, step })));
  }
  return edges;
}

/** Names and states are shown to all who see the map, numbers only to the two sides. */
async function withCounts({ db, actor, now }: Ctx, edges: Edge[]): Promise<MapEdge[]> {
  const mayRead = (edge: Edge) => mayDo(actor, "relationship.read", edge);
  const readable = new Set(edges.filter(mayRead).map(({ relationshipId }) => relationshipId));
  const countsOf = await countCommitments(db, [...readable], now);
  return edges.map((edge) => ({
    ...edge,
    counts: readable.has(edge.relationshipId) ? countsOf(edge.relationshipId) : null,
  }));
}
