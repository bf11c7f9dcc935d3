import type { CompanyDatabase } from "#server/db/open.ts";
import { answerConsultation, openConsultation } from "#server/feedback/consultations.ts";
import { acceptSuggestion, declineSuggestion, finishSuggestion } from "#server/feedback/steps.ts";
import { suggest } from "#server/feedback/verbs.ts";
import * as feedbackApi from "#shared/feedback/api.ts";
import * as consultationApi from "#shared/feedback/consultationApi.ts";
import { type Cast, someoneOf } from "./build.ts";
import type { PersonKey, TeamKey } from "./company.ts";
import { playScene } from "./stage.ts";
import { addThanks, type Scene } from "./thanks.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What people have said to each other lately: thanks, suggestions with and without an answer, a plan, an honour. */
export function addVoice(database: CompanyDatabase, cast: Cast, now: number) {
  return playScene(database, async (perform) => {
    const scene = { perform, cast, now };
    await addThanks(scene);
    await addSuggestions(scene);
    await addConsultation(scene);
  });
}

async function addSuggestions(scene: Scene) {
  const { perform, cast, now } = scene;
  const signLine = await say(scene, "lin", "hr", "legal", 40, "Say in the first line whether we may sign");
  const accepted = await answer(scene, signLine, "legal", 38, "Each check begins with yes, no or yes if");
  await perform(cast.people.ruth, now - 2 * DAY_MS, feedbackApi.finishSuggestion, finishSuggestion, {
    ...seen(accepted),
    done: "Each contract check begins with yes, no, or yes if",
  });
  const newcomers = await say(
    scene,
    "priya",
    "desk",
    "hr",
    16,
    "Tell us on Mondays who starts in the next two weeks",
  );
  await answer(scene, newcomers, "hr", 15, "A list every Monday, also for those who leave");
  const refused = await say(scene, "lin", "hr", "finance", 20, "Pay corrections within the same month");
  await perform(cast.people.mei, now - 17 * DAY_MS, feedbackApi.declineSuggestion, declineSuggestion, {
    ...seen(refused),
    reason: "the bank closes the run five days before the month ends",
    alternative: "an advance on request, paid within two days",
  });
  await say(scene, "fang", "sales", "hr", 1, "Overtime rules in Chinese as well, one page is enough");
}

const seen = ({ suggestionId, revision }: { suggestionId: string; revision: number }) => ({
  suggestionId,
  revision,
});

type Said = Awaited<ReturnType<typeof say>>;

function say(
  { perform, cast, now }: Scene,
  author: PersonKey,
  customer: TeamKey,
  supplier: TeamKey,
  daysAgo: number,
  text: string,
) {
  return perform(cast.people[author], now - daysAgo * DAY_MS, feedbackApi.suggest, suggest, {
    customerTeamId: cast.teams[customer],
    supplierTeamId: cast.teams[supplier],
    text,
  });
}

function answer(
  { perform, cast, now }: Scene,
  said: Said,
  supplier: TeamKey,
  daysAgo: number,
  words: string,
) {
  const at = now - daysAgo * DAY_MS;
  return perform(someoneOf(cast, supplier), at, feedbackApi.acceptSuggestion, acceptSuggestion, {
    ...seen(said),
    answer: words,
    dueAt: Math.floor(at + 45 * DAY_MS),
  });
}

async function addConsultation({ perform, cast, now }: Scene) {
  const { consultationId } = await perform(
    cast.people.tomas,
    now - DAY_MS,
    consultationApi.openConsultation,
    openConsultation,
    {
      supplierTeamId: cast.teams.it,
      serviceId: cast.services.laptops,
      plan: "From January we hand out new laptops on Tuesdays and Thursdays only.",
      closesAt: Math.floor(now + 4 * DAY_MS),
    },
  );
  await perform(cast.people.ola, now - HOUR_MS, consultationApi.answerConsultation, answerConsultation, {
    consultationId,
    stance: "other",
    comment: "Fine for us, if a broken one is still replaced the same day.",
  });
}
