import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import type { Browser, Frame, Page } from "playwright-core";
import { build } from "vite";
import { buildWhenChanged } from "#server/build/changed.ts";
import { launchBrowser } from "#test/browser.ts";
import { hostPage } from "#test/host/teamsPage.ts";
import { firstLoad, sumOf } from "./firstLoad.ts";
import { promiseByKeys } from "./quickPick.ts";
import { startServer } from "./serverProcess.ts";
import { heading, tell } from "./table.ts";

/** `node --import tsx test/bench/tab.bench.ts`: what Today transfers, when it is painted and when it can be used, beside a bare Fluent page. */
const ROUNDS = 5;
const TEAMS = "https://teams.microsoft.com";
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 };
const types: Record<string, string> = { ".html": "text/html", ".js": "text/javascript" };

interface Times {
  paintMs: number;
  usableMs: number;
}

/** Runs in the page before anything else: notes when the real data stand there, are painted and a click would be answered. */
const watchUsable = `new MutationObserver((_, watching) => {
  if (![...document.querySelectorAll("button")].some(({ textContent }) => textContent === "Deliver")) return;
  watching.disconnect();
  requestAnimationFrame(() => setTimeout(() => { globalThis.usableMs = performance.now(); }));
}).observe(document, { childList: true, subtree: true })`;

/** React and Fluent's provider with one line of text, built and served like any page. */
async function serveBarePage() {
  const folder = mkdtempSync(join(tmpdir(), "bare-"));
  symlinkSync(join(import.meta.dirname, "../../node_modules"), join(folder, "node_modules"));
  writeFileSync(
    join(folder, "index.html"),
    '<!doctype html><div id="root"></div><script type="module" src="/main.js"></script>',
  );
  writeFileSync(
    join(folder, "main.js"),
    `import { createElement } from "react"; import { createRoot } from "react-dom/client";
import { FluentProvider, teamsLightTheme } from "@fluentui/react-components";
createRoot(document.getElementById("root")).render(createElement(FluentProvider, { theme: teamsLightTheme }, createElement("button", null, "Deliver")));`,
  );
  await build({ root: folder, configFile: false, logLevel: "error", resolve: { dedupe: ["react"] } });
  const server = createServer((request, response) => {
    const file = request.url === "/" ? "/index.html" : (request.url ?? "");
    response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
    try {
      response.end(readFileSync(join(folder, "dist", file)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function timesOf(page: Page, url: string, isSlow: boolean): Promise<Times> {
  const session = await page.context().newCDPSession(page);
  if (isSlow) {
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", SLOW);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  }
  await page.addInitScript(watchUsable);
  await page.goto(url, { waitUntil: "commit" });
  return timesIn(page.mainFrame());
}

/** A slow browser tells of a paint some time after it. */
async function timesIn(frame: Frame): Promise<Times> {
  await frame.waitForFunction(
    () => "usableMs" in globalThis && performance.getEntriesByName("first-paint").length > 0,
  );
  return frame.evaluate(() => ({
    paintMs: performance.getEntriesByName("first-paint")[0]?.startTime ?? Number.NaN,
    usableMs: (globalThis as unknown as Times).usableMs,
  }));
}

async function onPage(browser: Browser, url: string, isSlow: boolean) {
  const context = await browser.newContext();
  try {
    return await timesOf(await context.newPage(), url, isSlow);
  } finally {
    await context.close();
  }
}

/** The fake host of the tests, without their watch for faults: its frame is cross-site as in Teams. */
async function inTeams(browser: Browser, url: string, token: string) {
  const context = await browser.newContext();
  // tsx names functions by a helper of its own, which the host's page does not have.
  await context.addInitScript("globalThis.__name = (named) => named");
  await context.grantPermissions(["local-network-access"], { origin: TEAMS });
  await context.route(`${TEAMS}/**`, (route) =>
    route.fulfill({ contentType: "text/html", body: hostPage(url, {}) }),
  );
  await context.addInitScript(watchUsable);
  const page = await context.newPage();
  await page.exposeFunction("issueToken", () => [true, token]);
  await page.goto(`${TEAMS}/host.html`);
  const frame = await (await page.waitForSelector("iframe")).contentFrame();
  const times = await timesIn(frame as Frame);
  await context.close();
  return times;
}

async function medianOf(measure: () => Promise<Times>): Promise<Times> {
  const rounds: Times[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await measure());
  const median = (key: keyof Times) =>
    Math.round(rounds.map((one) => one[key]).sort((a, b) => a - b)[(ROUNDS - 1) / 2] as number);
  return { paintMs: median("paintMs"), usableMs: median("usableMs") };
}

/** First paint beside its aim; usable beside the bare page's first paint. */
function compare(where: string, { paintMs, usableMs }: Times, bare: Times, aims: Aims) {
  const beside = { name: "bare Fluent paint", value: bare.paintMs };
  tell({ what: `${where}, first paint`, ours: paintMs, unit: "ms", beside, aim: aims.paintMs });
  tell({ what: `${where}, usable`, ours: usableMs, unit: "ms", beside, aim: aims.usable * bare.paintMs });
}

interface Aims {
  paintMs: number;
  /** As many times the bare page's first paint. */
  usable: number;
}
const plain: Aims = { paintMs: 100, usable: 2.2 };
const slowed: Aims = { paintMs: 500, usable: 1.5 };

await buildWhenChanged("tab");
console.log(heading);
for (const host of ["page", "teams"] as const) {
  const files = firstLoad(host, "en");
  for (const { file, bytes } of files) console.log(`${(bytes / 1024).toFixed(1).padStart(8)} KiB ${file}`);
  const beside = { name: "Microsoft's sample", value: 124 };
  tell({ what: `First load on ${host}, gzip`, ours: sumOf(files) / 1024, unit: "KiB", beside, aim: 150 });
}
const data = mkdtempSync(join(tmpdir(), "tab-bench-"));
const server = await startServer(`file:${data}/{tenant}.db`);
const bare = await serveBarePage();
const browser = await launchBrowser();
try {
  const people = (await (await fetch(`${server.address}/demo/people`)).json()) as { objectId: string }[];
  const token = await server.signIn(people[0]!.objectId);
  const today = `${server.address}/today`;
  const barePlain = await medianOf(() => onPage(browser, bare.url, false));
  const bareSlowed = await medianOf(() => onPage(browser, bare.url, true));
  const ours = (isSlow: boolean) => medianOf(() => onPage(browser, today, isSlow));
  compare("Today on the page", await ours(false), barePlain, plain);
  compare("Today on the page, slowed", await ours(true), bareSlowed, slowed);
  compare("Today inside Teams", await medianOf(() => inTeams(browser, today, token)), barePlain, plain);
  const { wholeMs, keysMs } = await promiseByKeys(browser, today);
  const beside = { name: "pressing the keys", value: keysMs };
  tell({ what: "A promise by keys, 100 words a minute", ours: wholeMs, unit: "ms", beside, aim: 5_000 });
} finally {
  await browser.close();
  bare.close();
  await server.stop();
  rmSync(data, { recursive: true });
}
