import { expect, test } from "vitest";
import { shippedPackages } from "#server/build/licences.ts";

/** Licences that ask for no more than to be named, and for changes of their own files to be given away. */
const accepted = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-3-Clause",
  "ISC",
  "(ISC AND CC-BY-3.0)",
  "MIT",
  "MPL-2.0",
  "PSF-2.0",
  "Unicode-DFS-2016",
  "Unlicense",
]);

test("all that is shipped has a licence that we can keep", () => {
  const packages = shippedPackages();
  expect(packages.length).toBeGreaterThan(20);
  expect(packages.filter(({ licence }) => !accepted.has(licence))).toEqual([]);
});

test("nothing that is shipped runs a script when it is installed", () => {
  expect(shippedPackages().filter(({ hasInstallScript }) => hasInstallScript)).toEqual([]);
});
