import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { service } from "#server/agreement/table.ts";
import { type Ctx, found, requireRight } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { prepared } from "#server/db/prepared.ts";
import { findRelationship } from "#server/relationship/row.ts";
import type * as api from "#shared/commitment/readApi.ts";
import { Problem } from "#shared/problem.ts";
import type { Side } from "#shared/relationship/model.ts";
import { onSide, pairOf } from "#shared/relationship/sides.ts";
import { pageOfCommitments, selectFirst, toPage } from "./page.ts";
import { commitment } from "./table.ts";
import { anybodyIn, isOf, isToBeDelivered, openOf, valuesOf, whoIs } from "./whose.ts";

type WhoseInput = z.output<typeof api.listOwed.input>;
type ListInput = z.output<typeof api.listCommitments.input>;

export const listOwed = (ctx: Ctx, input: WhoseInput) => listOpen(ctx, "supplier", input);
export const listAwaited = (ctx: Ctx, input: WhoseInput) => listOpen(ctx, "customer", input);

function listOpen(ctx: Ctx, side: Side, { scope, teamId, ...page }: WhoseInput) {
  const isMine = !teamId && scope === "mine";
  if (isMine && page.cursor === undefined) return listFirstOfMine(ctx, side, page.limit);
  const whose = isMine ? openOf(whoIs(ctx.actor), side) : ofTeams(ctx, side, teamId);
  return pageOfCommitments(ctx, "open", whose.map(toBeDelivered), page);
}

const toBeDelivered = (whose: SQL | undefined) => and(whose, isToBeDelivered) as SQL;

const firstOwed = prepared((db, teamCount: number) => selectMine(db, "supplier", teamCount));
const firstAwaited = prepared((db, teamCount: number) => selectMine(db, "customer", teamCount));
const firstOn = { supplier: firstOwed, customer: firstAwaited } as const satisfies Record<Side, unknown>;

function selectMine(db: Db, side: Side, teamCount: number) {
  const conditions = openOf(anybodyIn(teamCount), side).map(toBeDelivered);
  return selectFirst(db, "open", conditions, sql.placeholder("limit")).prepare();
}

/** What everybody's day begins with. */
async function listFirstOfMine(ctx: Ctx, side: Side, limit: number) {
  const query = firstOn[side](ctx.db, ctx.actor.roles.size);
  const rows = await query.all({ ...valuesOf(ctx.actor), limit: limit + 1 });
  return toPage(
    ctx,
    "open",
    rows.map(({ row }) => row),
    limit,
  );
}

/** What is open in one of the reader's teams, or in all of them. */
function ofTeams(ctx: Ctx, side: Side, teamId: string | undefined) {
  const teams = teamId ? [isOfReadableTeam(ctx, teamId, side)] : ofMyTeams(ctx, side);
  return teams.map((one) => and(one, isNull(commitment.closedAt)));
}

/** A list by relationship, service or team. */
export async function listCommitments(ctx: Ctx, input: ListInput) {
  const { serviceId, show, state, cursor, limit } = input;
  const narrowed = and(
    serviceId ? eq(commitment.serviceId, serviceId) : undefined,
    show === "open" ? isNull(commitment.closedAt) : isNotNull(commitment.closedAt),
    state ? eq(commitment.state, state) : undefined,
  );
  const conditions = (await readable(ctx, input)).map((one) => and(one, narrowed) as SQL);
  return pageOfCommitments(ctx, show, conditions, { cursor, limit });
}

/** Both sides read a relationship's, a team's own read theirs; of a service, others read what they are the customer of. */
async function readable(
  ctx: Ctx,
  { relationshipId, serviceId, teamId, side }: ListInput,
): Promise<(SQL | undefined)[]> {
  const ofTeam = teamId ? isOfReadableTeam(ctx, teamId, side) : undefined;
  if (relationshipId) {
    requireRight(ctx, "commitment.read", pairOf(await findRelationship(ctx.db, relationshipId)));
    return [and(eq(commitment.relationshipId, relationshipId), ofTeam)];
  }
  if (ofTeam) return [ofTeam];
  if (!serviceId) throw new Problem("invalid", "commitment.error.filterMissing", { field: "teamId" });
  const columns = { teamId: service.teamId };
  const offered = found(
    await ctx.db.select(columns).from(service).where(eq(service.serviceId, serviceId)).get(),
  );
  return ctx.actor.roles.has(offered.teamId) ? [undefined] : ofMyTeams(ctx, "customer");
}

function isOfReadableTeam(ctx: Ctx, teamId: string, side: Side) {
  requireRight(ctx, "commitment.read", onSide({ supplierTeamId: teamId, customerTeamId: teamId }, side));
  return isOf(teamId, side);
}

const ofMyTeams = ({ actor }: Ctx, side: Side) => [...actor.roles.keys()].map((teamId) => isOf(teamId, side));
