import { and, asc, eq, gt, inArray, isNull, ne, or } from "drizzle-orm";
import type { z } from "zod";
import type { Ctx } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import type { TeamRef } from "#shared/organisation/model.ts";
import { Problem } from "#shared/problem.ts";
import type * as api from "#shared/relationship/api.ts";
import type { ListedRelationship, Relationship, Side } from "#shared/relationship/model.ts";
import { otherSide, pairOf } from "#shared/relationship/sides.ts";
import { mayDo } from "#shared/rights.ts";
import { countCommitments, countServices } from "./counts.ts";
import { findOverviewTeam } from "./read.ts";
import { customerTeam, selectRelationships, supplierTeam } from "./row.ts";
import { relationship } from "./table.ts";

type ListInput = z.output<typeof api.listRelationships.input>;
type Row = Relationship & { side: Side };

/** A team is a customer towards its suppliers, who are listed first. */
const sidesInOrder: Side[] = ["customer", "supplier"];
const counterpartOf = { supplier: customerTeam, customer: supplierTeam };
const ownTeamIdOf = { supplier: relationship.supplierTeamId, customer: relationship.customerTeamId };
const counterpartIdOf = { supplier: ownTeamIdOf.customer, customer: ownTeamIdOf.supplier };

export async function listRelationships(ctx: Ctx, input: ListInput) {
  const { teamId, limit } = input;
  const teamIds = teamId ? [(await findOverviewTeam(ctx, teamId)).teamId] : [...ctx.actor.roles.keys()];
  const rows = await readRows(ctx.db, input, teamIds);
  const shown = rows.slice(0, limit);
  const end = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: await withNumbers(ctx, shown),
    nextCursor: end ? `${end.side}.${end.relationshipId}` : null,
  };
}

/** The one team that a team has on its other side; null where there is none, or several. */
export async function onlyCounterpart(db: Db, teamId: string, side: Side): Promise<TeamRef | null> {
  const isTheirs = eq(ownTeamIdOf[side], teamId);
  const isStanding = inArray(relationship.state, ["proposed", "confirmed"]);
  const { teamId: id, name, archivedAt } = counterpartOf[side];
  const [only, another] = await db
    .select({ teamId: id, name })
    .from(relationship)
    .innerJoin(counterpartOf[side], eq(id, counterpartIdOf[side]))
    .where(and(isTheirs, isStanding, isNull(archivedAt)))
    .limit(2)
    .all();
  return another ? null : (only ?? null);
}

/** One row more than the page holds, where there is one: it tells that the list goes on. */
async function readRows(db: Db, input: ListInput, teamIds: string[]) {
  const last = await findLast(db, input);
  const rows: Row[] = [];
  for (const side of sidesInOrder.slice(last ? sidesInOrder.indexOf(last.side) : 0)) {
    const room = input.limit + 1 - rows.length;
    if (room === 0 || (input.side && input.side !== side)) continue;
    const after = last?.side === side ? last : null;
    const more = await selectSide(db, { teamIds, side, state: input.state, after }).limit(room);
    rows.push(...more.map((row) => ({ ...row, side })));
  }
  return rows;
}

/** Where the page before ended: the counterpart's name is looked up, for names are too long for a cursor. */
async function findLast(db: Db, { cursor, side: wanted }: ListInput) {
  if (!cursor) return null;
  const [side, relationshipId] = cursor.split(".") as [Side, string];
  const row = await selectRelationships(db).where(eq(relationship.relationshipId, relationshipId)).get();
  if (!row || (wanted && wanted !== side)) throw new Problem("invalid", "error.cursor", { field: "cursor" });
  return { side, relationshipId, name: row[otherSide[side]].name };
}

interface SidePage {
  teamIds: string[];
  side: Side;
  state?: Relationship["state"];
  after: { name: string; relationshipId: string } | null;
}

function selectSide(db: Db, { teamIds, side, state, after }: SidePage) {
  const { name } = counterpartOf[side];
  const { relationshipId } = relationship;
  const isAfter =
    after && or(gt(name, after.name), and(eq(name, after.name), gt(relationshipId, after.relationshipId)));
  const isWanted = state ? eq(relationship.state, state) : ne(relationship.state, "ended");
  return selectRelationships(db)
    .where(and(inArray(ownTeamIdOf[side], teamIds), isWanted, isAfter ?? undefined))
    .orderBy(asc(name), asc(relationshipId));
}

/** An admin sees the structure; numbers and reasons are between the two sides. */
async function withNumbers({ db, actor, now }: Ctx, rows: Row[]): Promise<ListedRelationship[]> {
  const isReadable = (row: Row) => mayDo(actor, "relationship.read", pairOf(row));
  const readableIds = rows.filter(isReadable).map(({ relationshipId }) => relationshipId);
  const countsOf = await countCommitments(db, readableIds, now);
  const servicesOf = await countServices(db, [...new Set(rows.map(({ supplier }) => supplier.teamId))]);
  return rows.map((row) => {
    const serviceCount = servicesOf(row.supplier.teamId);
    if (isReadable(row)) return { ...row, counts: countsOf(row.relationshipId), serviceCount };
    return { ...row, tierReason: null, closingReason: null, counts: null, serviceCount };
  });
}
