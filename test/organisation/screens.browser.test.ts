import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { team } from "#server/organisation/table.ts";
import { getMe } from "#shared/organisation/api.ts";
import { listRelationships } from "#shared/relationship/api.ts";
import { serveDemo } from "#test/demoServer.ts";
import { type Look, openTabInTeams, openTabOnPage } from "#test/host/openTab.ts";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { createServedWorld } from "#test/tabServer.ts";
import type { TestPerson } from "#test/world.ts";
import { addImported, unknownId } from "./company.ts";

const browser = shareBrowser();

/** HR with its lead and a member, IT and Legal; an admin in no team. */
async function createCompany() {
  const world = await createServedWorld();
  const hr = await world.addTeam("HR");
  const it = await world.addTeam("IT");
  const legal = await world.addTeam("Legal");
  const lin = await world.addPerson("Lin", { [hr.teamId]: "lead" });
  const mei = await world.addPerson("Mei", { [hr.teamId]: "member" });
  const ada = await world.addPerson("Ada", {}, ["admin"]);
  const place = { browser: browser(), world };
  const onPage = (person: TestPerson, path: string) => openTabOnPage(place, person, { path });
  const inTeams = (person: TestPerson, look: Look) => openTabInTeams(place, person, look);
  return { ...world, hr, it, legal, lin, mei, ada, onPage, inTeams };
}

test("nobody is erased before their name was typed again", async () => {
  const { onPage, ada, mei, call } = await createCompany();
  const { page } = await onPage(ada, "/admin/people");
  await page.getByRole("button", { name: "More: Mei" }).click();
  await page.getByRole("menuitem", { name: "Erase…" }).click();
  await page.getByRole("button", { name: "Erase for good" }).click();
  await page.getByText("This is not the same.").waitFor();
  expect((await call(mei, getMe, {})).person.name).toBe("Mei");

  await page.getByRole("textbox", { name: "Type “Mei” to go on" }).fill("Mei");
  await page.getByRole("button", { name: "Erase for good" }).click();
  await page.getByRole("button", { name: "More: Mei" }).waitFor({ state: "detached" });
});

test("an imported person and a sign-in of the same name become one once an admin says so", async () => {
  const company = await createCompany();
  await addImported(company, { name: "Mei", email: "mei@example.com" });
  const { page } = await company.onPage(company.ada, "/admin/people");
  await page.getByRole("button", { name: "Same person…: Mei" }).click();
  await page.getByText("Mei, mei@example.com = Mei").waitFor();
  await page.getByRole("button", { name: "They are the same person" }).click();
  await page.getByText("Possibly the same person").waitFor({ state: "detached" });
  expect(await page.getByRole("button", { name: "More: Mei" }).count()).toBe(1);
});

test("the first of a team name its suppliers by keyboard alone, and are not asked again", async () => {
  const { onPage, lin, hr, call } = await createCompany();
  const { page } = await onPage(lin, "/today");
  await page.getByRole("combobox", { name: "Find a supplier" }).focus();
  for (const name of ["IT", "Legal"]) {
    await page.keyboard.type(name);
    await page.locator("[role=combobox][aria-activedescendant]").waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: `${name} ×` }).waitFor();
  }
  await page.getByRole("button", { name: "Name them" }).press("Enter");
  await page.getByText("Who does HR depend on?").waitFor({ state: "detached" });
  const { items } = await call(lin, listRelationships, { teamId: hr.teamId, side: "customer" });
  expect(items.map(({ supplier }) => supplier.name)).toEqual(["IT", "Legal"]);
});

test("a lead finds members and calendars in Admin, a member who can help", async () => {
  const { onPage, lin, mei } = await createCompany();
  const lead = (await onPage(lin, "/admin")).page.getByRole("navigation", { name: "Admin" });
  await lead.getByRole("link", { name: "Calendars" }).waitFor();
  expect(await lead.getByRole("link").allInnerTexts()).toEqual(["Your teams", "Members", "Calendars"]);

  const { page } = await onPage(mei, "/admin/people");
  await page.getByText("This part of Admin is for admins.").waitFor();
  await page.getByText("Ask an admin: Ada.").waitFor();
  await page.getByRole("link", { name: "Your teams" }).click();
  await page.getByRole("button", { name: "Leave…: HR" }).waitFor();
});

