import { expect, test } from "vitest";
import { askForCommitment } from "#shared/commitment/api.ts";
import { listAwaited, listOwed } from "#shared/commitment/readApi.ts";
import type { OpenTab } from "#test/host/openTab.ts";
import { violationsOn } from "#test/inspect.ts";
import { createCompany, note } from "#test/journeys/company.ts";
import { shareBrowser } from "#test/sharedBrowser.ts";

const browser = shareBrowser();

async function pick({ page }: OpenTab, command: string) {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Control+K");
  await page.getByRole("dialog").getByRole("combobox").waitFor();
  await page.keyboard.type(command);
  await page.keyboard.press("Enter");
}

test.each([
  ["en-US", "ask", "Ask", "Asked."],
  ["zh-CN", "请求", "提出请求", "已提出请求"],
])("in %s something is asked for by keys alone: whom, what, when", async (locale, command, title, done) => {
  const { onPage, mei, call } = await createCompany(browser());
  const tab = await onPage(mei, { locale, width: 320 });
  const { page } = tab;
  await pick(tab, command);
  await page.getByRole("dialog", { name: title }).waitFor();
  await page.getByRole("option", { name: "IT", selected: true }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await page.getByText(/2 of 3|第 2 步/).waitFor();
  await page.keyboard.type("A second screen");
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: /tomorrow|明天/, selected: true }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await note(page.mainFrame(), done);
  const { items } = await call(mei, listAwaited, {});
  expect(items).toMatchObject([
    { sentence: "A second screen", supplier: { name: "IT" }, wishedAt: Date.parse("2026-11-05T17:00Z") },
  ]);
});

test("a number may be a date or working days, for a promise", async () => {
  const { onPage, sam, call } = await createCompany(browser());
  const tab = await onPage(sam);
  const { page } = tab;
  await pick(tab, "promise");
  await page.getByRole("option", { name: "HR", selected: true }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Badges");
  await page.keyboard.press("Enter");
  await page.getByText("(3 of 3)").waitFor();
  await page.keyboard.type("6");
  await page.getByRole("option", { name: /Nov 6/, selected: true }).waitFor();
  await page.getByRole("option", { name: "Within 6 working days" }).waitFor();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await note(page.mainFrame(), "Promised.");
  const { items } = await call(sam, listOwed, {});
  expect(items).toMatchObject([{ sentence: "Badges", promisedAt: Date.parse("2026-11-12T09:00Z") }]);
});

test("Backspace in an empty field goes back, and what was answered before is still the answer", async () => {
  const { onPage, mei } = await createCompany(browser());
  const tab = await onPage(mei);
  const { page } = tab;
  await pick(tab, "ask");
  await page.getByRole("option", { name: "IT" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("(2 of 3)").waitFor();
  await page.keyboard.type("x");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.getByText("(1 of 3)").waitFor();
});

test("all fields show the same answers, and nothing has to be typed twice", async () => {
  const { onPage, mei } = await createCompany(browser());
  const tab = await onPage(mei);
  const { page } = tab;
  await pick(tab, "ask");
  await page.getByRole("option", { name: "IT" }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("A second screen");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "All fields" }).click();
  await page.getByRole("textbox", { name: "Details" }).waitFor();
  expect(await page.getByRole("textbox", { name: "What do you need?" }).inputValue()).toBe("A second screen");
  expect(await page.getByRole("combobox", { name: "From which team?" }).inputValue()).toBe("IT");
});

test("what the server refuses is said, and the answers stay", async () => {
  const { onPage, mei, it, hr, call } = await createCompany(browser());
  await call(mei, askForCommitment, {
    supplierTeamId: it.teamId,
    customerTeamId: hr.teamId,
    sentence: "An earlier one",
  });
  const tab = await onPage(mei, { expectedFaults: /ERR_FAILED/ });
  const { page } = tab;
  await page.route("**/api/commitments/ask", (route) => route.abort());
  await pick(tab, "ask");
  await page.getByRole("option", { name: "IT" }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("A second screen");
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: "No date" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("No connection to Counterpart.").waitFor();
  await page.unroute("**/api/commitments/ask");
  await page.keyboard.press("Enter");
  await note(page.mainFrame(), "Asked.");
});
