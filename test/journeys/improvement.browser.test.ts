import { test } from "vitest";
import { openTabInTeams } from "#test/host/openTab.ts";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { choose, note } from "./company.ts";
import { withOpenRound } from "./round.ts";

const browser = shareBrowser();

async function withClosedRound() {
  const { world, sam, lin, others, carla, answer, close } = await withOpenRound();
  for (const person of [lin, ...others]) await answer(person);
  await close();
  return { world, sam, carla };
}

test("a lead says what follows from a closed round, does it and checks it; the committee sees that something followed", async () => {
  const { world, sam, carla } = await withClosedRound();
  const place = { browser: browser(), world };
  const { screen: committee } = await openTabInTeams(place, carla, { path: "/survey" });
  const rounds = committee.getByRole("region", { name: "Rounds" });
  await rounds.getByText("what follows is still to be said", { exact: false }).waitFor();

  const { screen: lead } = await openTabInTeams(place, sam, { path: "/survey" });
  await lead.getByRole("button", { name: "Add an action…" }).click();
  await lead.getByRole("textbox", { name: "What will be done" }).fill("One desk for all questions");
  await lead.getByRole("textbox", { name: "The cause it removes" }).fill("Nobody knew whom to ask");
  await choose(lead, "Who does it", "Sam");
  await lead.getByLabel("By when").fill("2026-12-01T17:00");
  await lead.getByRole("button", { name: "Save" }).click();
  await note(lead, "The action is kept.");

  const actions = lead.getByRole("region", { name: "What follows from it" });
  await actions.getByText("Cause: Nobody knew whom to ask", { exact: false }).waitFor();
  await actions.getByRole("button", { name: "Done: One desk for all questions" }).click();
  await actions.getByRole("button", { name: "Check the effect…: One desk for all questions" }).click();
  await lead.getByLabel("Did it remove the cause?").selectOption("In part");
  await lead.getByRole("textbox", { name: "What you have seen" }).fill("Fewer calls");
  await lead.getByRole("button", { name: "Save" }).click();
  await actions.getByText("it helped in part · Fewer calls", { exact: false }).waitFor();

  const { screen: again } = await openTabInTeams(place, carla, { path: "/survey" });
  await again.getByText("an action followed", { exact: false }).waitFor();
});
