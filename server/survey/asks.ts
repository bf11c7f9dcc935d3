import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Ctx } from "#server/ctx.ts";
import { prepared } from "#server/db/prepared.ts";
import { team } from "#server/organisation/table.ts";
import type { Ask } from "#shared/ask.ts";
import { surveyInvitation, surveyRound } from "./table.ts";
import { surveyParticipation } from "./tables.ts";

/** The round's row comes first: while none is open nothing else is looked at. */
const selectOpen = prepared((db) => {
  const { roundId, supplierTeamId, personId } = surveyInvitation;
  const hasAnswered = and(
    eq(surveyParticipation.roundId, roundId),
    eq(surveyParticipation.supplierTeamId, supplierTeamId),
    eq(surveyParticipation.personId, personId),
  );
  const isOpen = and(eq(surveyRound.state, "open"), gt(surveyRound.closesAt, sql.placeholder("now")));
  return (
    db
      .select({ subjectId: team.teamId, title: team.name, askedAt: surveyRound.openedAt })
      .from(surveyRound)
      .innerJoin(surveyInvitation, eq(roundId, surveyRound.roundId))
      .innerJoin(team, eq(team.teamId, supplierTeamId))
      .leftJoin(surveyParticipation, hasAnswered)
      .where(and(isOpen, eq(personId, sql.placeholder("personId")), isNull(surveyParticipation.personId)))
      // Not by the index that has this order: it would read everybody's invitations.
      .orderBy(sql`+${supplierTeamId}`)
      .limit(sql.placeholder("limit"))
      .prepare()
  );
});

/** What this person is still asked about, for Today; only they themselves are told. */
export async function listSurveyAsks({ db, actor, now }: Ctx, limit: number): Promise<Ask[]> {
  const rows = await selectOpen(db).all({ personId: actor.personId, now, limit });
  return rows.map((row) => ({ kind: "survey", ...row, placeId: row.subjectId, from: null }));
}
