import type { z } from "zod";
import { type Ctx, requireRight } from "#server/ctx.ts";
import { Problem } from "#shared/problem.ts";
import type * as api from "#shared/relationship/api.ts";
import { type Relationship, sides } from "#shared/relationship/model.ts";
import { answeringTeams, endingTeams, onSide, pairOf } from "#shared/relationship/sides.ts";
import { mayDo, type RightName } from "#shared/rights.ts";
import { findRelationship } from "./row.ts";
import { confirm } from "./verbs.ts";
import { addNote, change, recordChange } from "./write.ts";

export async function confirmRelationship(
  ctx: Ctx,
  { relationshipId, revision }: z.output<typeof api.confirmRelationship.input>,
) {
  const known = await findRelationship(ctx.db, relationshipId);
  const side = requireLead(ctx, "relationship.answer", answeringTeams(known));
  requireUnchanged(known, revision, known.state === "proposed");
  if (known.supplier.isArchived || known.customer.isArchived)
    throw new Problem("invalid", "relationship.error.archived");
  return confirm(ctx, known, { ...pairOf(known), side });
}

export async function declineRelationship(
  ctx: Ctx,
  { relationshipId, revision, reason }: z.output<typeof api.declineRelationship.input>,
) {
  const known = await findRelationship(ctx.db, relationshipId);
  const side = requireLead(ctx, "relationship.answer", answeringTeams(known));
  requireUnchanged(known, revision, known.state === "proposed");
  const declined = await change(ctx, known, {
    state: "declined",
    declinedAt: ctx.now,
    closingReason: reason,
  });
  recordChange(ctx, "declined", relationshipId, pairOf(known), {
    side,
    noteId: await addNote(ctx, relationshipId, reason),
  });
  return declined;
}

export async function endRelationship(
  ctx: Ctx,
  { relationshipId, revision, reason }: z.output<typeof api.endRelationship.input>,
) {
  const known = await findRelationship(ctx.db, relationshipId);
  const side = requireLead(ctx, "relationship.end", endingTeams(known));
  requireUnchanged(known, revision, known.state !== "ended");
  const ended = await change(ctx, known, { state: "ended", endedAt: ctx.now, closingReason: reason });
  recordChange(ctx, "ended", relationshipId, pairOf(known), {
    side,
    noteId: await addNote(ctx, relationshipId, reason),
  });
  return ended;
}

export async function setTier(
  ctx: Ctx,
  { relationshipId, revision, tier, reason }: z.output<typeof api.setTier.input>,
) {
  const known = await findRelationship(ctx.db, relationshipId);
  requireRight(ctx, "relationship.tier", pairOf(known));
  requireUnchanged(known, revision, known.state === "proposed" || known.state === "confirmed");
  const tiered = await change(ctx, known, { tier, tierReason: reason });
  recordChange(ctx, "tiered", relationshipId, pairOf(known), {
    side: "supplier",
    tier,
    noteId: await addNote(ctx, relationshipId, reason),
  });
  return tiered;
}

/** Refuses all but the leads of these teams; answers the side that the actor speaks for. */
function requireLead({ actor }: Ctx, right: RightName, teams: ReturnType<typeof answeringTeams>) {
  const side = sides.find((one) => mayDo(actor, right, onSide(teams, one)));
  if (!side) throw new Problem("forbidden", "error.forbidden");
  return side;
}

function requireUnchanged(known: Relationship, revision: number, isInState: boolean) {
  if (known.revision !== revision || !isInState) throw new Problem("conflict", "error.conflict");
}
