import { expect, test } from "vitest";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { createServedWorld, serveTab } from "#test/tabServer.ts";
import { createWorld } from "#test/world.ts";
import { readDeepLink } from "./links.ts";
import { openTabOnPage, stopClock } from "./openTab.ts";

const browser = shareBrowser();

test("who looks stays who they are on other pages, after a reload and when the token is renewed", async () => {
  const world = await createServedWorld();
  const hr = await world.addTeam("HR");
  await world.addPerson("Lin", { [hr.teamId]: "lead" });
  const mei = await world.addPerson("Mei", { [hr.teamId]: "member" });
  const { page } = await openTabOnPage({ browser: browser(), world }, mei);
  await page.getByRole("link", { name: "Relations" }).click();
  await page.getByRole("heading", { level: 1, name: "Relations" }).waitFor();
  expect(new URL(page.url()).search).toBe("");
  await page.reload();
  await page.getByRole("link", { name: "Today" }).click();
  await page.getByRole("heading", { name: /Good .*, Mei/ }).waitFor();
});

test("with a company configured the page only leads into Teams, to the very thing", async () => {
  const world = await createWorld();
  const origin = await serveTab(world.app, false);
  const page = await browser().newPage();
  await page.goto(`${origin}/today/1?from=mail"><b>`);
  await page.getByRole("heading", { name: "Open in Teams" }).waitFor();
  expect(await page.getByRole("button").count()).toBe(0);
  const link = readDeepLink((await page.getByRole("link", { name: "Open in Teams" }).getAttribute("href"))!);
  expect(link).toMatchObject({
    origin: "https://teams.microsoft.com",
    appId: "22222222-2222-4222-8222-222222222222",
    entityId: "today",
    subPage: "/today/1",
    webUrl: "https://tab.example.com/today/1",
  });
  await page.close();
});

test("what Today reads is asked for while its code is still on the way, and only once", async () => {
  const world = await createServedWorld();
  const hr = await world.addTeam("HR");
  const mei = await world.addPerson("Mei", { [hr.teamId]: "member" });
  const page = await browser().newPage();
  await stopClock(page);
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await page.route("**/assets/first-*.js", async (route) => {
    await held;
    await route.continue();
  });
  // What is read anew because something changed, or may have, is not meant here.
  await page.route("**/api/changes", (route) => route.abort());
  const reads = ["GET /api/me", "GET /api/today"];
  await page.goto(`${world.origin}/today?as=${mei.objectId}`, { waitUntil: "commit" });
  await expect.poll(() => asked).toEqual(expect.arrayContaining(reads));
  expect(await page.getByRole("heading").count()).toBe(0);
  letThrough();
  await page.getByRole("heading", { name: /Good .*, Mei/ }).waitFor();
  expect(asked.filter((path) => reads.includes(path)).sort()).toEqual(reads);
  await page.close();
});
