import type { CompanyDatabase } from "#server/db/open.ts";
import { closeRound } from "#server/survey/close.ts";
import { addRoundAction } from "#server/survey/followUp.ts";
import { openRound } from "#server/survey/open.ts";
import { answerSurvey, explainNoAction } from "#server/survey/verbs.ts";
import * as api from "#shared/survey/api.ts";
import type { Cast } from "./build.ts";
import type { PersonKey, TeamKey } from "./company.ts";
import { type Perform, playScene } from "./stage.ts";

const DAY_MS = 86_400_000;
const ROUND_DAYS = 14;

/** Quality, attitude, efficiency, overall; null is "cannot say". */
type Four = [number | null, number, number | null, number];
type Said = [by: PersonKey, ratings: Four, comment?: string];

interface Round {
  openedDaysAgo: number;
  said: Partial<Record<TeamKey, Said[]>>;
}

const earlier: Round = {
  openedDaysAgo: 100,
  said: {
    hr: [
      ["mei", [3, 4, 2, 3]],
      ["noor", [3, 4, 2, 3]],
      ["fang", [2, 3, 2, 2]],
      ["yuki", [3, 4, 3, 3]],
      ["na", [4, 4, 3, 4]],
      ["jun", [4, 5, 3, 4]],
      ["erik", [4, 4, 3, 4]],
      ["priya", [3, 4, 2, 3]],
      ["ola", [3, 3, 2, 3]],
    ],
    it: [
      ["lin", [4, 4, 3, 4]],
      ["sanne", [4, 4, 2, 3]],
      ["priya", [4, 4, 4, 4]],
      ["ola", [3, 4, 3, 3]],
      ["bram", [null, 4, 2, 3]],
    ],
  },
};

const latest: Round = {
  openedDaysAgo: 55,
  said: {
    hr: [
      ["mei", [4, 5, 3, 4], "Payroll data has been complete three months running."],
      ["noor", [4, 4, 4, 4]],
      ["fang", [3, 4, 3, 3], "Answers come fast now, but only in English."],
      ["yuki", [4, 5, 4, 4]],
      ["na", [5, 5, 4, 4]],
      ["jun", [4, 4, 4, 4], "I always know who looks after my permit."],
      ["erik", [5, 5, 4, 5]],
      ["anouk", [3, 4, 3, 3]],
      ["priya", [4, 4, 4, 4], "The Monday list of newcomers helps; please add those who leave."],
      ["ola", [3, 4, 3, 3]],
    ],
    it: [
      ["lin", [4, 4, 2, 3]],
      ["sanne", [4, 4, 3, 4]],
      ["priya", [4, 5, 4, 4]],
      ["ola", [4, 4, 3, 4]],
      ["bram", [3, 4, 2, 3]],
    ],
    desk: [
      ["fang", [4, 4, 3, 4]],
      ["yuki", [3, 4, 3, 3]],
      ["na", [4, 5, 4, 4]],
      ["jun", [4, 4, 4, 4]],
      ["erik", [3, 4, 2, 3]],
      ["anouk", [4, 4, 4, 4]],
    ],
  },
};

const OPEN_SINCE_DAYS = 4;

/** Two rounds with their results, what followed from them, and one that is open. */
export function addSurveys(database: CompanyDatabase, cast: Cast, now: number) {
  return playScene(database, async (perform) => {
    const { mei } = cast.people;
    const first = await hold(perform, cast, now, earlier);
    await perform(mei, now - 84 * DAY_MS, api.explainNoAction, explainNoAction, {
      roundId: first,
      reason: "It was our first round: the next one shows where we stand.",
    });
    await addFollowUp(perform, cast, now, await hold(perform, cast, now, latest));
    await perform(mei, now - OPEN_SINCE_DAYS * DAY_MS, api.openRound, openRound, {
      extraItems: ["effort", "recommend", "contact"],
    });
  });
}

/** Opens a round, lets each say what they said, and closes it; answers its id. */
async function hold(perform: Perform, { people, teams }: Cast, now: number, { openedDaysAgo, said }: Round) {
  const openedAt = now - openedDaysAgo * DAY_MS;
  const { roundId } = await perform(people.mei, openedAt, api.openRound, openRound, {});
  for (const [teamKey, answers] of Object.entries(said) as [TeamKey, Said[]][])
    for (const [by, [quality, attitude, efficiency, overall], comment = ""] of answers)
      await perform(people[by], openedAt + DAY_MS, api.answerSurvey, answerSurvey, {
        roundId,
        supplierTeamId: teams[teamKey],
        ratings: { quality, attitude, efficiency, overall },
        comment,
      });
  await perform(people.mei, openedAt + ROUND_DAYS * DAY_MS, api.closeRound, closeRound, { roundId });
  return roundId;
}

function addFollowUp(perform: Perform, { people, teams }: Cast, now: number, roundId: string) {
  return perform(people.lin, now - 38 * DAY_MS, api.addRoundAction, addRoundAction, {
    roundId,
    supplierTeamId: teams.hr,
    ownerId: people.sanne,
    what: "Answer the ten most frequent questions in Chinese as well",
    cause: "The handbook is in English only",
    dueAt: now + 20 * DAY_MS,
  });
}
