import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { viewAt, viewIds } from "#shared/contributions.ts";
import { listTeams } from "#shared/organisation/teamApi.ts";
import { serveDemo } from "./demoServer.ts";
import { everyScreen, type Screen } from "./everyScreen.ts";
import { watchFaults } from "./faults.ts";
import { stopClock, type ThemeName } from "./host/openTab.ts";
import { faintUnderPointer, overflowOn, textsOn, violationsOn } from "./inspect.ts";
import { type Language, strangersIn, writers } from "./languages.ts";
import { shareBrowser } from "./sharedBrowser.ts";
import { resizeTo, untilShown } from "./shown.ts";
import { serveTab } from "./tabServer.ts";
import { createWorld } from "./world.ts";

const browser = shareBrowser();
const FIVE_MINUTES_MS = 300_000;
const WIDE = 1280;
const NARROWEST = 280;
const HEIGHT = 900;

interface Look {
  theme: ThemeName;
  language: Language;
}

test.each([
  { theme: "light", language: "en" },
  { theme: "dark", language: "zh" },
  { theme: "contrast", language: "en" },
] as const)(
  "every screen is whole in $theme and $language: for every eye, at every width, in one language",
  async (look) => {
    const { origin, people, screens } = await openDemo();
    const found: string[] = [];
    for (const person of new Set(screens.map(whose))) {
      const page = await openPage(origin, look, people.get(person));
      for (const screen of screens.filter((one) => whose(one) === person))
        found.push(...(await faultsOf(page, screen, look)).map((fault) => `${screen.name}: ${fault}`));
      await page.close();
    }
    expect(found).toEqual([]);
  },
  FIVE_MINUTES_MS,
);

test(
  "in high contrast what the pointer is on can still be read",
  async () => {
    const { origin, screens } = await openDemo();
    const look: Look = { theme: "contrast", language: "en" };
    const page = await openPage(origin, look);
    const found: string[] = [];
    for (const screen of screens.filter((one) => whose(one) === LEAD)) {
      await show(page, screen, look);
      found.push(...(await faintUnderPointer(page)).map((fault) => `${screen.name}: ${fault}`));
      await closeDialogs(page);
      await screen.leave?.(page);
    }
    expect(found).toEqual([]);
  },
  FIVE_MINUTES_MS,
);

test.each(["en", "zh"] as const)(
  "who is not in Teams is told so in %s, on a page that is whole too",
  async (language) => {
    const origin = await serveTab((await createWorld()).app, false);
    const context = await browser().newContext({ locale: language === "zh" ? "zh-CN" : "en-GB" });
    const page = await context.newPage();
    watchFaults(page);
    await page.goto(origin);
    await page.getByRole("heading", { name: writers[language]("app.openInTeams") }).waitFor();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await resizeTo(page, colorScheme === "light" ? WIDE : NARROWEST, HEIGHT);
      expect(await violationsOn(page)).toEqual([]);
      expect(await overflowOn(page)).toEqual([]);
      expect(strangersIn(await textsOn(page), language)).toEqual([]);
    }
    await context.close();
  },
);

test("no view is left out", () => {
  const shown = new Set(everyScreen("1").map(({ path }) => viewAt(path)));
  const leftOut = viewIds.filter((id) => !shown.has(id));
  expect(leftOut, "views of shared/contributions.ts that have no line in test/everyScreen.ts").toEqual([]);
});

test("what is wrong with a page is found", async () => {
  const page = await browser().newPage({ viewport: { width: NARROWEST, height: HEIGHT } });
  await page.setContent(`<html lang="en"><body><button></button><p style="width: 400px">app.today</p>
    <p>你好</p><p>今天</p><p title="2 项进行中">Fine</p></body></html>`);
  expect(await violationsOn(page)).toContainEqual(expect.stringMatching(/^button-name: /));
  expect(await overflowOn(page)).toEqual([expect.stringContaining("app.today")]);
  const strangers = strangersIn(await textsOn(page), "en").map((fault) => fault.split(": ")[1]);
  expect(strangers).toEqual(["app.today", "今天", "2 项进行中"]);
  await page.close();
});

async function openDemo() {
  const origin = await serveDemo();
  const listed = (await (await fetch(`${origin}/demo/people`)).json()) as {
    name: string;
    objectId: string;
  }[];
  const people = new Map(listed.map(({ name, objectId }) => [name, objectId]));
  return { origin, people, screens: everyScreen(await teamIdOf(origin, "HR Services")) };
}

async function teamIdOf(origin: string, name: string) {
  const signIn = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };
  const { token } = (await (await fetch(`${origin}/demo/sign-in`, signIn)).json()) as { token: string };
  const found = await fetch(`${origin}/api/teams?query=${encodeURIComponent(name)}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return listTeams.output.parse(await found.json()).items[0]?.teamId ?? "";
}

const LEAD = "Lin Vermeer";
const whose = ({ person = LEAD }: Screen) => person;

const addressOf = (path: string, { theme, language }: Look) =>
  `${path}?theme=${theme}&locale=${language === "zh" ? "zh-CN" : "en-GB"}`;

async function openPage(origin: string, look: Look, objectId = "") {
  const page = await browser().newPage({ timezoneId: "Europe/Amsterdam", reducedMotion: "reduce" });
  watchFaults(page);
  page.setDefaultTimeout(30_000);
  await stopClock(page);
  await page.goto(`${origin}${addressOf("/today", look)}&as=${objectId}`);
  await untilShown(page);
  return page;
}

/** Opened wide and made narrow, as a window is; what is as narrow as Teams' side panel is looked at by axe once too. */
async function faultsOf(page: Page, screen: Screen, look: Look) {
  await show(page, screen, look);
  const found = [
    ...(await violationsOn(page)),
    ...(await overflowOn(page)),
    ...strangersIn(await textsOn(page), look.language),
  ];
  for (const width of [320, NARROWEST]) {
    await resizeTo(page, width, HEIGHT);
    found.push(...(await overflowOn(page)).map((fault) => `at ${width} px ${fault}`));
  }
  if (look.theme === "light") found.push(...(await violationsOn(page)).map((fault) => `narrow, ${fault}`));
  const language = await page.evaluate(() => document.documentElement.lang);
  expect(language).toBe(look.language === "zh" ? "zh-CN" : "en");
  await closeDialogs(page);
  await screen.leave?.(page);
  return found;
}

async function show(page: Page, { path, isLoadedAnew, act, opens }: Screen, look: Look) {
  await page.setViewportSize({ width: WIDE, height: HEIGHT });
  if (isLoadedAnew) await page.goto(new URL(addressOf(path, look), page.url()).href);
  else await page.evaluate((address) => history.pushState(null, "", address), path);
  await untilShown(page);
  expect(new URL(page.url()).pathname, "the address is one of a screen").toBe(path);
  await act?.(page, writers[look.language]);
  if (opens) await page.getByRole(opens).first().waitFor();
  await page.mouse.move(0, 0);
  await untilShown(page);
}

/** A list of matches in a dialog takes the first Escape, the dialog the next. */
async function closeDialogs(page: Page) {
  const opened = page.locator("[role=dialog], [role=menu]");
  for (let tries = 0; tries < 3 && (await opened.count()) > 0; tries++) await page.keyboard.press("Escape");
  await opened.first().waitFor({ state: "detached" });
}
