import axe from "axe-core";
import { expect, test } from "vitest";
import { type Look, openTabOnPage } from "#test/host/openTab.ts";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { createServedWorld } from "#test/tabServer.ts";
import { addEdges } from "./company.ts";

const browser = shareBrowser();

/** A lead of “Us”, with suppliers and customers two steps away; Shop says that it is served, which is not confirmed. */
async function openAsLead(look: Look) {
  const world = await createServedWorld();
  const teams = await addEdges(world, ["It Us", "Law Us", "Us Tax", "Us It", "Cloud It", "Tax Audit"]);
  await addEdges(world, ["Us Shop"], { state: "proposed", claimedBy: "customer" }, teams);
  const lead = await world.addPerson("Lin", { [teams.get("Us") as string]: "lead" });
  return openTabOnPage({ browser: browser(), world }, lead, look);
}

test("the drawing is walked with the arrow keys, along its columns and lines, and Enter opens a card", async () => {
  const { page, close } = await openAsLead({ path: "/relations/map" });
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("title"));
  await page.locator('[data-key^="0."]').focus();
  const walk: (string | null | undefined)[] = [];
  for (const key of ["ArrowLeft", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowLeft", "ArrowRight"]) {
    await page.keyboard.press(key);
    walk.push(await focused());
  }
  expect(walk).toEqual(["It", "Law", "It", "Cloud", "Cloud", "It"]);
  expect(await page.locator('[data-key][tabindex="0"]').count()).toBe(1);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "It serves Us" }).waitFor();
  await close();
});

test("a lead confirms what the other team has said, and reads on the card who confirmed it", async () => {
  const { page, close } = await openAsLead({ path: "/relations" });
  const row = page.getByRole("listitem").filter({ hasText: "Shop" });
  await row.getByText("they named you · not confirmed yet").waitFor();
  await row.getByRole("button", { name: "Confirm: Shop" }).click();
  await row.getByText("nothing open").waitFor();
  await row.getByRole("link", { name: "Shop" }).click();
  const history = page.getByRole("region", { name: "History" });
  await history.getByText("Lin · Us").waitFor();
  expect(await history.getByRole("listitem").count()).toBe(1);
  await close();
});

test("a form that was sent, and one opened from the palette, give the page back to screen readers and keys", async () => {
  const { page, close } = await openAsLead({ path: "/relations" });
  await page.getByRole("button", { name: "Decline…: Shop" }).click();
  await page.getByRole("textbox").fill("We do not serve shops.");
  await page.getByRole("button", { name: "Decline", exact: true }).click();
  await page.getByRole("listitem").filter({ hasText: "We do not serve shops." }).waitFor();
  // Found by its role only where the page is not hidden.
  const add = page.getByRole("button", { name: "Add a supplier" });
  await add.focus();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("add a supplier");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Who does something for you?" });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "detached" });
  await add.waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Add a supplier");
  await close();
});

test("who is hit is told step by step beside what was open, and closed again", async () => {
  const { page, close } = await openAsLead({ path: "/relations/map" });
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Who is hit if this slips?" }).click();
  const panel = page.getByRole("region", { name: "Who is hit if Us slips?" });
  await panel.getByText("Audit").waitFor();
  expect(await panel.getByRole("listitem").allInnerTexts()).toEqual(
    expect.arrayContaining(["It", "Tax", "Shop ◌ only one side says so", "Audit"]),
  );
  expect(new URL(page.url()).pathname).toBe("/relations/map/hit");
  await panel.getByRole("link", { name: "Close" }).click();
  await panel.waitFor({ state: "detached" });
  expect(new URL(page.url()).pathname).toBe("/relations/map");
  await close();
});

test.each(["light", "dark", "contrast"] as const)(
  "in %s, list, drawing and card have no fault that axe finds, from 280 pixels up",
  async (theme) => {
    const { page, close } = await openAsLead({ path: "/relations", theme, width: 280 });
    await page.getByRole("link", { name: "It" }).first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("link", { name: "Map" }).click();
    await page.locator("[data-key]").first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("link", { name: "It" }).first().click();
    await page.getByRole("region", { name: "History" }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await close();
  },
);

/** What axe finds, and whether the page has to be moved sideways. */
async function faultsOf(page: Awaited<ReturnType<typeof openAsLead>>["page"]) {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof import("axe-core") }).axe.run();
    const isTooWide = document.documentElement.scrollWidth > window.innerWidth;
    return [
      ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      ...(isTooWide ? ["too wide"] : []),
    ];
  });
}
