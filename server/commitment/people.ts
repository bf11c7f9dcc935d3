import { and, eq, isNull } from "drizzle-orm";
import { type Ctx, requireRight } from "#server/ctx.ts";
import { membership, person } from "#server/organisation/table.ts";
import type { PersonRef } from "#shared/organisation/model.ts";
import { Problem } from "#shared/problem.ts";
import type { Subject } from "#shared/rights.ts";

/** An active member of a team; nobody else can ask, own or be promised anything in its name. */
export async function memberOf(
  { db }: Ctx,
  teamId: string,
  personId: string,
  field: string,
): Promise<PersonRef> {
  const row = await db
    .select({ personId: person.personId, name: person.name })
    .from(membership)
    .innerJoin(person, and(eq(person.personId, membership.personId), isNull(person.erasedAt)))
    .where(
      and(eq(membership.personId, personId), eq(membership.teamId, teamId), eq(membership.state, "active")),
    )
    .get();
  if (!row) throw new Problem("invalid", "commitment.error.notInTeam", { field });
  return row;
}

/** In whose name the actor records: their own, or as desk or lead that of a colleague in the same team. */
export async function recordedFor(
  ctx: Ctx,
  teamId: string,
  personId: string | null | undefined,
  side: RecordedSide,
) {
  if (personId == null || personId === ctx.actor.personId) return ctx.actor.personId;
  requireRight(ctx, "commitment.recordForColleague", { [side.team]: teamId } satisfies Subject);
  return (await memberOf(ctx, teamId, personId, side.field)).personId;
}

/** The names of a side's team in the table of rights, and of its person in the input. */
interface RecordedSide {
  team: "supplierTeamId" | "customerTeamId";
  field: "ownerId" | "requesterId";
}
