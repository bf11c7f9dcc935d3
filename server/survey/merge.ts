import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "#server/db/open.ts";
import { surveyInvitation, surveyRound } from "./table.ts";
import { surveyParticipation } from "./tables.ts";

/**
 * What one was asked and has answered moves to the other, who is the same person: asked twice about a supplier, they
 * may answer once, in the name of the team for which they could so far.
 */
export async function moveInvitations(db: Db, toId: string, fromId: string) {
  const { roundId, supplierTeamId, personId } = surveyInvitation;
  const rounds = db.select({ roundId: surveyRound.roundId }).from(surveyRound);
  const moving = await db
    .delete(surveyInvitation)
    .where(and(inArray(roundId, rounds), eq(personId, fromId)))
    .returning();
  for (const invitation of moving) {
    const { customerTeamId, tier } = invitation;
    await db
      .insert(surveyInvitation)
      .values({ ...invitation, personId: toId })
      .onConflictDoUpdate({
        target: [roundId, supplierTeamId, personId],
        set: { customerTeamId, tier },
      });
    const isTheirAnswer = and(
      eq(surveyParticipation.roundId, invitation.roundId),
      eq(surveyParticipation.supplierTeamId, invitation.supplierTeamId),
      eq(surveyParticipation.personId, fromId),
    );
    await db.update(surveyParticipation).set({ personId: toId }).where(isTheirAnswer);
  }
}
