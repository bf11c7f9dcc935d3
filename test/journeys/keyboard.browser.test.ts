import type { Frame } from "playwright-core";
import { expect, test } from "vitest";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { createCompany, note } from "./company.ts";

const browser = shareBrowser();
const MOST_TABS = 40;

/** What has the focus, by the name that a screen reader says; a button of a question together with its question. */
const focused = (screen: Frame) =>
  screen.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const group = element.closest("fieldset")?.getAttribute("aria-label");
    const name = element.getAttribute("aria-label") ?? element.innerText;
    return group ? `${name}: ${group}` : name;
  });

/** Presses Tab until that has the focus, and then Enter; answers how many it took. */
async function goTo(screen: Frame, name: string) {
  const { keyboard } = screen.page();
  for (let tabs = 1; tabs <= MOST_TABS; tabs++) {
    await keyboard.press("Tab");
    if ((await focused(screen)) !== name) continue;
    await keyboard.press("Enter");
    return tabs;
  }
  throw new Error(`“${name}” was not reached by ${MOST_TABS} Tabs.`);
}

test("what is asked is accepted, delivered and confirmed without a pointer, and no step leaves the focus nowhere", async () => {
  const { onPage, mei, sam } = await createCompany(browser());
  const { screen: customer } = await onPage(mei);
  const { screen: supplier } = await onPage(sam);
  await customer.getByRole("heading", { name: "One tap" }).waitFor();
  await supplier.getByText("You owe nobody anything just now.").waitFor();

  await customer.page().keyboard.press("Alt+Shift+A");
  await customer.getByRole("textbox", { name: "What do you need?" }).waitFor();
  await customer.page().keyboard.type("A laptop for Chen");
  await customer.page().keyboard.press("Tab");
  await customer.page().keyboard.type("IT");
  await customer.locator("[role=combobox][aria-activedescendant]").waitFor();
  await customer.page().keyboard.press("Enter");
  await goTo(customer, "Ask");
  await note(customer, "Asked. You will see the answer here.");

  await supplier.getByRole("button", { name: "Accept…: A laptop for Chen" }).waitFor();
  await goTo(supplier, "Accept…: A laptop for Chen");
  await supplier.getByLabel("Due").waitFor();
  await goTo(supplier, "Accept");
  await supplier.getByRole("button", { name: "Deliver: A laptop for Chen" }).waitFor();
  await goTo(supplier, "Deliver: A laptop for Chen");
  await expect.poll(() => focused(supplier)).toBe("You owe nobody anything just now.");

  await customer.getByText("IT delivered “A laptop for Chen”. As promised?").waitFor();
  await goTo(customer, "Yes: A laptop for Chen");
  await customer.getByText("Nothing waits for your answer.").waitFor();
  await expect.poll(() => focused(customer)).toBe("Nothing waits for your answer.");
});
