/// <reference types="chrome" />
import { type CommandId, commandIds, commands, commandsAt } from "#shared/contributions.ts";
import { keyName, messageName } from "#shared/extension/model.ts";
import type { Origin } from "#tab/host/host.ts";
import { leaveWish } from "#tab/host/wish.ts";

/** The commands that a page's menu shows over selected words. */
export const menuCommands = commandsAt("selection", { scope: "personal" });

export function createMenus() {
  chrome.contextMenus.removeAll(() => {
    for (const id of menuCommands) {
      const title = chrome.i18n.getMessage(messageName(commands[id].title));
      chrome.contextMenus.create({ id, title, contexts: ["selection"] });
    }
  });
}

/** The browser lets a panel be opened only at once, so that comes first; what is wished for waits for it. */
export function onMenu(
  { menuItemId, selectionText = "", pageUrl }: chrome.contextMenus.OnClickData,
  tab?: Tab,
) {
  openPanel(tab);
  const url = tab?.url ?? pageUrl;
  const source = url && /^https?:/.test(url) ? { title: tab?.title || url, url } : null;
  return wish(menuItemId, { text: selectionText, source }, tab);
}

export function onKey(name: string, tab?: Tab) {
  openPanel(tab);
  return wish(commandIds.find((id) => keyName(id) === name) ?? name, null, tab);
}

type Tab = chrome.tabs.Tab;

async function wish(id: string | number, origin: Origin | null, tab?: Tab) {
  if (isCommand(id)) await leaveWish({ commandId: id, origin }, tab?.windowId);
}

const isCommand = (id: string | number): id is CommandId => (commandIds as (string | number)[]).includes(id);

/** Refused where the browser sees no gesture; what was wished for is then done when somebody opens the panel soon. */
function openPanel(tab?: Tab) {
  if (tab) chrome.sidePanel.open({ windowId: tab.windowId }).catch(() => undefined);
}
