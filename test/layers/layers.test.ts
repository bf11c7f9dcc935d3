import { expect, test } from "vitest";
import { lint } from "./lint.ts";

const forbidden: [rule: string, file: string, source: string][] = [
  ["shared imports no package but zod", "shared/visit/model.ts", "hono"],
  ["shared imports no part of Node", "shared/visit/rules.ts", "node:fs"],
  ["shared never imports the server", "shared/visit/rules.ts", "#server/visit/verbs.ts"],
  ["shared never imports the tab", "shared/visit/contribution.ts", "#tab/visit/View.tsx"],
  ["a slice of shared leaves another's endpoints alone", "shared/visit/api.ts", "#shared/survey/api.ts"],
  [
    "a slice of shared leaves another's contribution alone",
    "shared/visit/model.ts",
    "#shared/survey/contribution.ts",
  ],
  ["a slice of shared leaves another's texts alone", "shared/visit/rules.ts", "#shared/survey/text.en.ts"],
  ["a root file of shared leaves the slices' endpoints alone", "shared/rights.ts", "./survey/api.ts"],
  ["a root file of shared leaves the slices' texts alone", "shared/rights.ts", "./survey/text.zh.ts"],
  ["the list of contributions holds no texts", "shared/contributions.ts", "./survey/text.en.ts"],
  ["the list of contributions holds no endpoints", "shared/contributions.ts", "#shared/survey/api.ts"],
  ["the list of contributions stays pure", "shared/contributions.ts", "hono"],
  ["the list of texts holds no contribution", "shared/text.en.ts", "./survey/contribution.ts"],
  ["the list of texts stays pure", "shared/text.zh.ts", "wouter"],
  ["the server never imports the tab", "server/visit/verbs.ts", "#tab/client.ts"],
  ["the server never imports the manifest", "server/visit/verbs.ts", "#manifest/teams.ts"],
  ["the server never imports tests", "server/visit/verbs.ts", "#test/world.ts"],
  ["only app.ts mounts routes, no slice", "server/visit/verbs.ts", "#server/survey/routes.ts"],
  ["only app.ts mounts routes, no root file", "server/watch.ts", "./survey/routes.ts"],
  ["app.ts never imports the tab", "server/app.ts", "#tab/client.ts"],
  ["the tab never imports the server", "tab/visit/View.tsx", "#server/visit/verbs.ts"],
  ["the tab's root never imports the server", "tab/client.ts", "#server/endpoint.ts"],
  ["the tab never imports the manifest", "tab/main.ts", "#manifest/teams.ts"],
  ["the tab never imports tests", "tab/ui/Sign.tsx", "#test/host.ts"],
  ["slices of the tab meet only in root files", "tab/visit/View.tsx", "#tab/survey/Form.tsx"],
  ["what slices share knows no slice", "tab/ui/Sign.tsx", "#tab/survey/Form.tsx"],
  ["a host knows no slice", "tab/host/teams.ts", "#tab/survey/queries.ts"],
  ["a slice of the tab never reaches for the whole", "tab/visit/View.tsx", "#tab/app.tsx"],
  ["a slice of the tab never reaches for the start", "tab/visit/View.tsx", "#tab/main.ts"],
  ["the manifest never imports the server", "manifest/teams.ts", "#server/config.ts"],
  ["the manifest never imports the tab", "manifest/teams.ts", "#tab/client.ts"],
  ["the manifest never imports tests", "manifest/teams.ts", "#test/world.ts"],
  ...[
    "shared/visit/api.ts",
    "server/visit/verbs.ts",
    "server/app.ts",
    "tab/app.tsx",
    "tab/visit/View.tsx",
  ].flatMap(neverUpwards),
  ...[
    "shared/contributions.ts",
    "shared/text.en.ts",
    "manifest/teams.ts",
    "test/visit/visit.test.ts",
  ].flatMap(neverUpwards),
];

function neverUpwards(file: string): [string, string, string][] {
  return [
    ["../ is never written", file, "../problem.ts"],
    ["../ is never hidden behind ./", file, "./../problem.ts"],
    ["../ is never hidden in the middle", file, "#shared/visit/../problem.ts"],
    ["an index is never imported", file, "./visit/index.ts"],
  ];
}

