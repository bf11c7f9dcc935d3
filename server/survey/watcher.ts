import { and, eq } from "drizzle-orm";
import type { NewEvent } from "#server/ctx.ts";
import type { CompanyDatabase } from "#server/db/open.ts";
import { appendEvents } from "#server/event/verbs.ts";
import { Problem } from "#shared/problem.ts";
import { quarterDue, remindersDue } from "#shared/survey/asking.ts";
import { finishRound } from "./close.ts";
import { createRound } from "./open.ts";
import { findOpenRound, type RoundRow } from "./round.ts";
import { surveyRound } from "./table.ts";

/** Lets time do its part: a round that is over is closed, a reminder that is due is counted. */
export async function watchSurvey(database: CompanyDatabase, now: number) {
  const round = await findOpenRound(database.read);
  if (!round) return;
  if (now >= round.closesAt) return closeInTime(database, round, now);
  const reminders = remindersDue(round, now);
  if (reminders > round.reminders) await remind(database, round, reminders, now);
}

async function closeInTime(database: CompanyDatabase, { roundId }: RoundRow, now: number) {
  await database.write(async (db) => {
    const round = await findOpenRound(db);
    if (round?.roundId !== roundId) return;
    const audience = await finishRound(db, round, now);
    await appendEvents(db, [{ verb: "survey.closed", subjectId: roundId, audience }], null, now);
  });
}

/** Everybody is meant: an audience of those who have not answered would be the list that must not exist. */
async function remind(database: CompanyDatabase, { roundId }: RoundRow, reminders: number, now: number) {
  const isAsSeen = and(eq(surveyRound.roundId, roundId), eq(surveyRound.state, "open"));
  await database.write(async (db) => {
    await db.update(surveyRound).set({ reminders }).where(isAsSeen);
    const event: NewEvent = {
      verb: "survey.reminded",
      subjectId: roundId,
      audience: [],
      change: { reminders },
    };
    await appendEvents(db, [event], null, now);
  });
}

/** Opens the quarter's round when its time has come and nothing is in the way; else a later look tries again. */
export async function openQuarterly(database: CompanyDatabase, now: number) {
  const quarter = quarterDue(now);
  if (quarter === null) return;
  const isQuarter = eq(surveyRound.quarter, quarter);
  if (await database.read.select().from(surveyRound).where(isQuarter).get()) return;
  try {
    await database.write(async (db) => {
      const { roundId, audience } = await createRound(db, { quarter, share: 1, extraItems: [] }, now);
      await appendEvents(db, [{ verb: "survey.opened", subjectId: roundId, audience }], null, now);
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}
