import { join } from "node:path";
import type { Browser } from "playwright-core";
import { buildWhenChanged } from "#server/build/changed.ts";
import { launchBrowser } from "#test/browser.ts";
import { startDemo } from "#test/demoServer.ts";
import { stopClock } from "#test/host/openTab.ts";
import { untilShown } from "#test/shown.ts";

/** The pictures in README: `npm run screens` takes them anew, of a fresh demo company on a Wednesday morning. */
const pictures = [
  { name: "today-light", path: "/today?theme=light&locale=en-gb" },
  { name: "relations-dark", path: "/relations/map?theme=dark&locale=en-gb" },
  { name: "promises-zh", path: "/promises?theme=light&locale=zh-cn" },
];
const TIME_LIMIT_MS = 20_000;

await buildWhenChanged("tab");
const demo = await startDemo();
try {
  const browser = await launchBrowser();
  try {
    for (const picture of pictures) await take(browser, picture);
  } finally {
    await browser.close();
  }
} finally {
  demo.stop();
}

async function take(browser: Browser, { name, path }: (typeof pictures)[number]) {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 860 },
    timezoneId: "Europe/Amsterdam",
    reducedMotion: "reduce",
  });
  page.setDefaultTimeout(TIME_LIMIT_MS);
  await stopClock(page);
  await page.goto(`${demo.origin}${path}`);
  await untilShown(page);
  // These come after the screen: whom one plays, and how much is unread.
  await page.locator("aside select").waitFor();
  await page.locator("nav [role=img]").waitFor();
  await page.screenshot({ path: join(import.meta.dirname, `${name}.png`) });
  await page.close();
  process.stdout.write(`test/screens/${name}.png\n`);
}
