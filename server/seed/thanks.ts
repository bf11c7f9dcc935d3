import { declineHonour, grantHonour, nominate } from "#server/recognition/honours.ts";
import { giveThanks } from "#server/recognition/verbs.ts";
import * as recognitionApi from "#shared/recognition/api.ts";
import * as honourApi from "#shared/recognition/honourApi.ts";
import type { Cast } from "./build.ts";
import type { PersonKey, TeamKey } from "./company.ts";
import type { Perform } from "./stage.ts";

const DAY_MS = 86_400_000;

/** The stage, who is on it, and when. */
export interface Scene {
  perform: Perform;
  cast: Cast;
  now: number;
}

/** Thanks, and the honours that rest on them: granted, declined, waiting. */
export async function addThanks(scene: Scene) {
  const { perform, cast, now } = scene;
  await thank(
    scene,
    "erik",
    "research",
    "lin",
    "hr",
    9,
    "The work permit for our Brazilian colleague came in time",
  );
  const toSanne = await thank(
    scene,
    "mei",
    "finance",
    "sanne",
    "hr",
    5,
    "Payroll data without a single correction this month",
  );
  const toHr = await thank(
    scene,
    "fang",
    "sales",
    null,
    "hr",
    3,
    "You answered our overtime question on a Chinese holiday",
  );
  await thank(
    scene,
    "priya",
    "desk",
    "lin",
    "hr",
    1,
    "The list of newcomers on Monday saved us a week of calls",
  );
  const toOla = await thank(
    scene,
    "lin",
    "hr",
    "ola",
    "desk",
    12,
    "Set up four laptops on the first day of the interns",
  );
  const nominated = await perform(cast.people.lin, now - 8 * DAY_MS, honourApi.nominate, nominate, {
    nomineeId: cast.people.ola,
    nomineeTeamId: cast.teams.desk,
    title: "Helper of the quarter",
    reason: "Three teams name the same person for the same thing.",
    evidenceIds: [toOla.recognitionId],
  });
  await perform(cast.people.mei, now - 6 * DAY_MS, honourApi.grantHonour, grantHonour, {
    honourId: nominated.honourId,
    reason: "Four newcomers could work from their first hour on.",
    benefit: "A day of training of her choice",
  });
  const tooEarly = await perform(cast.people.lin, now - 4 * DAY_MS, honourApi.nominate, nominate, {
    nomineeId: cast.people.sanne,
    nomineeTeamId: cast.teams.hr,
    title: "Accuracy of the year",
    reason: "Finance had nothing to correct for the first time.",
    evidenceIds: [toSanne.recognitionId],
  });
  await perform(cast.people.mei, now - 3 * DAY_MS, honourApi.declineHonour, declineHonour, {
    honourId: tooEarly.honourId,
    reason: "One month is a start. Propose her again after the spring.",
  });
  await perform(cast.people.fang, now - DAY_MS, honourApi.nominate, nominate, {
    nomineeTeamId: cast.teams.hr,
    title: "Partner across the time zones",
    reason: "An answer on a Chinese holiday is more than was promised.",
    evidenceIds: [toHr.recognitionId],
  });
}

function thank(
  { perform, cast, now }: Scene,
  giver: PersonKey,
  giverTeam: TeamKey,
  receiver: PersonKey | null,
  receiverTeam: TeamKey,
  daysAgo: number,
  reason: string,
) {
  return perform(cast.people[giver], now - daysAgo * DAY_MS, recognitionApi.giveThanks, giveThanks, {
    giverTeamId: cast.teams[giverTeam],
    receiverId: receiver === null ? undefined : cast.people[receiver],
    receiverTeamId: cast.teams[receiverTeam],
    reason,
  });
}