test("the self-check says what is wrong and its cure, what several share only once", async () => {
  const { onPage, ada } = await createCompany();
  const { page } = await onPage(ada, "/admin/self-check");
  await page.getByText("This is the demo company: set TENANT_IDS").waitFor();
  expect(await page.getByText("This is the demo company").count()).toBe(1);
  expect(await page.getByRole("listitem").filter({ hasText: "Cannot tell" }).count()).toBe(4);
  await page.getByRole("listitem").filter({ hasText: "Database" }).getByText("In order").waitFor();
});

test("in a channel whoever is in no team is shown the team and, before asking, where to choose their own", async () => {
  const { inTeams, hr, addPerson } = await createCompany();
  const newcomer = await addPerson("Nik");
  const { screen } = await inTeams(newcomer, { path: `/team/${hr.teamId}` });
  await screen.getByText("Led by Lin").waitFor();
  await screen.getByRole("button", { name: "Ask us…" }).click();
  await screen.getByRole("heading", { name: "Choose your team first" }).waitFor();
  await screen.getByRole("button", { name: "Choose your team" }).waitFor();
});

test("a channel's tab whose team was archived, or is not there, says what to do", async () => {
  const { inTeams, lin, database, legal, clock } = await createCompany();
  await database.write((db) =>
    db.update(team).set({ archivedAt: clock.now }).where(eq(team.teamId, legal.teamId)),
  );
  const archived = await inTeams(lin, { path: `/team/${legal.teamId}` });
  await archived.screen.getByText("This team was archived on Nov 4, 2026").waitFor();
  expect(await archived.screen.getByRole("button", { name: "Ask us…" }).count()).toBe(0);
  const unknown = await inTeams(lin, { path: `/team/${unknownId}` });
  await unknown.screen.getByRole("heading", { name: "No such team" }).waitFor();
});

test("inside Teams Admin leads back to the tab that was open, which Teams' own strip does not", async () => {
  const { inTeams, lin } = await createCompany();
  const { screen } = await inTeams(lin, { path: "/promises" });
  await screen.getByRole("link", { name: "Admin" }).click();
  await screen.getByRole("heading", { level: 1, name: "Your teams" }).waitFor();
  await screen.getByRole("link", { name: "← Promises" }).click();
  await screen.getByRole("heading", { level: 1, name: "Promises" }).waitFor();
  expect(await screen.getByRole("link", { name: "Relations" }).count()).toBe(0);
});

test("the language and the zone that notifications are written in are what the host says", async () => {
  const { onPage, lin, call } = await createCompany();
  const told = async () => {
    const { person } = await call(lin, getMe, {});
    return [person.locale, person.timeZone];
  };
  expect(await told()).toEqual([null, null]);
  await onPage(lin, "/today");
  await expect.poll(told).toEqual(["en-US", "Europe/Amsterdam"]);
});

test("at the demo one sees the same page through somebody else's eyes, and stays them after a reload", async () => {
  const page = await browser().newPage();
  await page.goto(`${await serveDemo()}/admin`);
  const played = page.getByRole("combobox", { name: "Signed in as" });
  await page.getByRole("link", { name: "People" }).waitFor();
  await played.selectOption({ label: "Tomas Brandt – IT (Lead)" });
  await page.getByRole("link", { name: "IT" }).waitFor();
  expect(await page.getByRole("link", { name: "People" }).count()).toBe(0);

  await page.getByRole("link", { name: "Today" }).click();
  await page.getByRole("heading", { name: /Tomas Brandt/ }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: /Tomas Brandt/ }).waitFor();
  await page.close();
});
