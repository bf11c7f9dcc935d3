import { test } from "vitest";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { choose, chooseMore, createCompany, note } from "./company.ts";

const browser = shareBrowser();

test("what one team asks the other accepts, asks about, delivers and is thanked for, each seeing the other's steps come in", async () => {
  const { inTeams, mei, sam } = await createCompany(browser());
  const { screen: customer } = await inTeams(mei);
  const { screen: supplier } = await inTeams(sam);
  await supplier.getByText("You owe nobody anything just now.").waitFor();

  await customer.getByRole("button", { name: "Ask…" }).click();
  await customer.getByRole("textbox", { name: "What do you need?" }).fill("A laptop for Chen");
  await choose(customer, "From which team?", "IT");
  await customer.getByRole("button", { name: "Ask", exact: true }).click();
  await note(customer, "Asked. You will see the answer here.");

  await supplier.getByRole("button", { name: "Accept…: A laptop for Chen" }).click();
  await supplier.getByLabel("Due").fill("2026-11-06T17:00");
  await supplier.getByRole("button", { name: "Accept", exact: true }).click();
  const row = customer.getByRole("listitem").filter({ hasText: "A laptop for Chen" });
  await row.filter({ hasText: "Fri 5:00 PM" }).getByRole("img", { name: "On track" }).waitFor();

  await chooseMore(supplier, "A laptop for Chen", "Ask the customer…");
  await supplier.getByRole("textbox", { name: "Question" }).fill("Which size?");
  await supplier.getByRole("button", { name: "Send" }).click();
  await customer.getByText("IT asks about “A laptop for Chen”: Which size?").waitFor();

  await customer.getByRole("button", { name: "Answer…" }).first().click();
  await customer.getByRole("textbox", { name: "Message" }).fill("13 inches");
  await customer.getByRole("button", { name: "Send" }).click();
  await supplier
    .getByRole("listitem")
    .filter({ hasText: "A laptop for Chen" })
    .getByRole("img", { name: "On track" })
    .waitFor();

  await supplier.getByRole("button", { name: "Deliver: A laptop for Chen" }).click();
  await customer.getByText("IT delivered “A laptop for Chen”. As promised?").waitFor();
  await customer.getByRole("button", { name: "Yes", exact: true }).click();
  await note(customer, "Thank you. It is closed.");
  await customer
    .getByRole("region", { name: "Done for you" })
    .getByRole("link", { name: "A laptop for Chen" })
    .waitFor();
  await supplier.getByText("You owe nobody anything just now.").waitFor();
});

test("a promise is made by keyboard alone, from the palette to the last Enter", async () => {
  const { onPage, sam, mei } = await createCompany(browser());
  const { page } = await onPage(sam);
  await page.getByRole("heading", { name: "Good morning, Sam" }).waitFor();
  const { keyboard } = page;

  await keyboard.press("Control+K");
  await page.getByRole("combobox", { name: "Find a command…" }).waitFor();
  await keyboard.type("promise");
  await keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Promise" }).waitFor();
  await keyboard.type("HR");
  await page.getByRole("option", { name: "HR", selected: true }).waitFor();
  await keyboard.press("Enter");
  await page.getByText("(2 of 3)").waitFor();
  await keyboard.type("Badges for the newcomers");
  await keyboard.press("Enter");
  await page.getByRole("option", { name: /Nov 4.* 5:00 PM/ }).waitFor();
  await keyboard.type("tomorrow");
  await page.getByRole("option", { name: /Nov 5.* 5:00 PM/, selected: true }).waitFor();
  await keyboard.press("Enter");
  await note(page.mainFrame(), "Promised.");
  const row = page.getByRole("listitem").filter({ hasText: "Badges for the newcomers" });
  await row.filter({ hasText: "tomorrow 5:00 PM" }).filter({ hasText: "for HR" }).waitFor();

  const { screen: customer } = await onPage(mei);
  await customer
    .getByRole("region", { name: "Owed to you" })
    .getByRole("link", { name: "Badges for the newcomers" })
    .waitFor();
});