const allowed: [file: string, source: string][] = [
  ["shared/visit/model.ts", "zod"],
  ["shared/visit/model.ts", "#shared/endpoint.ts"],
  ["shared/visit/rules.ts", "./model.ts"],
  ["shared/visit/rules.ts", "#shared/survey/model.ts"],
  ["shared/visit/rules.ts", "#shared/survey/rules.ts"],
  ["shared/visit/text.zh.ts", "./text.en.ts"],
  ["shared/visit/contribution.ts", "#shared/contribution.ts"],
  ["shared/rights.ts", "#shared/survey/model.ts"],
  ["shared/contributions.ts", "./survey/contribution.ts"],
  ["shared/text.en.ts", "./survey/text.en.ts"],
  ["server/app.ts", "./survey/routes.ts"],
  ["server/app.ts", "hono"],
  ["server/visit/routes.ts", "#shared/visit/api.ts"],
  ["server/visit/verbs.ts", "#server/survey/verbs.ts"],
  ["server/visit/verbs.ts", "#server/survey/table.ts"],
  ["server/visit/verbs.ts", "node:crypto"],
  ["tab/app.tsx", "#tab/visit/View.tsx"],
  ["tab/app.tsx", "./visit/View.tsx"],
  ["tab/visit/View.tsx", "./queries.ts"],
  ["tab/visit/View.tsx", "#tab/ui/Sign.tsx"],
  ["tab/visit/View.tsx", "#tab/host/host.ts"],
  ["tab/visit/View.tsx", "#tab/client.ts"],
  ["tab/visit/View.tsx", "#shared/visit/model.ts"],
  ["tab/visit/View.tsx", "react"],
  ["manifest/teams.ts", "#shared/contributions.ts"],
  ["manifest/teams.ts", "node:zlib"],
  ["test/visit/visit.test.ts", "#server/app.ts"],
  ["test/visit/visit.test.ts", "#tab/client.ts"],
];

const forms = [
  (source: string) => `import "${source}";`,
  (source: string) => `import type { It } from "${source}";`,
  (source: string) => `export const it = import("${source}");`,
];

/** All imports of a file are planted together, a line for each form, so that one run of the linter judges them all. */
const planted = new Map<string, string[]>();
for (const [file, source] of [...forbidden.map(([, ...rest]) => rest), ...allowed]) {
  const lines = forms.map((write) => write(source));
  planted.set(file, [...(planted.get(file) ?? []), ...lines]);
}
const refused = lint(Object.fromEntries([...planted].map(([file, lines]) => [file, lines.join("\n")])));

function refusalsOf(file: string, source: string) {
  const lines = planted.get(file) as string[];
  return forms.map((write) => refused.has(`${file}:${lines.indexOf(write(source)) + 1} noRestrictedImports`));
}

test.each(forbidden)("%s: %s may not import %s", (_, file, source) => {
  expect(refusalsOf(file, source)).toEqual([true, true, true]);
});

test.each(allowed)("%s may import %s", (file, source) => {
  expect(refusalsOf(file, source)).toEqual([false, false, false]);
});

test("files that import each other are refused, across slices and by type alone too", () => {
  const found = lint({
    "shared/visit/rules.ts": 'import { b } from "#shared/survey/rules.ts";\nexport const a = () => b();',
    "shared/survey/rules.ts": 'import { c } from "./model.ts";\nexport const b = () => c();',
    "shared/survey/model.ts": 'import { a } from "#shared/visit/rules.ts";\nexport const c = () => a();',
    "server/visit/verbs.ts": 'import type { B } from "./table.ts";\nexport type A = { b: B };',
    "server/visit/table.ts": 'import type { A } from "#server/visit/verbs.ts";\nexport type B = { a: A };',
    "server/ctx.ts": 'import type { A } from "#server/visit/verbs.ts";\nexport type C = { a: A };',
  });
  expect([...found].sort()).toEqual(
    [
      "server/visit/table.ts",
      "server/visit/verbs.ts",
      "shared/survey/model.ts",
      "shared/survey/rules.ts",
      "shared/visit/rules.ts",
    ].map((file) => `${file}:1 noImportCycles`),
  );
});

test("a file that hands on what others export is refused", () => {
  const found = lint({
    "shared/visit/all.ts": 'export * from "./model.ts";',
    "shared/visit/some.ts": 'export { it } from "./model.ts";',
    "shared/visit/model.ts": "export const it = 1;",
  });
  expect([...found].sort()).toEqual([
    "shared/visit/all.ts:1 noBarrelFile",
    "shared/visit/all.ts:1 noReExportAll",
    "shared/visit/some.ts:1 noBarrelFile",
  ]);
});
