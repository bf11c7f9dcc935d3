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

/** Makes the window as wide as that; what floats above the page follows within two frames. */
export async function resizeTo(page: Page, width: number, height: number) {
  await page.setViewportSize({ width, height });
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}
