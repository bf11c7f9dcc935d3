import { expect, test } from "vitest";
import { localisationFindings } from "#manifest/localisationCheck.ts";
import { manifestWith, rightFiles } from "./examples.ts";

test.each([
  ["a name that borrows Microsoft's", "name.short", "Counterpart for Microsoft", /another product/],
  ["a name that borrows Teams'", "name.full", "Counterpart for Teams", /another product/],
  ["a description that borrows Outlook's", "description.full", "It works in Outlook.", /another product/],
  ["a Chinese description that borrows Microsoft's", "description.short", "微软的应用", /another product/],
  ["a name that is not finished", "name.short", "Counterpart BETA", /finished/],
  ["a name of a test", "name.full", "Counterpart (test)", /finished/],
  ["an empty description", "description.short", " ", /write something/],
  ["no full name", "name.full", undefined, /write something/],
  ["a tab without a name", "staticTabs[0].name", undefined, /write something/],
  ["a tab named like one of Teams' own", "staticTabs[0].name", "Activity", /another name/],
])("%s is refused, with its place and its cure", async (_fault, place, value, cure) => {
  const findings = await localisationFindings(rightFiles, manifestWith({ [place]: value }));
  expect(findings).toContainEqual({
    at: `manifest.json ${place}`,
    actual: value ?? "",
    cure: expect.stringMatching(cure),
  });
});

test("a full description that repeats the short one is refused", async () => {
  const changes = {
    "description.short": "Who owes what.",
    "description.full": "Counterpart. Who owes what. Indeed.",
  };
  const findings = await localisationFindings(rightFiles, manifestWith(changes));
  expect(findings).toEqual([
    expect.objectContaining({
      at: "manifest.json description.full",
      cure: expect.stringContaining("do not repeat"),
    }),
  ]);
});

test.each([
  ["description.full", "All teams see it, and nobody has to test anything."],
  ["name.full", "Counterpart – contestants and latest protestations"],
])("everyday words in the %s are no trade marks: %s", async (place, text) => {
  expect(await localisationFindings(rightFiles, manifestWith({ [place]: text }))).toEqual([]);
});
