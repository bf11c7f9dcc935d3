import { and, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { found } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { sourcesWithAction } from "#server/improvement/read.ts";
import { team } from "#server/organisation/table.ts";
import { leastThresholds } from "#shared/survey/asking.ts";
import type { ListedRound, SurveyRound, Thresholds } from "#shared/survey/model.ts";
import { surveyRound, surveySettings, surveySupplier } from "./table.ts";
import { surveyParticipation } from "./tables.ts";

export type RoundRow = typeof surveyRound.$inferSelect;

const LEAST_PEOPLE_COUNTED = 5;
export const SETTINGS_ID = "company";

export const findOpenRound = (db: Db) =>
  db.select().from(surveyRound).where(eq(surveyRound.state, "open")).get();

export async function findRound(db: Db, roundId: string): Promise<RoundRow> {
  return found(await db.select().from(surveyRound).where(eq(surveyRound.roundId, roundId)).get());
}

export async function thresholdsOf(db: Db): Promise<Thresholds> {
  const row = await db.select().from(surveySettings).where(eq(surveySettings.settingsId, SETTINGS_ID)).get();
  return row ? { answers: row.leastAnswers, comments: row.leastComments } : leastThresholds;
}

/** How many people have answered anything in a round. */
export async function countPeople(db: Db, roundId: string) {
  const row = await db
    .select({ people: sql<number>`count(distinct ${surveyParticipation.personId})` })
    .from(surveyParticipation)
    .where(eq(surveyParticipation.roundId, roundId))
    .get();
  return row?.people ?? 0;
}

/** While a round is open this one number is all that anybody learns, and only from five people on. */
export async function toRound(db: Db, row: RoundRow): Promise<SurveyRound> {
  const answered = row.state === "open" ? await countPeople(db, row.roundId) : row.answered;
  return {
    roundId: row.roundId,
    quarter: row.quarter,
    state: row.state,
    openedAt: row.openedAt,
    closesAt: row.closesAt,
    closedAt: row.closedAt,
    thresholds: { answers: row.leastAnswers, comments: row.leastComments },
    extraItems: row.extraItems,
    invited: row.invited,
    answered: answered >= LEAST_PEOPLE_COUNTED ? answered : null,
  };
}

/** Rounds as the committee sees them, with the suppliers that are to be talked to instead. */
export async function toListed(db: Db, rows: RoundRow[]): Promise<ListedRound[]> {
  const ids = rows.map(({ roundId }) => roundId);
  const talks = await namedTalksOf(db, ids);
  const withAction = await sourcesWithAction(db, "survey", ids);
  const listed: ListedRound[] = [];
  for (const row of rows) {
    const { noActionReason } = row;
    const namedTalks = talks
      .filter(({ roundId }) => roundId === row.roundId)
      .map(({ teamId, name }) => ({ teamId, name }));
    const followUp = followUpOf(row, withAction.has(row.roundId));
    listed.push({ ...(await toRound(db, row)), followUp, noActionReason, namedTalks });
  }
  return listed;
}

function followUpOf({ state, noActionReason }: RoundRow, hasAction: boolean): ListedRound["followUp"] {
  if (state === "open") return "notYet";
  if (hasAction) return "action";
  return noActionReason === null ? "missing" : "explained";
}

/** The closed rounds that have neither an action nor the reason for none, the earliest first. */
export async function roundsWithoutFollowUp(db: Db) {
  const { roundId, quarter, closedAt, state, noActionReason } = surveyRound;
  const rows = await db
    .select({ roundId, quarter, closedAt })
    .from(surveyRound)
    .where(and(eq(state, "closed"), isNull(noActionReason)))
    .orderBy(roundId)
    .all();
  const ids = rows.map((row) => row.roundId);
  const settled = await sourcesWithAction(db, "survey", ids);
  return rows.filter((row) => !settled.has(row.roundId));
}

function namedTalksOf(db: Db, roundIds: string[]) {
  return db
    .select({ roundId: surveySupplier.roundId, teamId: team.teamId, name: team.name })
    .from(surveySupplier)
    .innerJoin(team, eq(team.teamId, surveySupplier.supplierTeamId))
    .where(and(inArray(surveySupplier.roundId, roundIds), eq(surveySupplier.mode, "namedTalk")))
    .orderBy(sql`${team.name} collate nocase`)
    .all();
}

/** The last closed round, which the next one is compared with. */
export const lastClosedRound = (db: Db) =>
  db
    .select()
    .from(surveyRound)
    .where(and(eq(surveyRound.state, "closed"), isNotNull(surveyRound.closedAt)))
    .orderBy(desc(surveyRound.openedAt))
    .limit(1)
    .get();
