import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import type { Ctx } from "#server/ctx.ts";
import { listedAs } from "#server/db/listed.ts";
import { prepared } from "#server/db/prepared.ts";
import type { Ask } from "#shared/ask.ts";
import type { Side } from "#shared/relationship/model.ts";
import { mayDo } from "#shared/rights.ts";
import { selectRelationships } from "./row.ts";
import { relationship } from "./table.ts";

const selectWaiting = prepared((db) => {
  const { state, claimedBy, supplierTeamId, customerTeamId, proposedAt, relationshipId } = relationship;
  const waitsForUs = or(
    and(inArray(customerTeamId, listedAs("customer")), eq(claimedBy, "supplier")),
    and(inArray(supplierTeamId, listedAs("supplier")), eq(claimedBy, "customer")),
  );
  return selectRelationships(db)
    .where(and(waitsForUs, eq(state, "proposed")))
    .orderBy(asc(proposedAt), asc(relationshipId))
    .limit(sql.placeholder("limit"))
    .prepare();
});

/** The proposals that wait for this person's answer, the longest waiting first. */
export async function listRelationshipAsks({ db, actor }: Ctx, limit: number): Promise<Ask[]> {
  const teamIds = [...actor.roles.keys()];
  const leadOf = (side: Side) =>
    teamIds.filter((teamId) => mayDo(actor, "relationship.answer", { [`${side}TeamId`]: teamId }));
  const [supplier, customer] = [leadOf("supplier"), leadOf("customer")];
  if (supplier.length + customer.length === 0) return [];
  const led = { supplier: JSON.stringify(supplier), customer: JSON.stringify(customer) };
  const rows = await selectWaiting(db).all({ ...led, limit });
  return rows.map((row) => ({
    kind: "relationship",
    subjectId: row.relationshipId,
    placeId: row.relationshipId,
    title: `${row.supplier.name} → ${row.customer.name}`,
    from: row.claimedBy ? row[row.claimedBy].name : null,
    askedAt: row.proposedAt,
  }));
}
