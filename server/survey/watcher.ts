import { and, eq, gt } from "drizzle-orm";
import type { NewEvent } from "#server/ctx.ts";
import type { CompanyDatabase } from "#server/db/open.ts";
import { appendEvents } from "#server/event/verbs.ts";
import { tellPeople } from "#server/notification/tell.ts";
import { Problem } from "#shared/problem.ts";
import { quarterDue, remindersDue } from "#shared/survey/asking.ts";
import { usualExtraItems } from "#shared/survey/model.ts";
import { finishRound } from "./close.ts";
import { createRound } from "./open.ts";
import { makeReleases } from "./releases.ts";
import { findOpenRound, type RoundRow } from "./round.ts";
import { surveyInvitation, surveyRound } from "./table.ts";

const TOLD_AT_ONCE = 100;

/** Lets time do its part: a round that is over is closed, a reminder that is due is counted. */
export async function watchSurvey(database: CompanyDatabase, now: number) {
  const round = await findOpenRound(database.read);
  if (!round) return;
  if (now >= round.closesAt) return closeInTime(database, round, now);
  const reminders = remindersDue(round, now);
  if (reminders > round.reminders) return remind(database, round, reminders, now);
  if (round.toldUntil !== null) await tellNext(database, round, round.toldUntil, now);
}

async function closeInTime(database: CompanyDatabase, seen: RoundRow, now: number) {
  const { roundId } = seen;
  const prepared = await makeReleases(database.read, seen);
  await database.write(async (db) => {
    const round = await findOpenRound(db);
    if (round?.roundId !== roundId) return;
    const audience = await finishRound(db, round, now, prepared);
    await appendEvents(db, [{ verb: "survey.closed", subjectId: roundId, audience }], null, now);
  });
}

/** Everybody is meant: an audience of those who have not answered would be the list that must not exist. */
async function remind(database: CompanyDatabase, { roundId }: RoundRow, reminders: number, now: number) {
  const isAsSeen = and(eq(surveyRound.roundId, roundId), eq(surveyRound.state, "open"));
  await database.write(async (db) => {
    await db.update(surveyRound).set({ reminders, toldUntil: "" }).where(isAsSeen);
    const event: NewEvent = {
      verb: "survey.reminded",
      subjectId: roundId,
      audience: [],
      change: { reminders },
    };
    await appendEvents(db, [event], null, now);
  });
}

/** Tells the next of all who are asked, whether or not they have answered; of two servers one does. */
async function tellNext(
  database: CompanyDatabase,
  { roundId, closesAt }: RoundRow,
  until: string,
  now: number,
) {
  const { personId } = surveyInvitation;
  const rows = await database.read
    .selectDistinct({ personId })
    .from(surveyInvitation)
    .where(and(eq(surveyInvitation.roundId, roundId), gt(personId, until)))
    .orderBy(personId)
    .limit(TOLD_AT_ONCE)
    .all();
  const ids = rows.map((row) => row.personId);
  const toldUntil = ids.length < TOLD_AT_ONCE ? null : (ids.at(-1) ?? null);
  const isAsSeen = and(eq(surveyRound.roundId, roundId), eq(surveyRound.toldUntil, until));
  await database.write(async (db) => {
    const told = await db
      .update(surveyRound)
      .set({ toldUntil })
      .where(isAsSeen)
      .returning({ roundId: surveyRound.roundId });
    const news = { said: "survey", subjectId: roundId, actorId: null, momentAt: closesAt } as const;
    if (told.length > 0) await tellPeople(db, ids, news, now);
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
      const round = { quarter, share: 1, extraItems: usualExtraItems };
      const { roundId, audience } = await createRound(db, round, now);
      await appendEvents(db, [{ verb: "survey.opened", subjectId: roundId, audience }], null, now);
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}
