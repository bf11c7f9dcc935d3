import { expect, test } from "vitest";
import { firstLoad, sumOf } from "./bench/firstLoad.ts";

const BUDGET_BYTES = 150 * 1024;

/** Among the tests in the browser because those are the ones before which the tab is built. */
test.each([
  ["page", "en"],
  ["page", "zh"],
  ["teams", "en"],
  ["teams", "zh"],
] as const)("all that Today needs on %s in %s is at most 150 KiB", (host, language) => {
  const files = firstLoad(host, language);
  const names = files.map(({ file }) => file).join(" ");
  expect(names).toMatch(/first-.*\.js/);
  expect(names).toContain("light-");
  expect(names).toMatch(new RegExp(`${host}-.*\\.js`));
  expect(sumOf(files)).toBeGreaterThan(BUDGET_BYTES / 2);
  expect(sumOf(files)).toBeLessThanOrEqual(BUDGET_BYTES);
});
