import type { Browser, BrowserContext, BrowserContextOptions, Frame, Page } from "playwright-core";
import { watchFaults } from "#test/faults.ts";
import { NOW, type ServedWorld } from "#test/tabServer.ts";
import type { TestPerson } from "#test/world.ts";
import { openInTeams } from "./fakeTeams.ts";

export type ThemeName = "light" | "dark" | "contrast";

export interface Look {
  theme?: ThemeName;
  locale?: string;
  /** Which of its pages is opened; Today unless said. */
  path?: string;
  /** Where a deep link leads inside it; only a host knows such links. */
  subPage?: string;
  width?: number;
  /** What may go wrong in the page because the test wants it to. */
  expectedFaults?: RegExp;
}

/** The tab as one person has it open; the same whichever the host. */
export interface OpenTab {
  page: Page;
  context: BrowserContext;
  /** Where the tab itself is: the frame inside Teams, the page elsewhere. */
  screen: Frame;
  changeTheme(theme: ThemeName): Promise<void>;
  changeLocale(locale: string): Promise<void>;
  close(): Promise<void>;
}

export interface Place {
  browser: Browser;
  world: Pick<ServedWorld, "origin" | "tokenOf">;
}

/** Opens the tab for a person. */
export type OpenTabIn = (place: Place, person: TestPerson, look?: Look) => Promise<OpenTab>;

export const settingsOf = ({ width = 1280 }: Look): BrowserContextOptions => ({
  viewport: { width, height: 900 },
  timezoneId: "Europe/Amsterdam",
});

/** How long a test waits for what should be there in a moment, also on a slow machine. */
export const WAIT_MS = 10_000;

/** The server's moment in the browser too; timers go on. */
export const stopClock = (page: Page) => page.clock.setFixedTime(NOW);

const teamsThemes = { light: "default", dark: "dark", contrast: "contrast" } as const;

/** Inside Teams: the personal tab, or the tab of a channel where the path is a team's. */
export const openTabInTeams: OpenTabIn = async ({ browser, world }, person, look = {}) => {
  const { theme = "light", locale = "en-us", path = "/today", subPage } = look;
  const isChannel = path.startsWith("/team/");
  const { changeContext, tell, ...opened } = await openInTeams(browser, `${world.origin}${path}`, {
    token: () => world.tokenOf(person),
    theme: teamsThemes[theme],
    locale,
    context: settingsOf(look),
    prepare: stopClock,
    entityId: path.slice(1).replace("/", "-"),
    subPage,
    ...(isChannel && { channel: { id: "19:general@thread.tacv2", name: "General" } }),
  });
  return {
    ...opened,
    changeTheme: (changed) => tell("themeChange", teamsThemes[changed]),
    changeLocale: (changed) => changeContext({ locale: changed }),
  };
};

export const mediaOf = (theme: ThemeName) => ({
  colorScheme: theme === "light" ? ("light" as const) : ("dark" as const),
  forcedColors: theme === "contrast" ? ("active" as const) : ("none" as const),
});

/** On a page of its own, which follows the system's colours and the browser's language. */
export const openTabOnPage: OpenTabIn = async ({ browser, world }, person, look = {}) => {
  const { theme = "light", locale = "en-US", path = "/today" } = look;
  const context = await browser.newContext({ ...settingsOf(look), ...mediaOf(theme), locale });
  const page = await context.newPage();
  watchFaults(page, { expected: look.expectedFaults });
  page.setDefaultTimeout(WAIT_MS);
  await stopClock(page);
  await page.goto(`${world.origin}${path}?as=${person.objectId}`);
  return {
    page,
    context,
    screen: page.mainFrame(),
    changeTheme: (changed) => page.emulateMedia(mediaOf(changed)),
    changeLocale: (changed) => speak(page, changed),
    close: () => context.close(),
  };
};

/** What the browser does when its language is changed in the settings. */
export async function speak(page: Page, locale: string) {
  await page.evaluate((language) => {
    Object.defineProperty(navigator, "language", { value: language, configurable: true });
    window.dispatchEvent(new Event("languagechange"));
  }, locale);
}
