import { and, eq, inArray, isNull, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#server/ctx.ts";
import type { Side } from "#shared/relationship/model.ts";
import { commitment } from "./table.ts";

const { ownerId, requesterId, supplierTeamId, customerTeamId, closedAt } = commitment;
const personOn = { supplier: ownerId, customer: requesterId } as const satisfies Record<Side, unknown>;
const teamOn = { supplier: supplierTeamId, customer: customerTeamId } as const satisfies Record<
  Side,
  unknown
>;

export const isOf = (teamId: string, side: Side) => eq(teamOn[side], teamId);

/** Whose commitments are looked for: a person's and their teams', by id or by the placeholders of prepared queries. */
export interface Who {
  personId: string | Placeholder;
  teamIds: (string | Placeholder)[];
}

/** Anybody who is in so many teams; `valuesOf` fills in who it is. */
export const anybodyIn = (teamCount: number): Who => ({
  personId: sql.placeholder("personId"),
  teamIds: Array.from({ length: teamCount }, (_, place) => sql.placeholder(`team${place}`)),
});

export const valuesOf = ({ personId, roles }: Actor): Record<string, string> => ({
  personId,
  ...Object.fromEntries([...roles.keys()].map((teamId, place) => [`team${place}`, teamId])),
});

export const whoIs = ({ personId, roles }: Actor): Who => ({ personId, teamIds: [...roles.keys()] });

/** A person's open commitments on one side: those with their name, and those with nobody's in their teams; disjoint. */
export function openOf({ personId, teamIds }: Who, side: Side): SQL[] {
  const named = and(eq(personOn[side], personId), isNull(closedAt));
  const nobodys = teamIds.map((teamId) =>
    and(eq(teamOn[side], teamId), isNull(personOn[side]), isNull(closedAt)),
  );
  return [named, ...nobodys] as SQL[];
}

/** Those still to be delivered. */
export const isToBeDelivered = inArray(commitment.state, ["asked", "accepted", "waiting"]);
