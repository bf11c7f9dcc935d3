import { expect, test } from "vitest";
import { type Command, isShown } from "#shared/contribution.ts";
import { commandIds, commands, viewAt, viewIds, views } from "#shared/contributions.ts";
import { en as english } from "#shared/text.en.ts";
import { languages, writerOf } from "#shared/text.ts";
import { zh as chinese } from "#shared/text.zh.ts";

const write = { en: writerOf(english, "en"), zh: writerOf(chinese, "zh") };
const slices = [
  "commitment",
  "relationship",
  "agreement",
  "organisation",
  "calendar",
  "survey",
  "improvement",
  "complaint",
  "recognition",
  "feedback",
  "notification",
];
/** Keys that Chromium, Edge or Teams' web client take for themselves. */
const taken = ["Ctrl+N", "Ctrl+T", "Ctrl+W", "Ctrl+P", "Ctrl+F", "Ctrl+E", "Alt+F4", "Alt+D"];
const everyCommand = commandIds.map((id) => [id, commands[id]] as const);

test.each(everyCommand)("%s has a title in both languages", (_, { title }) => {
  for (const language of languages) expect(write[language](title)).not.toBe(title);
});

test("titles that one menu or palette shows together differ", () => {
  const inPalette = everyCommand.filter(
    ([, { places, when = {} }]) => places.includes("palette") && !when.selection,
  );
  for (const language of languages) {
    const titles = inPalette.map(([, { title }]) => write[language](title));
    expect(new Set(titles).size).toBe(titles.length);
  }
});

test("each command is named after its slice and shown somewhere", () => {
  for (const [id, { places }] of everyCommand) {
    expect(slices).toContain(id.split(".")[0]);
    expect(places.length).toBeGreaterThan(0);
  }
});

test("keys are few, unlike each other and nobody else's", () => {
  const keys = everyCommand.flatMap(([, { key }]) => key ?? []);
  expect(keys.length).toBeLessThanOrEqual(4);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) {
    expect(key).toMatch(/^(Ctrl\+|Alt\+|Shift\+)+[A-Z]$/);
    expect([...taken, "Ctrl+K"]).not.toContain(key);
  }
});

test("a command with a key can be found in the palette, where the key is shown", () => {
  for (const [, { key, places }] of everyCommand) if (key) expect(places).toContain("palette");
});

test("a command is shown where each part of its condition holds, and nowhere else", () => {
  const command: Command = {
    title: "app.save",
    places: ["row"],
    when: { side: "supplier", state: ["asked", "accepted"] },
  };
  const context = { scope: "personal", side: "supplier", state: "asked" } as const;
  expect(isShown(command, "row", context)).toBe(true);
  expect(isShown(command, "row", { ...context, state: "accepted" })).toBe(true);
  expect(isShown(command, "row", { ...context, state: "delivered" })).toBe(false);
  expect(isShown(command, "row", { ...context, side: "customer" })).toBe(false);
  expect(isShown(command, "row", { scope: "personal" })).toBe(false);
  expect(isShown(command, "palette", context)).toBe(false);
});

test("each view has a title in both languages and an address of its own", () => {
  const paths = viewIds.map((id) => views[id].path);
  expect(new Set(paths).size).toBe(paths.length);
  for (const id of viewIds)
    for (const language of languages) expect(write[language](views[id].title)).not.toBe(views[id].title);
});

test("an address belongs to the view it begins with, whole words only", () => {
  expect(viewAt("/relations")).toBe("relations");
  expect(viewAt("/relations/map?team=1")).toBe("relations");
  expect(viewAt("/relations?team=1")).toBe("relations");
  expect(viewAt("/relationships")).toBeUndefined();
  expect(viewAt("//relations")).toBeUndefined();
  expect(viewAt("https://elsewhere.example/relations")).toBeUndefined();
  expect(viewAt("")).toBeUndefined();
});
