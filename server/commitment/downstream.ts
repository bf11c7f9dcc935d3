import { and, inArray, isNull, ne } from "drizzle-orm";
import type { z } from "zod";
import type { Ctx } from "#server/ctx.ts";
import type { listDownstream as endpoint, Hit } from "#shared/commitment/readApi.ts";
import { standingOf } from "#shared/commitment/standing.ts";
import { downstream, type Edge } from "#shared/relationship/rules.ts";
import { findReadable, mayRead } from "./detail.ts";
import { firstOf } from "./page.ts";
import type { CommitmentRow } from "./row.ts";
import { commitment } from "./table.ts";
import { isOf, isToBeDelivered } from "./whose.ts";

const MOST_STEPS = 5;
const MOST_TEAMS = 50;
const MOST_HITS = 100;

/** Who is hit if a commitment slips: what its customer owes to others, what these owe, and so on; near and early first. */
export async function listDownstream(ctx: Ctx, { commitmentId }: z.output<typeof endpoint.input>) {
  const start = await findReadable(ctx, commitmentId);
  const depthOf = await suppliersFrom(ctx, start.customerTeamId);
  // In a circle of teams a commitment would otherwise hit itself.
  const isOpen = and(isNull(commitment.closedAt), isToBeDelivered, ne(commitment.commitmentId, commitmentId));
  const conditions = [...depthOf.keys()].map((teamId) => and(isOf(teamId, "supplier"), isOpen)!);
  const rows = await firstOf(ctx, "open", conditions, MOST_HITS + 1);
  const hits = rows.slice(0, MOST_HITS).map((row) => toHit(ctx, row, depthOf.get(row.supplierTeamId)! + 1));
  return { hits: hits.sort((a, b) => a.depth - b.depth), hasMore: rows.length > MOST_HITS };
}

/** The teams that may have to let others down, with their distance from the first of them. */
async function suppliersFrom(ctx: Ctx, teamId: string) {
  const edges: Edge[] = [];
  let frontier = [teamId];
  const seen = new Set(frontier);
  for (let step = 0; step < MOST_STEPS && frontier.length > 0 && seen.size < MOST_TEAMS; step += 1) {
    const found = await openEdgesFrom(ctx, frontier);
    edges.push(...found);
    frontier = [...new Set(found.map((edge) => edge.customerTeamId))].filter((id) => !seen.has(id));
    for (const id of frontier) seen.add(id);
  }
  const reached = downstream(edges, teamId).slice(0, MOST_TEAMS);
  return new Map([[teamId, 0], ...reached.map((one) => [one.teamId, one.depth] as const)]);
}

/** Between which teams something is open now. */
function openEdgesFrom({ db }: Ctx, supplierTeamIds: string[]): Promise<Edge[]> {
  const { supplierTeamId, customerTeamId, closedAt } = commitment;
  return db
    .selectDistinct({ supplierTeamId, customerTeamId })
    .from(commitment)
    .where(and(inArray(supplierTeamId, supplierTeamIds), isNull(closedAt), isToBeDelivered))
    .all();
}

function toHit(ctx: Ctx, row: CommitmentRow, depth: number): Hit {
  const isReadable = mayRead(ctx, row);
  return {
    commitmentId: isReadable ? row.commitmentId : null,
    sentence: isReadable ? row.sentence : null,
    supplier: { teamId: row.supplierTeamId, name: row.supplierName },
    customer: { teamId: row.customerTeamId, name: row.customerName },
    dueAt: row.dueAt,
    standing: standingOf(row, ctx.now),
    depth,
  };
}
