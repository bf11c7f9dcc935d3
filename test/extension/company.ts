import type { Page, Worker } from "playwright-core";
import { promiseCommitment } from "#shared/commitment/api.ts";
import { openBrowserWith, unpackExtension } from "#test/host/extension.ts";
import { stopClock } from "#test/host/openTab.ts";
import { createServedWorld, NOW } from "#test/tabServer.ts";
import type { TestPerson } from "#test/world.ts";

const WEEK_MS = 604_800_000;

/** Two teams with something to do, so that Today does not ask whom one depends on; Mei of HR has the extension in her browser. */
export async function createCompany() {
  const world = await createServedWorld();
  const it = await world.addTeam("IT");
  const hr = await world.addTeam("HR");
  const mei = await world.addPerson("Mei", { [hr.teamId]: "member" });
  const sam = await world.addPerson("Sam", { [it.teamId]: "lead" });
  await world.call(mei, promiseCommitment, {
    supplierTeamId: hr.teamId,
    customerTeamId: it.teamId,
    sentence: "Handbook",
    dueAt: NOW + WEEK_MS,
  });
  const folder = unpackExtension(world.origin);
  return { ...world, it, hr, mei, sam, folder };
}

type Look = Parameters<typeof openBrowserWith>[1];

/** A browser with the extension, and the panel of a person in it. */
export async function openPanelOf(folder: string, person: TestPerson, look: Look = {}) {
  const browser = await openBrowserWith(folder, look);
  const page = await browser.openPanel("/today", `?as=${person.objectId}`, stopClock);
  await page.getByRole("heading", { level: 1, name: /Mei|Sam/ }).waitFor();
  return { ...browser, page, worker: await browser.worker() };
}

/** What the browser does when somebody chooses an entry of our menu over selected words; the menu itself is the browser's own. */
export const chooseInMenu = (worker: Worker, page: Page, menuItemId: string, selectionText: string) =>
  dispatch(
    worker,
    page,
    "chrome.contextMenus.onClicked",
    `{ menuItemId: ${JSON.stringify(menuItemId)}, selectionText: ${JSON.stringify(selectionText)}, pageUrl: tab.url }`,
  );

/** What the browser does when somebody presses a key that it gave to one of our commands. */
export const pressKey = (worker: Worker, page: Page, name: string) =>
  dispatch(worker, page, "chrome.commands.onCommand", JSON.stringify(name));

/** Calls the worker's listeners as the browser would, for the tab that shows this page. */
async function dispatch(worker: Worker, page: Page, event: string, details: string) {
  await page.bringToFront();
  await worker.evaluate(
    `chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([found]) => {
      const tab = { ...found, url: ${JSON.stringify(page.url())}, title: ${JSON.stringify(await page.title())} };
      ${event}.dispatch(${details}, tab);
    })`,
  );
}
