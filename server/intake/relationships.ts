import { eq } from "drizzle-orm";
import { relationship } from "#server/relationship/table.ts";
import type { RelationshipRow } from "#shared/intake/rows.ts";
import type { Side } from "#shared/relationship/model.ts";
import type { Batch } from "./batch.ts";
import type { KnownRelationship, Pair } from "./directory.ts";
import type { Importer, Read } from "./importer.ts";
import type { Job } from "./job.ts";
import { RowRefused } from "./report.ts";

/** A row is what one side, or both, say; two rows of one pair add up. */
export function relationshipImporter(job: Job): Importer<RelationshipRow> {
  return {
    take: (rows) =>
      job.inBatches(rows, async (batch, slice) => {
        for (const read of slice) await job.attempt(read.line, () => put(job, batch, read));
      }),
    finish: async () => undefined,
  };
}

async function put(job: Job, batch: Batch, { row }: Read<RelationshipRow>) {
  const { directory } = job.parts;
  const pair = await pairOf(job, batch, row);
  const known = directory.relationship(pair);
  if (known?.state === "ended" || known?.state === "declined")
    throw new RowRefused("declaredBy", `intake.refused.${known.state}`);
  const sides: Side[] = row.declaredBy === "both" ? ["supplier", "customer"] : [row.declaredBy];
  const claimed = known ?? (await directory.claim(batch, pair, sides[0] as Side, row));
  const isSaidByOther = claimed.state === "proposed" && sides.some((side) => side !== claimed.claimedBy);
  const after = isSaidByOther ? await confirm(job, batch, pair, claimed) : claimed;
  const isFilled = known ? await fill(job, batch, pair, after, row) : false;
  if (!known) return job.report.count("created");
  job.report.count(isSaidByOther || isFilled ? "changed" : "unchanged");
}

/** Both teams of a row, which are two. */
export async function pairOf(
  { parts: { directory } }: Job,
  batch: Batch,
  row: { supplier: string; customer: string },
): Promise<Pair> {
  const supplier = await directory.team(batch, row.supplier, "supplier");
  const customer = await directory.team(batch, row.customer, "customer");
  if (supplier.teamId === customer.teamId) throw new RowRefused("customer", "relationship.error.self");
  return { supplierTeamId: supplier.teamId, customerTeamId: customer.teamId };
}

async function confirm(
  { parts: { directory, now } }: Job,
  batch: Batch,
  pair: Pair,
  known: KnownRelationship,
) {
  const side: Side = known.claimedBy === "supplier" ? "customer" : "supplier";
  const after: KnownRelationship = {
    ...known,
    state: "confirmed",
    claimedBy: null,
    revision: known.revision + 1,
  };
  const { state, claimedBy, revision, relationshipId } = after;
  const isIt = eq(relationship.relationshipId, relationshipId);
  await batch.write((db) =>
    db.update(relationship).set({ state, claimedBy, revision, confirmedAt: now() }).where(isIt),
  );
  batch.record({
    verb: "relationship.confirmed",
    subjectId: relationshipId,
    audience: [pair.supplierTeamId, pair.customerTeamId],
    change: { side },
  });
  directory.putRelationship(pair, after);
  return after;
}

/** Words and tier are filled in where nobody has given any; what people wrote stays. */
async function fill(
  { parts: { directory } }: Job,
  batch: Batch,
  pair: Pair,
  known: KnownRelationship,
  row: RelationshipRow,
) {
  const flow = known.flow ?? row.flow;
  const tier = known.tier ?? row.tier;
  if (flow === known.flow && tier === known.tier) return false;
  const revision = known.revision + 1;
  const fields =
    tier === known.tier ? { flow, revision } : { flow, revision, tier, tierReason: row.tierReason };
  const isIt = eq(relationship.relationshipId, known.relationshipId);
  await batch.write((db) => db.update(relationship).set(fields).where(isIt));
  batch.record({
    verb: "relationship.tiered",
    subjectId: known.relationshipId,
    audience: [pair.supplierTeamId, pair.customerTeamId],
    change: { side: "supplier", tier },
  });
  directory.putRelationship(pair, { ...known, flow, tier, revision });
  return true;
}
