import type { Page } from "playwright-core";

/** Waits until the screen stands: its heading is there, nothing of it is still loading, and nothing moves. */
export async function untilShown(page: Page) {
  await page.waitForFunction(
    () =>
      document.querySelector("h1, [role=dialog]") &&
      !document.querySelector("[role=status][aria-label]") &&
      document.getAnimations().every(({ playState }) => playState !== "running"),
  );
}
