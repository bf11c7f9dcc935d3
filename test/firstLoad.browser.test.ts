import { expect, test } from "vitest";
import { firstLoad, sumOf } from "./bench/firstLoad.ts";

const KIB = 1024;

/** Among the tests in the browser because those are the ones before which the tab is built. */
test.each([
  ["page", "en", 124],
  ["page", "zh", 124],
  ["teams", "en", 140],
  ["teams", "zh", 140],
] as const)("all that Today needs on %s in %s is at most %i KiB", (host, language, mostKib) => {
  const files = firstLoad(host, language);
  const names = files.map(({ file }) => file).join(" ");
  expect(names).toMatch(/first-.*\.js/);
  expect(names).toMatch(/light-.*\.css/);
  expect(names).toMatch(new RegExp(`${host}-.*\\.js`));
  expect(sumOf(files)).toBeGreaterThan((mostKib * KIB) / 2);
  expect(sumOf(files)).toBeLessThanOrEqual(mostKib * KIB);
});
