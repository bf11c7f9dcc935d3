import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { listAwaited } from "#shared/commitment/readApi.ts";
import { openBrowserWith, temporaryFolder, unpackExtension } from "#test/host/extension.ts";
import { stopClock } from "#test/host/openTab.ts";
import { NOW } from "#test/tabServer.ts";
import { ask, askInVain, fillAndSend, KEPT, waiting } from "./asking.ts";
import { createCompany as createTeams } from "./company.ts";
import { type FakeEntra, playEntra, signIn } from "./entra.ts";

/** Mei signs in as in a real company, and her browser may be closed and started again. */
async function createCompany() {
  const company = await createTeams();
  const { mei, tokenOf, call, origin } = company;
  const entra: FakeEntra = { remembers: true, token: () => tokenOf(mei), grants: [], asked: [] };
  const folder = unpackExtension(origin, { signIn });
  const profile = temporaryFolder("profile");
  const prepare = async (page: Page) => {
    await stopClock(page);
    await playEntra(page, entra);
  };
  async function start() {
    const browser = await openBrowserWith(folder, { profile });
    return { ...browser, open: () => browser.openPanel("/today", "", prepare) };
  }
  /** Her day on screen, and all of it kept that is needed without a connection. */
  async function seeToday() {
    const browser = await start();
    const page = await browser.open();
    await page.getByRole("heading", { name: /Good .*, Mei/ }).waitFor();
    const worker = await browser.worker();
    for (const path of ["me", "relationships", "teams"])
      await expect.poll(() => worker.evaluate(KEPT), { timeout: 10_000 }).toContain(`:/api/${path}:`);
    return { ...browser, page };
  }
  const asked = async () => (await call(mei, listAwaited, {})).items.map(({ sentence }) => sentence);
  return { ...company, entra, start, seeToday, asked };
}

test("a browser that is started without a connection still takes what is asked, and sends it in the same name", async () => {
  const { start, seeToday, asked } = await createCompany();
  await (await seeToday()).close();
  const { context, open } = await start();
  await context.setOffline(true);
  const page = await open();
  await page.getByText("You are offline.").waitFor();
  await page.keyboard.press("Alt+Shift+A");
  await fillAndSend(page, "A laptop for Chen");
  await waiting(page, 1).waitFor();
  expect(await asked()).toEqual([]);
  await context.setOffline(false);
  await waiting(page, 1).waitFor({ state: "detached" });
  expect(await asked()).toEqual(["A laptop for Chen"]);
});

test("a sign-in that ends without a connection keeps nobody from recording", async () => {
  const { seeToday, entra, asked, tokenOf, mei } = await createCompany();
  entra.token = () => tokenOf(mei, { exp: NOW / 1000 + 90 });
  const { page, context, open } = await seeToday();
  await page.close();
  await context.setOffline(true);
  const offline = await open();
  await ask(offline, "A laptop for Chen");
  await waiting(offline, 1).waitFor();
  await context.setOffline(false);
  await waiting(offline, 1).waitFor({ state: "detached" });
  expect(await asked()).toEqual(["A laptop for Chen"]);
});

test("as long as nobody has signed in, what waits is shown to nobody", async () => {
  const { seeToday, start, entra } = await createCompany();
  const { page, close } = await seeToday();
  await askInVain(page, "A laptop for Chen");
  await close();
  Object.assign(entra, { remembers: false, isClosed: true });
  const later = await (await start()).open();
  await later.getByText("Signing in did not work.").first().waitFor();
  expect(await later.getByText("waiting to send").count()).toBe(0);
  expect(await later.getByText("A laptop for Chen").count()).toBe(0);
});
