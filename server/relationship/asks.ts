import { and, asc, eq, inArray, or } from "drizzle-orm";
import type { Ctx } from "#server/ctx.ts";
import type { Ask } from "#shared/ask.ts";
import type { Side } from "#shared/relationship/model.ts";
import { mayDo } from "#shared/rights.ts";
import { selectRelationships } from "./row.ts";
import { relationship } from "./table.ts";

/** The proposals that wait for this person's answer, the longest waiting first. */
export async function listRelationshipAsks({ db, actor }: Ctx, limit: number): Promise<Ask[]> {
  const teamIds = [...actor.roles.keys()];
  const leadOf = (side: Side) =>
    teamIds.filter((teamId) => mayDo(actor, "relationship.answer", { [`${side}TeamId`]: teamId }));
  const { state, claimedBy, supplierTeamId, customerTeamId, proposedAt, relationshipId } = relationship;
  const waitsForUs = or(
    and(inArray(customerTeamId, leadOf("customer")), eq(claimedBy, "supplier")),
    and(inArray(supplierTeamId, leadOf("supplier")), eq(claimedBy, "customer")),
  );
  const rows = await selectRelationships(db)
    .where(and(waitsForUs, eq(state, "proposed")))
    .orderBy(asc(proposedAt), asc(relationshipId))
    .limit(limit);
  return rows.map((row) => ({
    kind: "relationship",
    subjectId: row.relationshipId,
    placeId: row.relationshipId,
    title: `${row.supplier.name} → ${row.customer.name}`,
    from: row.claimedBy ? row[row.claimedBy].name : null,
    askedAt: row.proposedAt,
  }));
}
