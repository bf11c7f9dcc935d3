import { z } from "zod";
import { Id, Moment, typedText } from "#shared/endpoint.ts";
import { TeamRef } from "#shared/organisation/model.ts";

export const sides = ["supplier", "customer"] as const;
export const Side = z.enum(sides);
export type Side = z.infer<typeof Side>;

export const relationshipStates = ["proposed", "confirmed", "declined", "ended"] as const;
export const RelationshipState = z.enum(relationshipStates);
export type RelationshipState = z.infer<typeof RelationshipState>;

export const Tier = z.int().min(1, "relationship.error.tier").max(3, "relationship.error.tier");

/** What flows between the two teams, in one sentence. */
export const Flow = typedText(300);

/** One supplier team serving one customer team; `claimedBy` is the only side that has said so, or null when both have. */
export const Relationship = z.object({
  relationshipId: Id,
  supplier: TeamRef,
  customer: TeamRef,
  state: RelationshipState,
  claimedBy: Side.nullable(),
  flow: z.string().nullable(),
  tier: Tier.nullable(),
  tierReason: z.string().nullable(),
  createdAt: Moment,
  confirmedAt: Moment.nullable(),
  endedAt: Moment.nullable(),
});
export type Relationship = z.infer<typeof Relationship>;
