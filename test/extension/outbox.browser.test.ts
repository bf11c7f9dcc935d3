import { expect, test } from "vitest";
import { askForCommitment, withdrawCommitment } from "#shared/commitment/api.ts";
import { listAwaited } from "#shared/commitment/readApi.ts";
import { archiveTeam } from "#shared/organisation/teamApi.ts";
import { temporaryFolder } from "#test/host/extension.ts";
import { stopClock } from "#test/host/openTab.ts";
import { violationsOn } from "#test/inspect.ts";
import { note } from "#test/journeys/company.ts";
import type { TestPerson } from "#test/world.ts";
import { ASK, ask, askInVain, KEPT, waiting } from "./asking.ts";
import { createCompany, openPanelOf } from "./company.ts";

async function createAsker() {
  const company = await createCompany();
  const asked = async (who: TestPerson = company.mei) =>
    (await company.call(who, listAwaited, {})).items.map(({ sentence }) => sentence);
  return { ...company, asked };
}

test("what is asked without a connection waits in sight, outlives a reload and is sent once it is back", async () => {
  const { folder, mei, asked } = await createAsker();
  const { page, context } = await openPanelOf(folder, mei);
  await page.getByRole("button", { name: "Ask…" }).first().click();
  const team = page.getByRole("combobox", { name: "From which team?" });
  await team.fill("");
  await team.fill("IT");
  await page.getByRole("option", { name: "IT" }).click();
  await context.setOffline(true);
  await page.getByRole("textbox", { name: "What do you need?" }).fill("A laptop for Chen");
  await page.getByRole("dialog").getByRole("button", { name: "Ask", exact: true }).click();
  await note(page.mainFrame(), "No connection. It is kept here and sent by itself.");
  await waiting(page, 1).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.reload();
  await page.getByRole("listitem").filter({ hasText: "A laptop for Chen" }).first().waitFor();
  await page.getByText("You are offline.").waitFor();
  expect(await asked()).toEqual([]);
  await context.setOffline(false);
  await waiting(page, 1).waitFor({ state: "detached" });
  await page
    .getByRole("region", { name: "Owed to you" })
    .getByRole("link", { name: "A laptop for Chen" })
    .waitFor();
  expect(await asked()).toEqual(["A laptop for Chen"]);
});

test("nothing is lost when the browser is closed, and it is sent after its next start", async () => {
  const { folder, mei, asked } = await createAsker();
  const profile = temporaryFolder("profile");
  const { page, close } = await openPanelOf(folder, mei, { profile });
  await askInVain(page, "A laptop for Chen");
  await close();
  expect(await asked()).toEqual([]);

  const later = await openPanelOf(folder, mei, { profile });
  await later.page.getByRole("link", { name: "A laptop for Chen" }).waitFor();
  await waiting(later.page, 1).waitFor({ state: "detached" });
  expect(await asked()).toEqual(["A laptop for Chen"]);
});

test("what arrived although its answer was lost is not done again", async () => {
  const { folder, mei, asked } = await createAsker();
  const { page } = await openPanelOf(folder, mei);
  await askInVain(page, "A laptop for Chen", async (route) => {
    await route.fetch();
    await route.abort();
  });
  expect(await asked()).toEqual(["A laptop for Chen"]);
  await page.unroute(ASK);
  await page.reload();
  await waiting(page, 1).waitFor({ state: "detached" });
  expect(await asked()).toEqual(["A laptop for Chen"]);
});

test("what the server stumbles over waits on, and what was recorded after it is sent", async () => {
  const { folder, mei, asked } = await createAsker();
  const { page } = await openPanelOf(folder, mei);
  await askInVain(page, "A laptop for Chen");
  await ask(page, "A screen");
  await waiting(page, 2).waitFor();
  await page.unroute(ASK);
  await page.route(ASK, (route) =>
    route.request().postData()?.includes("laptop") ? route.fulfill({ status: 500 }) : route.continue(),
  );
  await page.reload();
  await waiting(page, 1).waitFor();
  await page.getByRole("button", { name: "Discard: A laptop for Chen" }).waitFor();
  expect(await asked()).toEqual(["A screen"]);
});

test("with the panel closed the worker sends it", async () => {
  const { folder, mei, asked } = await createAsker();
  const { page, worker } = await openPanelOf(folder, mei);
  await askInVain(page, "A laptop for Chen");
  await page.close();
  await worker.evaluate('chrome.alarms.onAlarm.dispatch({ name: "outbox" })');
  await expect.poll(() => asked()).toEqual(["A laptop for Chen"]);
});

