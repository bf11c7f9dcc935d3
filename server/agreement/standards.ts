import { and, eq } from "drizzle-orm";
import type { Ctx } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { relationship } from "#server/relationship/table.ts";
import { mayOnlyAdd } from "#shared/agreement/floor.ts";
import type { Measure, Standard } from "#shared/agreement/model.ts";
import { floorsOf, standardsOf } from "./rows.ts";
import { agreement } from "./table.ts";

interface Between {
  serviceId: string;
  /** Null before the two have anything to do with each other. */
  relationshipId: string | null;
}

/** Under which agreement, if any, and by which standards a commitment's answer and delivery are measured. */
export interface Standards {
  agreementId: string | null;
  respond: Standard | null;
  deliver: Standard | null;
}

/**
 * The standards under which a commitment begins now: those both sides have signed, or else those promised to
 * everybody. The answer is kept on the commitment, so no later version changes it.
 *
 * @example const { agreementId, respond, deliver } = await standardsFor(ctx, { serviceId, relationshipId })
 */
export async function standardsFor(
  { db }: Pick<Ctx, "db">,
  { serviceId, relationshipId }: Between,
): Promise<Standards> {
  const agreementId = await agreementInForce(db, { serviceId, relationshipId });
  const floors = await floorsOf(db, [serviceId]);
  const agreed = agreementId === null ? [] : await standardsOf(db, [agreementId]);
  const best = (measure: Measure) => bestOf(measure, floors, agreed);
  return { agreementId, respond: best("responded"), deliver: best("delivered") };
}

/** An agreement binds only while both sides confirm that they belong together. */
async function agreementInForce(db: Db, { serviceId, relationshipId }: Between) {
  if (relationshipId === null) return null;
  const row = await db
    .select({ agreementId: agreement.agreementId })
    .from(agreement)
    .innerJoin(relationship, eq(relationship.relationshipId, agreement.relationshipId))
    .where(
      and(
        eq(agreement.relationshipId, relationshipId),
        eq(agreement.serviceId, serviceId),
        eq(agreement.state, "agreed"),
        eq(relationship.state, "confirmed"),
      ),
    )
    .get();
  return row?.agreementId ?? null;
}

/** What was signed counts, unless everybody has been promised more since; what cannot be compared was signed knowingly. */
function bestOf(measure: Measure, floors: Standard[], agreed: Standard[]) {
  const floor = floors.find((one) => one.measure === measure) ?? null;
  const signed = agreed.find((one) => one.measure === measure);
  if (!signed) return floor;
  const isLess = mayOnlyAdd(floors, signed).some(({ key }) => key !== "agreement.finding.otherUnit");
  return isLess ? floor : signed;
}
