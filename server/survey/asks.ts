import { and, eq, isNull } from "drizzle-orm";
import type { Ctx } from "#server/ctx.ts";
import { team } from "#server/organisation/table.ts";
import type { Ask } from "#shared/ask.ts";
import { findOpenRound } from "./round.ts";
import { surveyInvitation } from "./table.ts";
import { surveyParticipation } from "./tables.ts";

/** What this person is still asked about, for Today; only they themselves are told. */
export async function listSurveyAsks({ db, actor, now }: Ctx, limit: number): Promise<Ask[]> {
  const round = await findOpenRound(db);
  if (!round || now >= round.closesAt) return [];
  const { roundId, supplierTeamId, personId } = surveyInvitation;
  const rows = await db
    .select({ subjectId: team.teamId, title: team.name })
    .from(surveyInvitation)
    .innerJoin(team, eq(team.teamId, supplierTeamId))
    .leftJoin(
      surveyParticipation,
      and(
        eq(surveyParticipation.roundId, roundId),
        eq(surveyParticipation.supplierTeamId, supplierTeamId),
        eq(surveyParticipation.personId, personId),
      ),
    )
    .where(
      and(eq(roundId, round.roundId), eq(personId, actor.personId), isNull(surveyParticipation.personId)),
    )
    .orderBy(supplierTeamId)
    .limit(limit)
    .all();
  return rows.map((row) => ({
    kind: "survey",
    ...row,
    placeId: row.subjectId,
    from: null,
    askedAt: round.openedAt,
  }));
}
