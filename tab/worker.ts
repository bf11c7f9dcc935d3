/// <reference types="chrome" />
import { refreshBadge } from "#tab/extension/due.ts";
import { createMenus, onKey, onMenu } from "#tab/extension/menus.ts";
import { describeDefault, go, suggest } from "#tab/extension/omnibox.ts";
import { createOutbox } from "#tab/host/outbox.ts";
import { quietToken, readConfig, whoIsIn } from "#tab/host/session.ts";

/** What waits is looked after as often as a browser wakes a sleeping worker; the badge asks the server, so less often. */
const everyMinutes = { outbox: 1, due: 15 };

chrome.runtime.onInstalled.addListener(() => {
  createMenus();
  setAlarms();
});
void chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
chrome.contextMenus.onClicked.addListener(onMenu);
chrome.commands.onCommand.addListener(onKey);
chrome.omnibox.onInputStarted.addListener(describeDefault);
chrome.omnibox.onInputChanged.addListener(suggest);
chrome.omnibox.onInputEntered.addListener(go);
chrome.alarms.onAlarm.addListener(({ name }) => void work[name as keyof typeof work]());
chrome.runtime.onStartup.addListener(() => {
  setAlarms();
  void work.outbox().then(work.due);
});

/** A browser may forget them as it closes. */
function setAlarms() {
  for (const [name, periodInMinutes] of Object.entries(everyMinutes))
    void chrome.alarms.create(name, { periodInMinutes });
}

const getToken = () => quietToken();
const outbox = readConfig().then(({ server }) =>
  createOutbox({ server, whoIsIn, getToken, now: () => Date.now() }),
);

/** What goes on while no panel is open. */
const work = {
  outbox: async () => (await outbox).send(),
  due: () => refreshBadge().catch(() => undefined),
};
