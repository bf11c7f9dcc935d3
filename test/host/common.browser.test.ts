import { describe, expect, test } from "vitest";
import { promiseCommitment } from "#shared/commitment/api.ts";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { createServedWorld, NOW } from "#test/tabServer.ts";
import type { TestPerson } from "#test/world.ts";
import { linkTo, pathOfTab, readDeepLink } from "./links.ts";
import { openTabInPanel } from "./openPanel.ts";
import {
  type Look,
  type OpenTab,
  type OpenTabIn,
  openTabInTeams,
  openTabOnPage,
  type Place,
} from "./openTab.ts";
import type { HostWindow } from "./teamsPage.ts";

const HOUR_MS = 3_600_000;
const browser = shareBrowser();

async function createCompany() {
  const world = await createServedWorld();
  const hr = await world.addTeam("HR");
  const it = await world.addTeam("IT");
  const lin = await world.addPerson("Lin", { [hr.teamId]: "lead" });
  const mei = await world.addPerson("Mei", { [hr.teamId]: "member" });
  return { ...world, hr, it, lin, mei, place: { browser: browser(), world } };
}

interface HostCase {
  open: OpenTabIn;
  /** How a deep link opens it. */
  linked(path: string): Look;
  /** Opens what a link that the tab gave leads to. */
  follow(place: Place, person: TestPerson, tab: OpenTab, path: string): Promise<OpenTab>;
  /** Where the host shows how many things are due, and how; Teams has no place for it. */
  dueShown(tab: OpenTab): Promise<string | null>;
  dueTitle: string | null;
  /** What can be pasted elsewhere now. */
  copied(tab: OpenTab): Promise<string>;
}

const copiedInBrowser = ({ page }: OpenTab) => page.evaluate(() => navigator.clipboard.readText());

const teams: HostCase = {
  open: openTabInTeams,
  linked: (path) => ({ subPage: path }),
  async follow(place, person, tab, path) {
    const { entityId, subPage } = readDeepLink(await linkTo(tab, "teams", path));
    return openTabInTeams(place, person, { path: pathOfTab(entityId), subPage });
  },
  dueShown: async () => null,
  dueTitle: null,
  copied: ({ page }) =>
    page.evaluate(() => {
      const { calls } = (window as unknown as HostWindow).record;
      const [written] = calls.find(({ func }) => func === "clipboard.writeToClipboard")?.args ?? [];
      return atob((written as { content: string }).content);
    }),
};

const page: HostCase = {
  open: openTabOnPage,
  linked: (path) => ({ path }),
  async follow(place, person, tab, path) {
    const link = await linkTo(tab, "page", path);
    return openTabOnPage(place, person, { path: link.slice(place.world.origin.length) });
  },
  dueShown: ({ page }) => page.title(),
  dueTitle: "(1) Counterpart",
  copied: copiedInBrowser,
};

const panel: HostCase = {
  open: openTabInPanel,
  linked: (path) => ({ path }),
  async follow(_place, _person, tab, path) {
    await tab.page.goto(await linkTo(tab, "extension", path));
    return tab;
  },
  dueShown: ({ page }) => page.evaluate("chrome.action.getBadgeText({})"),
  dueTitle: "1",
  copied: copiedInBrowser,
};

const heading = ({ screen }: OpenTab, name: string | RegExp) =>
  screen.getByRole("heading", { level: 1, name }).waitFor();
const greeting = (tab: OpenTab, name: string) => heading(tab, new RegExp(`^Good .*, ${name}$`));
const shown = ({ screen }: OpenTab) =>
  screen.evaluate(() => ({
    theme: document.documentElement.dataset.theme,
    language: document.documentElement.lang,
    background: getComputedStyle(document.querySelector(".page") as Element).backgroundColor,
  }));

describe.each([
  ["Teams", teams],
  ["the plain page", page],
  ["the browser's side panel", panel],
])("in %s", (_, { open, linked, follow, dueShown, dueTitle, copied }) => {
  test("each person is signed in as who the host says they are", async () => {
    const { place, lin, mei } = await createCompany();
    await greeting(await open(place, lin), "Lin");
    await greeting(await open(place, mei), "Mei");
  });

  test("the colours are those of the host, and change with them", async () => {
    const { place, lin } = await createCompany();
    const tab = await open(place, lin, { theme: "dark" });
    await greeting(tab, "Lin");
    const dark = await shown(tab);
    expect(dark.theme).toBe("dark");
    const backgrounds = [dark.background];
    for (const theme of ["light", "contrast"] as const) {
      await tab.changeTheme(theme);
      await expect.poll(async () => (await shown(tab)).theme).toBe(theme);
      backgrounds.push((await shown(tab)).background);
    }
    expect(new Set(backgrounds).size).toBe(3);
  });

  test("the language is that of the host, and changes with it", async () => {
    const { place, lin } = await createCompany();
    const tab = await open(place, lin, { locale: "zh-cn" });
    await heading(tab, /Lin/);
    expect(await shown(tab)).toMatchObject({ language: "zh-CN" });
    await tab.screen.getByRole("heading", { name: "我欠别人的" }).waitFor();
    await tab.changeLocale("en-gb");
    await greeting(tab, "Lin");
    expect(await shown(tab)).toMatchObject({ language: "en" });
  });

  test("a deep link opens what it names", async () => {
    const { place, lin } = await createCompany();
    await heading(await open(place, lin, linked("/relations")), "Relations");
  });

  test("a link to somewhere in the tab leads back there", async () => {
    const { place, lin } = await createCompany();
    const tab = await open(place, lin);
    await heading(await follow(place, lin, tab, "/relations"), "Relations");
  });

  test("how many things are due is told where the host has a place for it", async () => {
    const { place, lin, hr, it, call } = await createCompany();
    const dueAt = NOW + HOUR_MS;
    const between = { supplierTeamId: hr.teamId, customerTeamId: it.teamId };
    await call(lin, promiseCommitment, { ...between, sentence: "Payroll file", dueAt });
    const tab = await open(place, lin);
    await tab.screen.getByText("1 due today").waitFor();
    expect(await dueShown(tab)).toBe(dueTitle);
  });

  test("a promise's link is copied as an address on our own domain", async () => {
    const { place, lin, hr, it, call } = await createCompany();
    const between = { supplierTeamId: hr.teamId, customerTeamId: it.teamId };
    const promise = { ...between, sentence: "Payroll file", dueAt: NOW + HOUR_MS };
    const { commitmentId } = await call(lin, promiseCommitment, promise);
    const tab = await open(place, lin);
    await tab.context.grantPermissions(["clipboard-read", "clipboard-write"]).catch(() => {});
    await tab.screen.getByRole("button", { name: "More: Payroll file" }).click();
    await tab.screen.getByRole("menuitem", { name: "Copy link" }).click();
    await tab.screen.getByText("Link copied.").waitFor();
    expect(await copied(tab)).toBe(`${place.world.origin}/today/${commitmentId}`);
  });

  test("what is a team's shows the team, and nothing of whoever looks", async () => {
    const { place, lin, hr } = await createCompany();
    const tab = await open(place, lin, { path: `/team/${hr.teamId}` });
    await heading(tab, "HR");
    expect(await tab.screen.getByRole("navigation").count()).toBe(0);
  });
});
