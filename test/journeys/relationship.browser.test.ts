import { expect, test } from "vitest";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { choose, createCompany, note } from "./company.ts";

const browser = shareBrowser();

test("a supplier that one side names is one-sided for both until the other side confirms", async () => {
  const { inTeams, addTeam, addPerson, lin } = await createCompany(browser());
  const legal = await addTeam("Legal");
  const ruth = await addPerson("Ruth", { [legal.teamId]: "lead" });
  const { screen: customer } = await inTeams(lin, { path: "/relations" });
  const { screen: supplier } = await inTeams(ruth, { path: "/relations" });

  await customer.getByRole("button", { name: "Add a supplier" }).first().click();
  await choose(customer, "Supplier team", "Legal");
  await customer.getByRole("button", { name: "Add", exact: true }).click();
  await note(customer, "Noted. It is confirmed once both sides have said so.");
  const row = customer.getByRole("listitem").filter({ hasText: "Legal" });
  await row.getByRole("img", { name: "one-sided" }).waitFor();

  await supplier.getByRole("button", { name: "Confirm: HR" }).click();
  await note(supplier, "Confirmed by both sides.");
  await row.getByRole("img", { name: "one-sided" }).waitFor({ state: "detached" });
});

test("list and drawing are reached by keyboard, and arrow keys follow the drawing's columns", async () => {
  const { onPage, lin } = await createCompany(browser());
  const { page } = await onPage(lin, { path: "/relations" });
  await page.getByRole("region", { name: "Suppliers" }).getByRole("link", { name: "IT" }).waitFor();
  await page.getByRole("link", { name: "Map" }).focus();
  await page.keyboard.press("Enter");
  const drawing = page.getByRole("region", { name: /Relations of HR/ });
  await drawing.waitFor();

  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("title"));
  await drawing.getByRole("link", { name: "HR" }).focus();
  await page.keyboard.press("ArrowLeft");
  expect(await focused()).toBe("IT");
  await page.keyboard.press("ArrowRight");
  expect(await focused()).toBe("HR");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "IT serves HR" }).waitFor();

  await page.goBack();
  await drawing.waitFor();
  await page.getByRole("link", { name: "List" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Suppliers" }).getByRole("link", { name: "IT" }).waitFor();
});
