import type { Ctx } from "#server/ctx.ts";
import type { Ask } from "#shared/ask.ts";
import { listPendingMemberships } from "./membershipRead.ts";

/** The newcomers who wait for this person, as a lead of the team they chose or as an admin where it has none. */
export async function listMembershipAsks(ctx: Ctx, limit: number): Promise<Ask[]> {
  const { items } = await listPendingMemberships(ctx, { scope: "mine", limit });
  return items.map(({ person, team, chosenAt }) => ({
    kind: "membership",
    subjectId: person.personId,
    placeId: team.teamId,
    title: person.name,
    from: team.name,
    askedAt: chosenAt,
  }));
}
