import { expect, test } from "vitest";
import { commands } from "#shared/contributions.ts";
import { en } from "#shared/text.en.ts";
import type { TextKey } from "#shared/text.ts";
import { zh } from "#shared/text.zh.ts";
import { menuCommands } from "#tab/extension/menus.ts";
import { createCompany, openPanelOf } from "./company.ts";

/** What the browser was really given by the package that it loaded. */
const languages = [
  { language: "en-US", texts: en, find: "Find a service or a person in Counterpart" },
  { language: "zh-CN", texts: zh, find: "在 Counterpart 中查找服务或人员" },
] as unknown as { language: string; texts: Record<TextKey, string>; find: string }[];

test.each(languages)(
  "in a browser that speaks $language so do its name, its keys and its menus",
  async ({ language, texts, find }) => {
    const { folder, mei } = await createCompany();
    const { page, worker } = await openPanelOf(folder, mei, { language, context: { locale: language } });
    const said = await worker.evaluate<{ name: string; find: string; keys: Record<string, string> }>(
      `chrome.commands.getAll().then((all) => ({
      name: chrome.runtime.getManifest().name,
      find: chrome.i18n.getMessage("find"),
      keys: Object.fromEntries(all.map(({ name, description }) => [name, description])),
    }))`,
    );
    const ask = texts["commitment.ask"];
    expect(said).toMatchObject({ name: "Counterpart", find });
    expect(said.keys.commitment_ask).toBe(ask);
    expect(Object.values(said.keys).join()).not.toContain("__MSG");
    await page.getByRole("button", { name: ask }).first().waitFor();

    const made = await worker.evaluate<{ id: string; title: string; contexts: string[] }[]>(
      `new Promise((resolve) => {
      const made = [];
      chrome.contextMenus.create = (item) => made.push(item);
      chrome.runtime.onInstalled.dispatch({ reason: "update" });
      chrome.contextMenus.removeAll(() => resolve(made));
    })`,
    );
    expect(made).toEqual(
      menuCommands.map((id) => ({ id, title: texts[commands[id].title], contexts: ["selection"] })),
    );
  },
);

test("the browser has a menu's entry for each command over a selection, and for no other", async () => {
  const { folder, mei } = await createCompany();
  const { worker } = await openPanelOf(folder, mei);
  const has = (id: string) =>
    worker.evaluate<boolean>(
      `chrome.contextMenus.update(${JSON.stringify(id)}, {}).then(() => true, () => false)`,
    );
  expect(menuCommands.length).toBeGreaterThan(0);
  for (const id of menuCommands) expect(await has(id), id).toBe(true);
  expect(await has("commitment.withdraw")).toBe(false);
});

test("the worker is woken for what waits and for the badge, also after a browser forgot it", async () => {
  const { folder, mei } = await createCompany();
  const { worker } = await openPanelOf(folder, mei);
  const alarms = () =>
    worker.evaluate<[string, number][]>(
      "chrome.alarms.getAll().then((all) => all.map(({ name, periodInMinutes }) => [name, periodInMinutes]).sort())",
    );
  const wanted = [
    ["due", 15],
    ["outbox", 1],
  ];
  expect(await alarms()).toEqual(wanted);
  await worker.evaluate("chrome.alarms.clearAll()");
  expect(await alarms()).toEqual([]);
  await worker.evaluate("chrome.runtime.onStartup.dispatch()");
  await expect.poll(alarms).toEqual(wanted);
});
