import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandIds, commands } from "#shared/contributions.ts";
import { en } from "#shared/text.en.ts";
import { zh } from "#shared/text.zh.ts";

const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");

/** The table as the list of contributions would write it. */
function commandsTable() {
  const text = (texts: Record<string, string>, key: string) => texts[key] ?? "";
  const rows = commandIds.map((id) => {
    const { title, places, key } = commands[id];
    return `| \`${id}\` | ${text(en, title)} | ${text(zh, title)} | ${places.join(", ")} | ${key ? `\`${key}\`` : ""} |`;
  });
  return ["| command | English | 中文 | shown in | key |", "|---|---|---|---|---|", ...rows].join("\n");
}

test("README's table of commands is the list of contributions", () => {
  expect(readme).toContain(commandsTable());
});

test("every script that README names exists", () => {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const named = [...readme.matchAll(/npm run ([a-z:-]+)/g)].map(([, name]) => name as string);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
