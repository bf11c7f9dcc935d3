import type { Page, Route } from "playwright-core";
import { expect } from "vitest";

export const ASK = "**/api/commitments/ask";

export async function ask(page: Page, sentence: string) {
  await page.getByRole("button", { name: "Ask…" }).first().click();
  await fillAndSend(page, sentence);
}

/** Asks IT for something in the form that is open. */
export async function fillAndSend(page: Page, sentence: string) {
  await page.getByRole("textbox", { name: "What do you need?" }).fill(sentence);
  const team = page.getByRole("combobox", { name: "From which team?" });
  await team.fill("");
  await team.fill("IT");
  await page.getByRole("option", { name: "IT" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ask", exact: true }).click();
}

/** Asks while nothing gets through, until the panel tried once more by itself: a try under way could still get through as the page closes. */
export async function askInVain(page: Page, sentence: string, fail = (route: Route) => route.abort()) {
  let failed = 0;
  await page.route(ASK, async (route) => {
    await fail(route);
    failed += 1;
  });
  await ask(page, sentence);
  await waiting(page, 1).waitFor();
  await expect.poll(() => failed).toBe(2);
}

export const waiting = (page: Page, count: number) =>
  page.getByRole("heading", { name: `${count} waiting to send` });

/** All that the extension keeps, in memory and on disk. */
export const KEPT =
  "Promise.all([chrome.storage.session.get(), chrome.storage.local.get()]).then(JSON.stringify)";
