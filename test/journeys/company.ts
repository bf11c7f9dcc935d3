import type { Browser, Frame } from "playwright-core";
import { proposeRelationship } from "#shared/relationship/api.ts";
import { type Look, openTabInTeams, openTabOnPage } from "#test/host/openTab.ts";
import { createServedWorld } from "#test/tabServer.ts";
import type { TestPerson } from "#test/world.ts";

/**
 * IT serves HR, which both have confirmed; Sam leads IT, Lin leads HR, Mei is in HR, Ada is an admin in no team.
 *
 * @example const { inTeams, mei } = await createCompany(browser()); const { screen } = await inTeams(mei);
 */
export async function createCompany(browser: Browser) {
  const world = await createServedWorld();
  const it = await world.addTeam("IT");
  const hr = await world.addTeam("HR");
  const people = {
    sam: await world.addPerson("Sam", { [it.teamId]: "lead" }),
    lin: await world.addPerson("Lin", { [hr.teamId]: "lead" }),
    mei: await world.addPerson("Mei", { [hr.teamId]: "member" }),
    ada: await world.addPerson("Ada", {}, ["admin"]),
  };
  const between = { supplierTeamId: it.teamId, customerTeamId: hr.teamId };
  await world.call(people.sam, proposeRelationship, { ...between, side: "supplier" });
  const { relationshipId } = await world.call(people.lin, proposeRelationship, {
    ...between,
    side: "customer",
  });
  const place = { browser, world };
  return {
    ...world,
    ...people,
    it,
    hr,
    between,
    relationshipId,
    inTeams: (person: TestPerson, look?: Look) => openTabInTeams(place, person, look),
    onPage: (person: TestPerson, look?: Look) => openTabOnPage(place, person, look),
  };
}

/** Types into a field that searches, and takes what it finds. */
export async function choose(screen: Frame, label: string, name: string) {
  const field = screen.getByRole("combobox", { name: label });
  // What is suggested already would be no input.
  await field.fill("");
  await field.fill(name);
  await screen.getByRole("option", { name, exact: true }).click();
}

/** Waits for the short note that says what was done. */
export const note = (screen: Frame, text: string) =>
  screen.getByRole("status").filter({ hasText: text }).waitFor({ state: "attached" });

/** A command behind the "…" of a row. */
export async function chooseMore(screen: Frame, row: string, command: string) {
  await screen.getByRole("button", { name: `More: ${row}` }).click();
  await screen.getByRole("menuitem", { name: command }).click();
}
