import { test } from "vitest";
import { createService, publishService } from "#shared/agreement/api.ts";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { chooseMore, createCompany, note } from "./company.ts";

const browser = shareBrowser();

test("a lead promises more to one customer, the other lead signs it from Today, and both see it hold", async () => {
  const { inTeams, sam, lin, it, call } = await createCompany(browser());
  const promise = "You can expect a laptop that works.";
  const draft = { teamId: it.teamId, name: "Laptops", promise, ownerId: sam.personId };
  const { serviceId, revision } = await call(sam, createService, draft);
  await call(sam, publishService, { serviceId, revision });

  const { screen: supplier } = await inTeams(sam, { path: "/promises" });
  await chooseMore(supplier, "Laptops", "Promise more to one customer…");
  await supplier.getByRole("combobox", { name: "For which customer?" }).selectOption("HR");
  await supplier.getByRole("button", { name: "Start the draft" }).click();
  await supplier.getByRole("button", { name: "Add a standard…: HR · Laptops" }).click();
  await supplier.getByRole("combobox", { name: "What is measured?" }).selectOption("Delivery");
  await supplier.getByRole("spinbutton", { name: "Within how long?" }).fill("2");
  await supplier.getByRole("combobox", { name: "Counted in" }).selectOption("working days");
  await supplier.getByRole("button", { name: "Promise", exact: true }).click();
  await supplier.getByRole("button", { name: "Sign and propose: HR · Laptops" }).click();
  await note(supplier, "Signed. A lead of the other side is asked to sign too.");

  const { screen: customer } = await inTeams(lin);
  await customer.getByText("IT proposes an agreement: Laptops").waitFor();
  await customer.getByRole("link", { name: "Look at it" }).click();
  await customer.getByRole("button", { name: /^Sign:/ }).click();
  await note(customer, "Signed by both sides. It holds from now on.");
  await supplier.getByRole("img", { name: "Signed by both sides" }).waitFor();
});
