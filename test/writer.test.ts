import { expect, test } from "vitest";
import { en } from "#shared/text.en.ts";
import { writerOf } from "#shared/text.ts";
import { zh } from "#shared/text.zh.ts";

const english = writerOf(
  {
    late_one: "{{count}} day late, {{name}}",
    late_other: "{{count}} days late, {{name}}",
    saved: "Saved",
  },
  "en",
);

test("a count chooses the form that the language has for it", () => {
  expect([0, 1, 1.5, 2].map((count) => english("late", { count, name: "Lin" }))).toEqual([
    "0 days late, Lin",
    "1 day late, Lin",
    "1.5 days late, Lin",
    "2 days late, Lin",
  ]);
  expect(writerOf({ late_other: "迟 {{count}} 天" }, "zh")("late", { count: 1 })).toBe("迟 1 天");
});

test("what somebody typed is written as it is, never read as a text with places", () => {
  expect(english("late", { count: 1, name: "{{count}} $& <b>" })).toBe("1 day late, {{count}} $& <b>");
});

test("a place without a value and a key without a text stay to be seen", () => {
  expect(english("late", { count: 2 })).toBe("2 days late, {{name}}");
  expect(english("nowhere")).toBe("nowhere");
});

test("texts that are added later are found by whoever writes already", () => {
  const texts: Record<string, string> = {};
  const write = writerOf(texts, "en");
  Object.assign(texts, { later: "Later" });
  expect(write("later")).toBe("Later");
});

test("every place of a text is one that the writer fills, and every count has its forms", () => {
  for (const texts of [en, zh] as Record<string, string>[])
    for (const [key, text] of Object.entries(texts)) {
      expect(text.replaceAll(/\{\{\w+\}\}/g, ""), key).not.toMatch(/\{\{|\}\}|\$t\(/);
      if (key.endsWith("_one")) expect(texts, key).toHaveProperty([key.replace(/_one$/, "_other")]);
    }
});
