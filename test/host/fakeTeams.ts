import type { Browser, BrowserContextOptions, Frame, Page } from "playwright-core";
import { watchFaults } from "#test/faults.ts";
import { type HostLook, type HostRecord, type HostWindow, hostPage } from "./teamsPage.ts";

export interface FakeTeams extends HostLook {
  /** Asked each time the tab asks for a token: the token, or a refusal in the host's words. */
  token(): Promise<string | { refusal: string }>;
  /** Where the host's page is served; Teams' web client unless said. */
  origin?: string;
  context?: BrowserContextOptions;
  /** Called before the tab is loaded, for example to stop its clock. */
  prepare?(page: Page): Promise<void>;
}

/**
 * Opens the tab in a fake Teams on Teams' own origin, so that the tab runs unchanged: its frame is cross-site, its
 * storage is closed, and its `frame-ancestors` are enforced (method A of the platform notes).
 */
export async function openInTeams(browser: Browser, url: string, { token, prepare, ...fake }: FakeTeams) {
  const { origin = "https://teams.microsoft.com", context: settings } = fake;
  const context = await browser.newContext(settings);
  await context.grantPermissions(["local-network-access"], { origin });
  await context.route("https://res.cdn.office.net/**", (route) => route.abort());
  await context.route(`${origin}/**`, (route) =>
    route.fulfill({ contentType: "text/html", body: hostPage(url, fake) }),
  );
  await context.exposeFunction("issueToken", async () => {
    const answer = await token();
    return typeof answer === "string" ? [true, answer] : [false, answer.refusal];
  });
  const page = await context.newPage();
  watchFaults(page);
  page.setDefaultTimeout(10_000);
  await prepare?.(page);
  await page.goto(`${origin}/host.html`);
  return { page, screen: await frameOf(page), context, ...remoteOf(page), close: () => context.close() };
}

/** What a test tells the host to do, and asks it for. */
function remoteOf(page: Page) {
  return {
    /** Sends an event as the host would, for example a change of the theme. */
    tell: (func: string, ...args: unknown[]) =>
      page.evaluate(([name, values]) => (window as unknown as HostWindow).tell(name, values), [
        func,
        args,
      ] as const),
    changeContext: (part: Record<string, unknown>) =>
      page.evaluate((changed) => (window as unknown as HostWindow).changeContext(changed), part),
    record: (): Promise<HostRecord> => page.evaluate(() => (window as unknown as HostWindow).record),
    /** Waits until the tab has told the host this. */
    told: async (func: string) =>
      void (await page.waitForFunction(
        (name) => (window as unknown as HostWindow).record.calls.some((call) => call.func === name),
        func,
      )),
  };
}

async function frameOf(page: Page): Promise<Frame> {
  const element = await page.waitForSelector("iframe");
  const frame = await element.contentFrame();
  if (!frame) throw new Error("The host has no frame.");
  return frame;
}
