import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { botParts, chineseExtension } from "#manifest/composeExtension.ts";
import { extensionManifest, messages } from "#manifest/extension.ts";
import { demoSettings } from "#manifest/extensionSettings.ts";
import { botCommands } from "#server/teamsBot/commands.ts";
import { commandIds, commands } from "#shared/contributions.ts";
import { keyName, messageName } from "#shared/extension/model.ts";
import { en as english } from "#shared/text.en.ts";
import { writerOf } from "#shared/text.ts";
import { zh as chinese } from "#shared/text.zh.ts";
import { menuCommands } from "#tab/extension/menus.ts";
import { handlers } from "#tab/handlers.ts";

/** One list feeds every surface; here each surface is held against it, command by command. */
const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
const write = { en: writerOf(english, "en"), zh: writerOf(chinese, "zh") };
const extension = extensionManifest(demoSettings("http://localhost:3978", "1.0.0"));
const extensionKeys: Record<string, { description?: string; suggested_key?: { default: string } }> =
  extension.commands;
const [composed] = botParts(
  "3f2b8c1e-0d64-4a7b-9c55-1e8f6a0b7d42",
  "counterpart.contoso.com",
).composeExtensions;
const teamsCommands = composed?.commands ?? [];
const teamsChinese = Object.values(chineseExtension());

describe.each(commandIds)("%s", (id) => {
  const { title, places, key, when = {} } = commands[id];
  const conditions = Object.entries(when);
  const isForAnybody = conditions.every(([part, wanted]) => part === "scope" && wanted === "personal");
  const inTeams = (["message", "compose"] as const).filter((place) => places.includes(place));
  const bare = (language: "en" | "zh") => write[language](title).replace(/…$/, "");

  test("does something in the tab, which Teams, the side panel and the plain page all show", () => {
    expect(handlers[id]).toBeTypeOf("function");
  });

  test("is in Teams' messages exactly where it says so, answered by the bot, titled in both languages", () => {
    const entry = teamsCommands.find((one) => one.id === id);
    expect(entry?.context ?? []).toEqual(inTeams);
    expect(Object.hasOwn(botCommands, id)).toBe(inTeams.length > 0);
    if (!entry) return;
    expect(entry.title).toBe(bare("en"));
    expect(teamsChinese).toContain(bare("zh"));
    for (const text of [bare("en"), bare("zh")]) expect(text.length).toBeLessThanOrEqual(32);
  });

  test("is in the browser's menu over a selection exactly where it says so", () => {
    expect(menuCommands.includes(id)).toBe(places.includes("selection"));
  });

  test("may be given a key by the browser where it can be called anywhere, and has its own one", () => {
    const entry = extensionKeys[keyName(id)];
    expect(entry !== undefined).toBe(places.includes("palette") && isForAnybody);
    if (key) expect(entry?.suggested_key).toEqual({ default: key });
    else expect(entry?.suggested_key).toBeUndefined();
    if (!entry) return;
    expect(entry.description).toBe(`__MSG_${messageName(title)}__`);
  });

  test("has its titles in the extension's package", () => {
    for (const language of ["en", "zh"] as const)
      expect(messages(language)[messageName(title)]?.message).toBe(write[language](title));
  });

  test("is a row of README's table", () => {
    expect(readme).toContain(`| \`${id}\` | ${write.en(title)} | ${write.zh(title)} |`);
  });
});

test("no surface has a command of its own beside the search and the button that opens the panel", () => {
  expect(Object.keys(handlers).sort()).toEqual([...commandIds].sort());
  expect(Object.keys(botCommands).filter((id) => !(id in commands))).toEqual([]);
  const ours = new Set(commandIds.map(keyName));
  expect(Object.keys(extensionKeys).filter((name) => !ours.has(name))).toEqual(["_execute_action"]);
  expect(teamsCommands.filter(({ id }) => !(id in commands)).map(({ id }) => id)).toEqual(["search"]);
});

test("names that lose their dots for the browser are still unlike each other", () => {
  expect(new Set(commandIds.map(keyName)).size).toBe(commandIds.length);
});

test("the browser is asked for at most four keys, and Teams for at most ten commands", () => {
  const asked = Object.values(extensionKeys).filter(({ suggested_key }) => suggested_key);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.length).toBeLessThanOrEqual(4);
  expect(teamsCommands.length).toBeLessThanOrEqual(10);
});
