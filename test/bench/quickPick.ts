import type { Browser, Page } from "playwright-core";

/** About 100 words a minute. */
const KEY_MS = 120;
const SENTENCE = "Laptop for Chen";
const PANEL = { width: 360, height: 800 };

/**
 * Milliseconds in which somebody who knows the keys promises something: palette, command, counterpart, sentence, due
 * date. Each step is waited for as eyes would; the time that goes into the keys themselves is told beside it.
 *
 * @example await promiseByKeys(browser, "http://localhost:3978/today") // => { wholeMs: 3900, keysMs: 3500 }
 */
export async function promiseByKeys(browser: Browser, url: string) {
  const page = await browser.newPage({ viewport: PANEL });
  await page.goto(url);
  await page.getByRole("button", { name: "Deliver" }).first().waitFor();
  let keys = 0;
  async function type(text: string) {
    await page.keyboard.type(text, { delay: KEY_MS });
    keys += text.length;
  }
  async function press(key: string) {
    await page.keyboard.press(key, { delay: KEY_MS });
    keys += 1;
  }
  const startedAt = performance.now();
  await press("Control+K");
  await chosen(page);
  await type("prom");
  await press("Enter");
  await stepOf(page, 1);
  const counterpart = await chosen(page);
  await type(counterpart.slice(0, 2));
  await chosen(page);
  await press("Enter");
  await stepOf(page, 2);
  await type(SENTENCE);
  await press("Enter");
  await stepOf(page, 3);
  await type("fri");
  await chosen(page);
  await press("Enter");
  await page.getByText("Promised.").first().waitFor({ state: "attached" });
  const wholeMs = performance.now() - startedAt;
  await page.close();
  return { wholeMs, keysMs: keys * KEY_MS };
}

const stepOf = (page: Page, number: number) => page.getByText(`(${number} of 3)`).waitFor();
const chosen = (page: Page) => page.getByRole("dialog").getByRole("option", { selected: true }).innerText();
