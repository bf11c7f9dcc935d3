import type { Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";

/** What the browser itself says of an answer that was not 2xx: the tab tells its reader in words. */
const isAnswer = (text: string) => text.startsWith("Failed to load resource");

/** Fails the test that opened the page if a script of it throws, logs an error or breaks its content security policy. */
export function watchFaults(page: Page, { expected }: { expected?: RegExp } = {}) {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !isAnswer(message.text())) faults.push(message.text());
  });
  onTestFinished(() => {
    const surprises = faults.filter((fault) => !expected?.test(fault));
    expect(surprises, "faults of the page").toEqual([]);
  });
}
