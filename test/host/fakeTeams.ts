import type { Browser, Frame, Page } from "playwright-core";

export interface FakeTeams {
  /** What the host answers to a request for a token; null: it stays silent, `refuse`: it says no. */
  token: string | { refuse: string } | null;
  theme?: "default" | "dark" | "contrast";
  locale?: string;
  /** The channel the tab is pinned to. */
  channel?: { id: string; name: string };
  frameContext?: "content" | "settings";
  /** The path inside the tab that a deep link names. */
  subPage?: string;
  /** A host that never answers the first call. */
  isSilent?: boolean;
  /** What the tab is asked to be as wide as. */
  width?: number;
}

/** What the fake host remembers of what the tab told it. */
export interface HostRecord {
  calls: { func: string; args: unknown[] }[];
  settings: Record<string, string> | null;
}

/**
 * Opens the tab in a fake Teams on Teams' own origin, so that the tab runs unchanged: its frame is cross-site, its
 * storage is closed, and its `frame-ancestors` are enforced (method A of the platform notes).
 */
export async function openInTeams(browser: Browser, url: string, fake: FakeTeams) {
  const context = await browser.newContext({ viewport: { width: fake.width ?? 1280, height: 900 } });
  await context.grantPermissions(["local-network-access"], { origin: "https://teams.microsoft.com" });
  await context.route("https://res.cdn.office.net/**", (route) => route.abort());
  await context.route("https://teams.microsoft.com/**", (route) => route.fulfill({ contentType: "text/html", body: hostPage(url, fake) }));
  const page = await context.newPage();
  await page.goto("https://teams.microsoft.com/host.html");
  const frame = await frameOf(page);
  return {
    page,
    frame,
    /** Sends an event as the host would, for example a change of the theme. */
    tell: (func: string, ...args: unknown[]) => page.evaluate(([name, values]) => (window as unknown as HostWindow).tell(name, values), [func, args] as const),
    record: () => page.evaluate(() => (window as unknown as HostWindow).record),
    close: () => context.close(),
  };
}

interface HostWindow {
  tell(func: string, args: unknown): void;
  record: HostRecord;
}

async function frameOf(page: Page): Promise<Frame> {
  const element = await page.waitForSelector("iframe");
  const frame = await element.contentFrame();
  if (!frame) throw new Error("The host has no frame.");
  return frame;
}

function hostPage(url: string, fake: FakeTeams) {
  return `<!doctype html><meta charset="utf-8"><title>Fake Teams</title>
<style>html,body{margin:0;height:100%}iframe{border:0;width:100%;height:100%}</style>
<iframe name="embedded-page-container" src="${url}"></iframe>
<script>(${runHost.toString()})(${JSON.stringify(fake)})</script>`;
}

/** Runs inside the host's page: answers the messages of teams-js 2.58 as Teams does. */
function runHost(fake: FakeTeams) {
  const record: HostRecord = { calls: [], settings: null };
  const frame = document.querySelector("iframe") as HTMLIFrameElement;
  const runtime = { apiVersion: 4, isLegacyTeams: false, hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } }, supports: { pages: { config: {}, currentApp: {}, backStack: {}, appButton: {} }, people: {}, dialog: { url: {} } } };
  const context = {
    locale: fake.locale ?? "en-us", theme: fake.theme ?? "default", tid: "tenant", userObjectId: "user", entityId: "counterpart", subEntityId: fake.subPage ?? "", appId: "22222222-2222-4222-8222-222222222222",
    frameContext: fake.frameContext ?? "content", hostName: "Teams", hostClientType: "web", sessionId: "s", appSessionId: "a", ...(fake.channel ? { channelId: fake.channel.id, channelName: fake.channel.name, channelType: "Regular", teamId: "19:team", teamName: "Team", groupId: "g" } : {}),
  };
  const answers: Record<string, (args: unknown[]) => unknown[] | undefined> = {
    initialize: () => [fake.frameContext ?? "content", "web", JSON.stringify(runtime), "2.1.0"],
    getContext: () => [context],
    "authentication.getAuthToken": () => (fake.token === null ? undefined : typeof fake.token === "string" ? [true, fake.token] : [false, fake.token.refuse]),
    executeDeepLink: () => [true, ""],
    "settings.setSettings": ([settings]) => {
      record.settings = settings as Record<string, string>;
      return [true, ""];
    },
  };
  window.addEventListener("message", ({ source, data, origin }) => {
    if (source !== frame.contentWindow || fake.isSilent) return;
    const { id, uuidAsString, func, args = [] } = data as { id: number; uuidAsString: string; func: string; args?: unknown[] };
    record.calls.push({ func, args });
    const answer = answers[func]?.(args);
    if (answer) frame.contentWindow?.postMessage({ id, uuidAsString, args: answer }, origin);
  });
  Object.assign(window, {
    record,
    tell: (func: string, args: unknown[]) => frame.contentWindow?.postMessage({ func, args }, "*"),
  });
}
