import { strToU8 } from "fflate";
import { expect, test } from "vitest";
import { checkPackage } from "#manifest/checks.ts";
import { describe } from "#manifest/finding.ts";
import { packageWith, rightFiles } from "./examples.ts";

test("our own package has no fault, by the official schema and by our checks", async () => {
  expect(await checkPackage(rightFiles)).toEqual([]);
});

test.each([
  ["a field nobody knows", { packageName: "com.contoso" }, "manifest.json", /additional properties/],
  ["an id that is no GUID", { id: "counterpart" }, "manifest.json", /pattern/],
  ["a name too long for the app list", { "name.short": "C".repeat(31) }, "manifest.json", /30/],
  ["a field that is missing", { accentColor: undefined }, "manifest.json", /accentColor/],
  ["a version that is not its schema's", { manifestVersion: "1.26" }, "manifest.json", /constant/],
  [
    "a schema from elsewhere",
    { $schema: "https://contoso.com/schema.json" },
    "manifest.json $schema",
    /v1\.25/,
  ],
  ["no schema", { $schema: undefined }, "manifest.json $schema", /v1\.25/],
])("a manifest with %s is refused by the official schema", async (_fault, manifest, at, cure) => {
  const findings = await checkPackage(packageWith({ manifest }));
  expect(findings).toContainEqual({ at, actual: expect.any(String), cure: expect.stringMatching(cure) });
});

test.each([["{"], ["[]"], ["null"], [""]])("a manifest of %j is no JSON object and refused", async (text) => {
  const findings = await checkPackage(packageWith({ files: { "manifest.json": strToU8(text) } }));
  expect(findings).toEqual([
    { at: "manifest.json", actual: "", cure: expect.stringContaining("JSON object") },
  ]);
});

test.each([
  [
    "a key the language schema does not know",
    { "staticTabs.name": "无" },
    "zh.json",
    /additional properties/,
  ],
  ["a name too long", { "name.short": "承".repeat(31) }, "zh.json", /30/],
  ["a needed string left untranslated", { "description.short": undefined }, "zh.json", /required/],
  ["a tab left untranslated", { "staticTabs[1].name": undefined }, "zh.json staticTabs[1].name", /translate/],
  [
    "a string of a tab that is not there",
    { "staticTabs[9].name": "无" },
    "zh.json staticTabs[9].name",
    /no such string/,
  ],
  ["an unfinished name", { "name.short": "Counterpart 测试版" }, "zh.json name.short", /finished/],
  ["no schema", { $schema: undefined }, "zh.json $schema", /Localization/],
])("a language file with %s is refused", async (_fault, chinese, at, cure) => {
  const findings = await checkPackage(packageWith({ chinese }));
  expect(findings).toContainEqual({ at, actual: expect.any(String), cure: expect.stringMatching(cure) });
});

test("a language file that is no JSON is refused", async () => {
  const findings = await checkPackage(packageWith({ files: { "zh.json": strToU8("今天") } }));
  expect(findings).toEqual([{ at: "zh.json", actual: "", cure: "write it as a JSON object" }]);
});

test("faults of every kind are named at once", async () => {
  const manifest = { version: "0.1.0", "name.short": "Counterpart Beta", "staticTabs[1].scopes": ["team"] };
  const chinese = { "staticTabs[1].name": undefined };
  const files = { "notes.txt": strToU8("x"), "color.png": strToU8("x") };
  const findings = await checkPackage(packageWith({ manifest, chinese, files }));
  expect(findings.map(({ at }) => at)).toEqual([
    "notes.txt",
    "color.png",
    "version",
    "staticTabs relations",
    "manifest.json name.short",
    "zh.json staticTabs[1].name",
  ]);
});

test("a finding is one line for a person; a long value is cut", () => {
  expect(describe({ at: "--version", actual: "0.1", cure: "raise it" })).toBe('--version "0.1": raise it');
  expect(describe({ at: "color.png", actual: "", cure: "add this file" })).toBe("color.png: add this file");
  expect(describe({ at: "x", actual: "a\n".repeat(100), cure: "cut it" })).toBe(
    `x "${"a\\n".repeat(40)}…": cut it`,
  );
});
