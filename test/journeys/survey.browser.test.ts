import { test } from "vitest";
import { openTabInTeams, openTabOnPage } from "#test/host/openTab.ts";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { withOpenRound } from "./round.ts";

const browser = shareBrowser();

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
