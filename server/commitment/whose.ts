import { and, eq, inArray, isNull, type SQL } from "drizzle-orm";
import type { Ctx } from "#server/ctx.ts";
import type { Side } from "#shared/relationship/model.ts";
import { commitment } from "./table.ts";

const { ownerId, requesterId, supplierTeamId, customerTeamId, closedAt } = commitment;
const personOn = { supplier: ownerId, customer: requesterId } as const satisfies Record<Side, unknown>;
const teamOn = { supplier: supplierTeamId, customer: customerTeamId } as const satisfies Record<
  Side,
  unknown
>;

export const isOf = (teamId: string, side: Side) => eq(teamOn[side], teamId);

/** A person's open commitments on one side: those with their name, and those with nobody's in their teams; disjoint. */
export function mine({ actor }: Ctx, side: Side): SQL[] {
  const named = and(eq(personOn[side], actor.personId), isNull(closedAt));
  const nobodys = [...actor.roles.keys()].map((teamId) =>
    and(isOf(teamId, side), isNull(personOn[side]), isNull(closedAt)),
  );
  return [named, ...nobodys] as SQL[];
}

/** Those still to be delivered. */
export const isToBeDelivered = inArray(commitment.state, ["asked", "accepted", "waiting"]);
