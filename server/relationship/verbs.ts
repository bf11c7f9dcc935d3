import { inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, newId, requireRight } from "#server/ctx.ts";
import { prepared } from "#server/db/prepared.ts";
import { team } from "#server/organisation/table.ts";
import { Problem } from "#shared/problem.ts";
import type * as api from "#shared/relationship/api.ts";
import type { Relationship, Side } from "#shared/relationship/model.ts";
import { onSide, otherSide } from "#shared/relationship/sides.ts";
import { mayDo } from "#shared/rights.ts";
import { findPair, findRelationship, type TeamPair } from "./row.ts";
import { relationship } from "./table.ts";
import { change, recordChange } from "./write.ts";

interface Claim extends TeamPair {
  side: Side;
  flow?: string | null;
}

/** What the other side has already proposed is confirmed by a lead's proposal and stays one-sided after a member's. */
export async function proposeRelationship(ctx: Ctx, claim: z.output<typeof api.proposeRelationship.input>) {
  requireRight(ctx, "relationship.propose", onSide(claim, claim.side));
  await requireTwoActiveTeams(ctx, claim);
  const known = await findPair(ctx.db, claim);
  if (!known) return claimNew(ctx, claim);
  if (known.state === "confirmed") throw new Problem("conflict", "relationship.error.alreadyConfirmed");
  if (known.state !== "proposed") return claimAgain(ctx, known, claim);
  if (known.claimedBy === claim.side) throw new Problem("conflict", "relationship.error.alreadyProposed");
  if (!mayDo(ctx.actor, "relationship.answer", onSide(claim, claim.side))) {
    throw new Problem("conflict", "relationship.error.awaitsLead");
  }
  return confirm(ctx, known, claim);
}

/**
 * The relationship that a piece of work belongs to. Without one, or after its end, the side that acts claims it; a
 * refusal is not overridden by the side that was refused. The caller has checked the right to act for that side.
 *
 * @example const relationshipId = await ensureRelationship(ctx, { supplierTeamId, customerTeamId, side: "customer" })
 */
export async function ensureRelationship(ctx: Ctx, claim: TeamPair & { side: Side }) {
  await requireTwoActiveTeams(ctx, claim);
  const known = await findPair(ctx.db, claim);
  if (!known) return (await claimNew(ctx, claim)).relationshipId;
  const isRefusedByUs = known.state === "declined" && known.claimedBy === otherSide[claim.side];
  if (known.state === "ended" || isRefusedByUs) await claimAgain(ctx, known, claim);
  return known.relationshipId;
}

/** Both sides have now said so; the words of the first proposal stay. */
export async function confirm(ctx: Ctx, known: Relationship, { side, flow = null, ...pair }: Claim) {
  const confirmed = await change(ctx, known, {
    state: "confirmed",
    claimedBy: null,
    confirmedAt: ctx.now,
    flow: known.flow ?? flow,
  });
  recordChange(ctx, "confirmed", known.relationshipId, pair, { side });
  return confirmed;
}

const bothTeams = prepared((db) => {
  const ids = [sql.placeholder("supplierTeamId"), sql.placeholder("customerTeamId")];
  return db
    .select({ teamId: team.teamId, archivedAt: team.archivedAt })
    .from(team)
    .where(inArray(team.teamId, ids))
    .prepare();
});

async function requireTwoActiveTeams({ db }: Ctx, { supplierTeamId, customerTeamId }: TeamPair) {
  if (supplierTeamId === customerTeamId)
    throw new Problem("invalid", "relationship.error.self", { field: "customerTeamId" });
  const teamIds = { supplierTeamId, customerTeamId };
  const rows = await bothTeams(db).all(teamIds);
  for (const [field, teamId] of Object.entries(teamIds)) {
    const row = rows.find((one) => one.teamId === teamId);
    if (!row) throw new Problem("notFound", "relationship.error.noTeam", { field });
    if (row.archivedAt !== null) throw new Problem("invalid", "relationship.error.archived", { field });
  }
}

async function claimNew(ctx: Ctx, { supplierTeamId, customerTeamId, side, flow = null }: Claim) {
  const relationshipId = newId(ctx.now);
  const pair = { supplierTeamId, customerTeamId };
  const claimed = await ctx.db
    .insert(relationship)
    .values({
      relationshipId,
      ...pair,
      state: "proposed",
      claimedBy: side,
      flow,
      createdAt: ctx.now,
      proposedAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ relationshipId: relationship.relationshipId });
  if (claimed.length === 0) throw new Problem("conflict", "error.conflict");
  recordChange(ctx, "proposed", relationshipId, pair, { side });
  return findRelationship(ctx.db, relationshipId);
}

/** A fresh start on the same row; what was said before stays in the history. */
async function claimAgain(ctx: Ctx, known: Relationship, { side, flow, ...pair }: Claim) {
  const claimed = await change(ctx, known, {
    state: "proposed",
    claimedBy: side,
    flow: flow ?? known.flow,
    tier: null,
    tierReason: null,
    closingReason: null,
    proposedAt: ctx.now,
    confirmedAt: null,
    declinedAt: null,
    endedAt: null,
  });
  recordChange(ctx, "proposed", known.relationshipId, pair, { side });
  return claimed;
}
