import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type BrowserContext, chromium, type Page, type Worker } from "playwright-core";
import { onTestFinished } from "vitest";
import { extensionFiles, readBuilt } from "#manifest/extensionFiles.ts";
import { demoSettings, type ExtensionSettings } from "#manifest/extensionSettings.ts";
import { EXTENSION_ID } from "#shared/extension/model.ts";
import { browserSettings } from "#test/browser.ts";
import { watchFaults } from "#test/faults.ts";

const WAIT_MS = 10_000;
const built = join(import.meta.dirname, "../../dist/panel");
export const extensionOrigin = `chrome-extension://${EXTENSION_ID}`;

interface BrowserLook {
  /** The browser's own language, which its menus and our package's texts follow. */
  language?: string;
  context?: Parameters<typeof chromium.launchPersistentContext>[1];
  /** A profile that a browser used before. */
  profile?: string;
}

/** A browser with our extension in it, as somebody would install it. */
export interface ExtensionBrowser {
  context: BrowserContext;
  worker(): Promise<Worker>;
  /** The side panel's page in a tab of its own: the browser's panel itself cannot be reached by a test. */
  openPanel(hash?: string, query?: string, prepare?: (page: Page) => Promise<void>): Promise<Page>;
  close(): Promise<void>;
}

/** The unpacked package for the demo at this server, until the test has finished. */
export function unpackExtension(server: string, changes: Partial<ExtensionSettings> = {}) {
  const folder = temporaryFolder("extension");
  const files = extensionFiles({ ...demoSettings(server, "1.0.0"), ...changes }, readBuilt(built));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export function temporaryFolder(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `counterpart-${name}-`));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** Starts a browser and loads the extension by its debugging interface, which branded browsers allow as well. */
export async function openBrowserWith(folder: string, look: BrowserLook = {}): Promise<ExtensionBrowser> {
  const { language = "en-US", profile = temporaryFolder("profile") } = look;
  const { args, ...settings } = await browserSettings();
  const context = await chromium.launchPersistentContext(profile, {
    ...settings,
    ignoreDefaultArgs: ["--disable-extensions"],
    args: [...args, "--enable-unsafe-extension-debugging", `--lang=${language}`],
    ...look.context,
  });
  let isClosed = false;
  async function close() {
    if (!isClosed) await context.close();
    isClosed = true;
  }
  onTestFinished(close);
  const session = await context.browser()?.newBrowserCDPSession();
  await session?.send("Extensions.loadUnpacked" as never, { path: folder } as never);
  async function openPanel(hash = "/today", query = "", prepare?: (page: Page) => Promise<void>) {
    const page = await context.newPage();
    watchFaults(page, { expected: /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED/ });
    page.setDefaultTimeout(WAIT_MS);
    await prepare?.(page);
    await page.goto(`${extensionOrigin}/panel.html${query}#${hash}`);
    return page;
  }
  const worker = async () => context.serviceWorkers()[0] ?? context.waitForEvent("serviceworker");
  return { context, worker, openPanel, close };
}
