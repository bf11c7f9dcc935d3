import { expect, test } from "vitest";
import { surveyAnswer } from "#server/survey/tables.ts";
import { explainNoAction } from "#shared/survey/api.ts";
import { openTabInTeams, openTabOnPage } from "#test/host/openTab.ts";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { choose } from "./company.ts";
import { createServed, withOpenRound } from "./round.ts";

const browser = shareBrowser();
const DAY_MS = 86_400_000;

test("who is asked answers from Today in a minute; once the round is closed, the card of the two shows what was released", async () => {
  const { world, lin, others, sam, relationshipId, answer, close } = await withOpenRound();
  const place = { browser: browser(), world };
  const { screen } = await openTabInTeams(place, lin);
  await screen.getByText("How does IT serve you?", { exact: false }).waitFor();
  await screen.getByRole("link", { name: "Look at it" }).click();
  await screen.getByRole("radio", { name: "4 – Mostly" }).first().waitFor();
  for (const step of await screen.getByRole("radio", { name: "4 – Mostly" }).all()) await step.check();
  await screen.getByRole("button", { name: "Send" }).click();
  await screen.getByText("Thank you, that was all", { exact: false }).waitFor();

  for (const person of others) await answer(person);
  await close();
  const { screen: card } = await openTabInTeams(place, sam, { path: `/relations/${relationshipId}` });
  const results = card.getByRole("region", { name: "What customers say" });
  await results.getByText("6 answers", { exact: false }).first().waitFor();
  await results.getByText("Finance").waitFor();
});

test("below five answers the card says so and nothing else", async () => {
  const { world, lin, others, sam, relationshipId, answer, close } = await withOpenRound();
  for (const person of [lin, ...others.slice(0, 2)]) await answer(person);
  await close();
  const { screen } = await openTabOnPage({ browser: browser(), world }, sam, {
    path: `/relations/${relationshipId}`,
  });
  await screen
    .getByRole("region", { name: "What customers say" })
    .getByText("Not enough answers")
    .first()
    .waitFor();
});

test("the committee opens a round that asks all kinds of questions, somebody answers them, and it is closed once that was asked again", async () => {
  const { world, lin, carla } = await createServed();
  const place = { browser: browser(), world };
  const { screen: committee } = await openTabInTeams(place, carla, { path: "/survey" });
  await committee.getByRole("button", { name: "Open a survey round…" }).click();
  for (const name of [/^Effort/, /^Recommending/]) await committee.getByRole("checkbox", { name }).check();
  await committee.getByRole("button", { name: "Open the round" }).click();
  await committee.getByText("6 people asked", { exact: false }).waitFor();

  const { screen } = await openTabInTeams(place, lin, { path: "/survey" });
  const say = (question: string, step: string) =>
    screen.getByRole("group", { name: question }).getByRole("radio", { name: step, exact: true }).check();
  await say("All in all we are well served", "4 – Mostly");
  await say("They made it easy to get what I needed", "6");
  await say("I would recommend working with them", "0");
  await say("I know whom to turn to in this team", "No");
  await screen.getByRole("button", { name: "Send" }).click();
  await screen.getByText("Thank you, that was all", { exact: false }).waitFor();
  const [said] = await world.database.read.select({ content: surveyAnswer.content }).from(surveyAnswer).all();
  expect(said?.content).toMatchObject({ ratings: { overall: 4, effort: 6, recommend: 0, contact: 0 } });

  await committee.getByRole("button", { name: "Close this round…: ", exact: false }).click();
  await committee.getByText("This cannot be undone.", { exact: false }).waitFor();
  await committee.getByRole("button", { name: "Close it for good" }).click();
  await committee.getByRole("link", { name: "On demand: results" }).waitFor();
});

test("after two rounds the card says how many answered, what share of those asked, how certain it is and what has changed", async () => {
  const { world, carla, sam, relationshipId, hold } = await createServed();
  const quality = (place: number) => (place % 2 === 0 ? 4 : 2);
  const first = await hold((place) => ({ quality: quality(place), attitude: 4, efficiency: 2, overall: 3 }));
  await world.call(carla, explainNoAction, { roundId: first, reason: "We wait for the next one." });
  world.clock.now += 40 * DAY_MS;
  await hold((place) => ({ quality: quality(place), attitude: 4, efficiency: 5, overall: 3 }));
  const { screen } = await openTabInTeams({ browser: browser(), world }, sam, {
    path: `/relations/${relationshipId}`,
  });
  const results = screen.getByRole("region", { name: "What customers say" });
  for (const said of ["6 answers", "100 % answered", "between 19 and 81 %", "→ no clear change", "↑ up"])
    await results.getByText(said, { exact: false }).first().waitFor();
});

test("the committee looks at any team's results, also of an earlier round, and adds what follows", async () => {
  const { world, carla, hold } = await createServed();
  const rate = (overall: number) => () => ({ quality: 3, attitude: 3, efficiency: 3, overall });
  const first = await hold(rate(2));
  await world.call(carla, explainNoAction, { roundId: first, reason: "We wait for the next one." });
  world.clock.now += 40 * DAY_MS;
  await hold(rate(5));
  const { screen } = await openTabInTeams({ browser: browser(), world }, carla, { path: "/survey" });
  await screen.getByRole("combobox", { name: "Team" }).selectOption("Another team…");
  await choose(screen, "Find a team", "IT");
  const results = screen.getByRole("region", { name: "What customers say" });
  await results.getByText("at least 90 % satisfied", { exact: false }).first().waitFor();
  await screen.getByRole("link", { name: "On demand: results" }).last().click();
  await results.getByText("at most 10 % satisfied", { exact: false }).first().waitFor();

  await results.getByRole("button", { name: "Add an action…" }).click();
  await screen.getByRole("textbox", { name: "What will be done" }).fill("Two people at the desk on Mondays");
  await screen.getByRole("textbox", { name: "The cause it removes" }).fill("Mondays are full");
  await choose(screen, "Who does it", "Sam");
  await screen.getByLabel("By when").fill("2026-12-31T17:00");
  await screen.getByRole("button", { name: "Save" }).click();
  await screen.getByText("Cause: Mondays are full", { exact: false }).waitFor();
});
