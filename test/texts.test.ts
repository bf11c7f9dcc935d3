import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { en as english } from "#shared/text.en.ts";
import { zh as chinese } from "#shared/text.zh.ts";

const root = join(import.meta.dirname, "..");
const en: Record<string, string> = english;
const zh: Record<string, string> = chinese;
const keys = [...new Set(Object.keys(en).map((key) => key.replace(/_(one|other)$/, "")))];

/** What is written in code, the texts themselves left out. */
const code = ["shared", "server", "tab", "manifest"].flatMap((side) =>
  readdirSync(join(root, side), { recursive: true, encoding: "utf8" })
    .map((file) => `${side}/${file.replaceAll("\\", "/")}`)
    .filter((file) => /\.tsx?$/.test(file) && !/\.(en|zh)\.ts$/.test(file))
    .map((file) => ({ file, content: readFileSync(join(root, file), "utf8") })),
);

const literals = new Set(
  code.flatMap(({ content }) =>
    [...content.matchAll(/["'`]([a-z]\w*(?:\.\w+)+)["'`]/g)].map(([, key]) => key as string),
  ),
);

/** What a key put together in code can be, such as `commitment.state.${state}`. */
const families = code.flatMap(({ content }) =>
  [...content.matchAll(/`([a-z]\w*\.[\w.]*\$\{[^`]*)`/g)]
    .map(([, template]) => template as string)
    .filter((template) => !isAnyOfSlice(template))
    .map(patternOf),
);

/** One word after the slice's name, put together: the pattern would allow any text of the slice, so they are listed. */
const oneWordEach = new Set([
  "agreement.agreements",
  "agreement.agreementsTheirs",
  "agreement.frontLine",
  "agreement.limits",
  "agreement.openCommitments",
  "agreement.openCommitmentsTheirs",
  "agreement.selfServiceNote",
  "relationship.list",
  "relationship.map",
  "survey.atLeast",
  "survey.atMost",
]);

function isAnyOfSlice(template: string) {
  return /^\w+\.\$\{[^}]*\}$/.test(template);
}

function patternOf(template: string) {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(".", "\\."));
  return new RegExp(`^${parts.join("[\\w.]+")}$`);
}

const valuesIn = (text: string) =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))].sort();

test("Chinese has every text of English, and no other", () => {
  const needed = Object.keys(en).filter((key) => !key.endsWith("_one"));
  expect(Object.keys(zh).sort()).toEqual(needed.sort());
});

/** The product's name is the same in every language. */
const sameName = new Set(["app.name", "today.system"]);

test("no text is empty, and none is left in the other language", () => {
  const blank = [...Object.entries(en), ...Object.entries(zh)].filter(([, text]) => text.trim() === "");
  expect(blank).toEqual([]);
  const han = /\p{Script=Han}/u;
  expect(Object.keys(en).filter((key) => han.test(en[key] as string))).toEqual([]);
  const latin = Object.keys(zh).filter(
    (key) =>
      !sameName.has(key) &&
      !han.test(zh[key] as string) &&
      /[a-z]{3}/i.test((zh[key] as string).replace(/\{\{\w+\}\}/g, "")),
  );
  expect(latin).toEqual([]);
});

test("both languages name the same values in each text", () => {
  const different = Object.keys(zh).filter(
    (key) => String(valuesIn(zh[key] as string)) !== String(valuesIn(en[key] as string)),
  );
  expect(different).toEqual([]);
});

test("each text with a plural has both of its English forms", () => {
  const plural = Object.keys(en).filter((key) => /_(one|other)$/.test(key));
  const halves = plural.filter(
    (key) => !(key.replace(/_one$/, "_other") in en) || !(key.replace(/_other$/, "_one") in en),
  );
  expect(halves).toEqual([]);
});

test("each problem that code names has a text", () => {
  const problems = [...literals].filter((key) => /^([a-z]\w*\.)?error\./.test(key));
  expect(problems.length).toBeGreaterThan(50);
  expect(problems.filter((key) => !keys.includes(key))).toEqual([]);
});

test("each text is used somewhere", () => {
  const isUsed = (key: string) =>
    literals.has(key) || oneWordEach.has(key) || families.some((family) => family.test(key));
  expect(keys.filter((key) => !isUsed(key))).toEqual([]);
});
