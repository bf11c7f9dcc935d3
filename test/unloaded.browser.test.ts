import { expect, test } from "vitest";
import { openTabOnPage } from "./host/openTab.ts";
import { shareBrowser } from "./sharedBrowser.ts";
import { createServedWorld } from "./tabServer.ts";

const browser = shareBrowser();
const notLoaded = /Failed to fetch dynamically imported module/;

async function createCompany() {
  const world = await createServedWorld();
  const hr = await world.addTeam("HR");
  const lin = await world.addPerson("Lin", { [hr.teamId]: "lead" });
  return { world, lin, place: { browser: browser(), world } };
}

test("a page whose script does not come says so and offers to reload", async () => {
  const { world } = await createCompany();
  const page = await browser().newPage();
  await page.route("**/assets/*.js", (route) => route.abort());
  await page.goto(world.origin);
  const note = page.getByText("This takes long.");
  expect(await note.isVisible()).toBe(false);
  await page.evaluate(() => document.getAnimations().map((animation) => animation.finish()));
  await note.waitFor();
  await page.unroute("**/assets/*.js");
  await page.getByRole("link", { name: "Reload" }).click();
  await note.waitFor({ state: "detached" });
  await page.close();
});

test("a view that cannot be loaded says so, and the others are still there", async () => {
  const { place, lin } = await createCompany();
  const { page } = await openTabOnPage(place, lin, { expectedFaults: notLoaded });
  await page.getByRole("heading", { name: /Good .*, Lin/ }).waitFor();
  await page.route("**/assets/*.js", (route) => route.abort());
  await page.getByRole("link", { name: "Relations" }).click();
  await page.getByText("No connection to Counterpart.").waitFor();
  await page.getByRole("link", { name: "Today" }).click();
  await page.getByRole("heading", { name: /Good .*, Lin/ }).waitFor();

  await page.unroute("**/assets/*.js");
  await page.getByRole("link", { name: "Relations" }).click();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { level: 1, name: "Relations" }).waitFor();
});

test("a form that cannot be loaded says so, and comes when it is asked for again", async () => {
  const { place, lin } = await createCompany();
  const { page } = await openTabOnPage(place, lin, { expectedFaults: notLoaded });
  await page.getByRole("heading", { name: /Good .*, Lin/ }).waitFor();
  await page.route("**/assets/*.js", (route) => route.abort());
  await page.keyboard.press("Alt+Shift+A");
  await page.getByText("No connection to Counterpart.").waitFor();
  await page.unroute("**/assets/*.js");
  await page.keyboard.press("Alt+Shift+A");
  await page.getByRole("dialog", { name: "Ask", exact: true }).waitFor();
});

test("a theme that cannot be loaded leaves the one before, and the next one comes", async () => {
  const { place, lin } = await createCompany();
  const { page } = await openTabOnPage(place, lin);
  await page.getByRole("heading", { name: /Good .*, Lin/ }).waitFor();
  const background = () => page.evaluate(() => getComputedStyle(document.querySelector(".page")!).background);
  const light = await background();
  await page.route("**/assets/dark-*.css", (route) => route.abort());
  const failed = page.waitForEvent("requestfailed");
  await page.emulateMedia({ colorScheme: "dark" });
  await failed;
  expect(await background()).toBe(light);
  await page.emulateMedia({ forcedColors: "active" });
  await page.locator("html[data-theme=contrast]").waitFor();
  expect(await background()).not.toBe(light);
});
