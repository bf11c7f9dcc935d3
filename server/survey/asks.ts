import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Ctx } from "#server/ctx.ts";
import { prepared } from "#server/db/prepared.ts";
import { team } from "#server/organisation/table.ts";
import type { Ask } from "#shared/ask.ts";
import { mayDo } from "#shared/rights.ts";
import { roundsWithoutFollowUp } from "./round.ts";
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

/** What this person is still asked about, for Today; only they themselves are told. The committee has to settle rounds. */
export async function listSurveyAsks(ctx: Ctx, limit: number): Promise<Ask[]> {
  const { db, actor, now } = ctx;
  const rows = await selectOpen(db).all({ personId: actor.personId, now, limit });
  const asks = rows.map((row) => ({ kind: "survey" as const, ...row, placeId: row.subjectId, from: null }));
  return [...asks, ...(await listFollowUpAsks(ctx, limit))];
}

/** Until something follows from a closed round, or the reason why nothing does is given, no other opens. */
async function listFollowUpAsks({ db, actor, now }: Ctx, limit: number): Promise<Ask[]> {
  if (!mayDo(actor, "survey.round")) return [];
  const rounds = await roundsWithoutFollowUp(db);
  return rounds.slice(0, limit).map(({ roundId, quarter, closedAt }) => ({
    kind: "surveyFollowUp",
    subjectId: roundId,
    placeId: roundId,
    title: quarter ?? new Date(closedAt ?? now).toISOString().slice(0, 10),
    from: null,
    askedAt: closedAt ?? now,
  }));
}
