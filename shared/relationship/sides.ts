import type { TeamRef } from "#shared/organisation/model.ts";
import type { Subject } from "#shared/rights.ts";
import type { Relationship, Side } from "./model.ts";

type Pair = Pick<Subject, "supplierTeamId" | "customerTeamId">;
type Claim = Pick<Relationship, "supplier" | "customer" | "claimedBy">;

export const otherSide = { supplier: "customer", customer: "supplier" } as const satisfies Record<Side, Side>;

export const pairOf = ({ supplier, customer }: Record<Side, Pick<TeamRef, "teamId">>) => ({
  supplierTeamId: supplier.teamId,
  customerTeamId: customer.teamId,
});

/**
 * The part of a pair that one side is, to ask for a right on that side alone.
 *
 * @example onSide({ supplierTeamId: "it", customerTeamId: "hr" }, "customer") // => { customerTeamId: "hr" }
 */
export function onSide({ supplierTeamId, customerTeamId }: Pair, side: Side): Pair {
  return side === "supplier" ? { supplierTeamId } : { customerTeamId };
}

/** Whose lead confirms or declines: the side that has not said so; nobody answers for itself. */
export function answeringTeams(relationship: Claim): Pair {
  const { claimedBy } = relationship;
  return claimedBy ? onSide(pairOf(relationship), otherSide[claimedBy]) : pairOf(relationship);
}

/** Whose lead may end it: either side once both have said so; before, only the side that claims it can take that back. */
export function endingTeams(relationship: Claim): Pair {
  const { claimedBy } = relationship;
  return claimedBy ? onSide(pairOf(relationship), claimedBy) : pairOf(relationship);
}