test("what the server refuses for good says why, and goes when it is discarded", async () => {
  const { folder, mei, sam, it, hr, asked, addPerson, addTeam, call } = await createAsker();
  const legal = await addTeam("Legal");
  const between = { supplierTeamId: legal.teamId, customerTeamId: hr.teamId };
  await call(mei, askForCommitment, { ...between, sentence: "A contract" });
  const { page } = await openPanelOf(folder, mei);
  await askInVain(page, "A laptop for Chen");
  const admin = await addPerson("Ada", {}, ["admin"]);
  const [handbook] = (await call(sam, listAwaited, {})).items;
  await call(sam, withdrawCommitment, { commitmentId: handbook!.commitmentId, revision: handbook!.revision });
  await call(admin, archiveTeam, { teamId: it.teamId });
  await page.unroute(ASK);
  await page.reload();
  await page.getByText("Not sent: ").waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole("button", { name: "Send again" }).click();
  await page.getByText("Not sent: ").waitFor();
  await page.getByRole("button", { name: "Discard: A laptop for Chen" }).click();
  await waiting(page, 1).waitFor({ state: "detached" });
  expect(await asked()).toEqual(["A contract"]);
});

test("what one person recorded is neither shown to another at the same browser nor sent in their name", async () => {
  const { folder, mei, sam, asked } = await createAsker();
  const { page, openPanel } = await openPanelOf(folder, mei);
  await askInVain(page, "A laptop for Chen");
  await page.close();
  const other = await openPanel("/today", `?as=${sam.objectId}`, stopClock);
  await other.getByRole("heading", { name: /Good .*, Sam/ }).waitFor();
  expect(await other.getByText("waiting to send").count()).toBe(0);
  await other.close();
  expect(await asked()).toEqual([]);
  const again = await openPanel("/today", `?as=${mei.objectId}`, stopClock);
  await again.getByRole("link", { name: "A laptop for Chen" }).waitFor();
  expect(await asked()).toEqual(["A laptop for Chen"]);
});

test("a panel that is opened without a connection shows the day as it was last seen, and takes what is asked", async () => {
  const { folder, mei, it, hr, call, asked } = await createAsker();
  const between = { supplierTeamId: it.teamId, customerTeamId: hr.teamId };
  await call(mei, askForCommitment, { ...between, sentence: "An earlier one" });
  const { page, context, openPanel, worker } = await openPanelOf(folder, mei);
  const kept = () => worker.evaluate<string>(KEPT);
  for (const path of ["today", "relationships", "teams"])
    await expect.poll(kept, { timeout: 10_000 }).toContain(`:/api/${path}:`);
  await page.close();
  await context.setOffline(true);
  const offline = await openPanel("/today", "", stopClock);
  await offline.getByText("You are offline.").waitFor();
  await offline.getByRole("link", { name: "An earlier one" }).waitFor();
  await offline.keyboard.press("Alt+Shift+A");
  await offline.getByRole("textbox", { name: "What do you need?" }).fill("A laptop for Chen");
  await offline.getByRole("combobox", { name: "From which team?" }).click();
  await offline.getByRole("option", { name: "IT" }).click();
  await offline.getByRole("dialog").getByRole("button", { name: "Ask", exact: true }).click();
  await waiting(offline, 1).waitFor();
  await context.setOffline(false);
  await waiting(offline, 1).waitFor({ state: "detached" });
  expect((await asked()).sort()).toEqual(["A laptop for Chen", "An earlier one"]);
});

test("no more is kept than there is room for, and then what was typed stays in the form", async () => {
  const { folder, mei } = await createAsker();
  const { page } = await openPanelOf(folder, mei);
  await page.route(ASK, (route) => route.abort());
  await ask(page, "The first");
  await waiting(page, 1).waitFor();
  await page.evaluate(fillOutbox, 99);
  await ask(page, "One too many");
  await page.getByText("There is no room to keep more.").waitFor();
  expect(await page.getByRole("textbox", { name: "What do you need?" }).inputValue()).toBe("One too many");
});

/** Copies what waits until there are so many more. */
function fillOutbox(more: number) {
  return new Promise<void>((resolve) => {
    const opening = indexedDB.open("counterpart");
    opening.onsuccess = () => {
      const change = opening.result.transaction("outbox", "readwrite");
      const store = change.objectStore("outbox");
      const reading = store.getAll();
      reading.onsuccess = () => {
        for (let count = 0; count < more; count++)
          store.put({ ...reading.result[0], key: `copy-${count}` }, `copy-${count}`);
      };
      change.oncomplete = () => resolve();
    };
  });
}
