import type { BrowserContext } from "playwright-core";
import { expect, test } from "vitest";
import { promiseCommitment } from "#shared/commitment/api.ts";
import { getCommitment, listAwaited } from "#shared/commitment/readApi.ts";
import { EXTENSION_ID } from "#shared/extension/model.ts";
import { listReceivedThanks } from "#shared/recognition/api.ts";
import { openBrowserWith } from "#test/host/extension.ts";
import { stopClock } from "#test/host/openTab.ts";
import { overflowOn, violationsOn } from "#test/inspect.ts";
import { choose, note } from "#test/journeys/company.ts";
import { chooseInMenu, createCompany, openPanelOf, pressKey } from "./company.ts";

/** A page of the company's own network, beside which the panel stands open. */
async function openElsewhere(context: BrowserContext, url: string, body: string) {
  const page = await context.newPage();
  await page.route("https://intranet.example/**", (route) =>
    route.fulfill({ contentType: "text/html", body }),
  );
  await page.goto(url);
  return page;
}

test("words selected on a page become what is asked for, with the page's title and address", async () => {
  const { folder, mei, call } = await createCompany();
  const { page, context, worker } = await openPanelOf(folder, mei);
  const elsewhere = await openElsewhere(
    context,
    "https://intranet.example/joiners?week=46",
    "<title>Joiners</title>Chen needs a laptop",
  );
  await chooseInMenu(worker, elsewhere, "commitment.ask", "Chen needs\n a laptop");
  await page.bringToFront();
  await page.getByRole("dialog").waitFor();
  expect(await page.getByRole("textbox", { name: "What do you need?" }).inputValue()).toBe(
    "Chen needs a laptop",
  );
  await page.getByText("Joiners intranet.example").waitFor();
  const team = page.getByRole("combobox", { name: "From which team?" });
  await team.fill("");
  await team.fill("IT");
  await page.getByRole("option", { name: "IT" }).click();
  await page.getByRole("button", { name: "Ask", exact: true }).last().click();
  await note(page.mainFrame(), "Asked.");
  const { items } = await call(mei, listAwaited, {});
  const source = { title: "Joiners", url: "https://intranet.example/joiners?week=46" };
  expect(items).toMatchObject([{ sentence: "Chen needs a laptop", source }]);

  await page.getByRole("link", { name: "Chen needs a laptop" }).click();
  const link = page.getByRole("link", { name: "Joiners" });
  expect(await link.getAttribute("href")).toBe(source.url);
  expect(await link.getAttribute("rel")).toContain("noreferrer");
});

test("thanks for something on a page keep the page's title and address", async () => {
  const { folder, mei, sam, call } = await createCompany();
  const { page, context, worker } = await openPanelOf(folder, mei);
  const elsewhere = await openElsewhere(
    context,
    "https://intranet.example/joiners",
    "<title>Joiners</title>Chen has a laptop",
  );
  await chooseInMenu(worker, elsewhere, "recognition.thank", "Chen had a laptop on day one");
  await page.bringToFront();
  await page.getByText("Joiners intranet.example").waitFor();
  await choose(page.mainFrame(), "Who helped you?", "Sam");
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole("button", { name: "Thank", exact: true }).last().click();
  await note(page.mainFrame(), "Thank you for thanking.");
  const source = { title: "Joiners", url: "https://intranet.example/joiners" };
  expect((await call(sam, listReceivedThanks, {})).items).toMatchObject([{ source }]);
});

test("the page may be left out, and then it is not kept", async () => {
  const { folder, mei, call } = await createCompany();
  const { page, context, worker } = await openPanelOf(folder, mei);
  const elsewhere = await openElsewhere(
    context,
    "https://intranet.example/plan",
    "<title>Secret plan</title>",
  );
  await chooseInMenu(worker, elsewhere, "commitment.ask", "A laptop");
  await page.bringToFront();
  await page.getByRole("button", { name: "Leave out" }).click();
  await page.getByText("The page is not kept.").waitFor();
  const team = page.getByRole("combobox", { name: "From which team?" });
  await team.fill("");
  await team.fill("IT");
  await page.getByRole("option", { name: "IT" }).click();
  await page.getByRole("button", { name: "Ask", exact: true }).last().click();
  await note(page.mainFrame(), "Asked.");
  const [asked] = (await call(mei, listAwaited, {})).items;
  const { source } = await call(mei, getCommitment, { commitmentId: asked?.commitmentId ?? "" });
  expect(source).toBeNull();
});

test("a key that the browser gave to a command runs it in the panel, also in one that is only opened then", async () => {
  const { folder, mei } = await createCompany();
  const { page, worker, openPanel } = await openPanelOf(folder, mei);
  await pressKey(worker, page, "commitment_promise");
  await page.getByRole("dialog", { name: "Promise" }).waitFor();
  await page.close();

  const other = await openPanel("/today", "", stopClock);
  await other.getByRole("heading", { level: 1 }).waitFor();
  expect(await other.getByRole("dialog").count()).toBe(0);
  await other.close();
  await worker.evaluate('chrome.commands.onCommand.dispatch("commitment_ask", undefined)');
  const later = await openPanel("/today", "", stopClock);
  await later.getByRole("dialog", { name: "Ask" }).waitFor();
});

test("the badge counts what is due, also while no panel is open", async () => {
  const { folder, mei, it, hr, call, clock } = await createCompany();
  clock.now = Date.now();
  const between = { supplierTeamId: hr.teamId, customerTeamId: it.teamId };
  const browser = await openBrowserWith(folder);
  const page = await browser.openPanel("/today", `?as=${mei.objectId}`);
  await page.getByRole("heading", { level: 1, name: /Mei/ }).waitFor();
  await page.close();
  const worker = await browser.worker();
  const badge = () => worker.evaluate<string>("chrome.action.getBadgeText({})");
  await expect.poll(badge).toBe("1");
  await call(mei, promiseCommitment, {
    ...between,
    sentence: "Payroll file",
    dueAt: clock.now + 1_000,
  });
  await worker.evaluate('chrome.alarms.onAlarm.dispatch({ name: "due" })');
  await expect.poll(badge).toBe("2");
});

test.each([
  ["light", 280],
  ["dark", 360],
] as const)(
  "in the %s panel, %s pixels wide, axe finds no fault and nothing sticks out",
  async (theme, width) => {
    const { folder, mei } = await createCompany();
    const { page } = await openPanelOf(folder, mei, {
      context: { colorScheme: theme, viewport: { width, height: 800 } },
    });
    await page.getByText("Handbook").first().waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(await overflowOn(page)).toEqual([]);
  },
);

test("a style that somebody writes into the panel does not count, whatever it carries", async () => {
  const { folder, mei } = await createCompany();
  const { page, context } = await openPanelOf(folder, mei);
  const unwatched = await context.newPage();
  await unwatched.goto(page.url());
  await unwatched.getByRole("heading", { level: 1, name: /Mei/ }).waitFor();
  const sheets = await unwatched.evaluate((written) => {
    const carried = [...document.querySelectorAll("meta, style, script")].map((one) => ({
      nonce: (one as HTMLElement).nonce || one.getAttribute("content") || "",
    }));
    return [...carried, { nonce: "counterpart" }].filter(({ nonce }) => {
      const style = Object.assign(document.createElement("style"), { nonce, textContent: written });
      return document.head.appendChild(style).sheet !== null;
    });
  }, "h1 { display: none }");
  expect(sheets).toEqual([]);
  await unwatched.getByRole("heading", { level: 1, name: /Mei/ }).waitFor();
});

test("a click on the icon opens the panel", async () => {
  const { folder, mei } = await createCompany();
  const { worker } = await openPanelOf(folder, mei);
  expect(await worker.evaluate("chrome.sidePanel.getPanelBehavior()")).toEqual({
    openPanelOnActionClick: true,
  });
  expect(await worker.evaluate("chrome.sidePanel.getOptions({})")).toMatchObject({
    enabled: true,
    path: "panel.html",
  });
});

test("a reload of the panel finds the same page again", async () => {
  const { folder, mei } = await createCompany();
  const { page } = await openPanelOf(folder, mei);
  await page.getByRole("link", { name: "Relations" }).click();
  await page.getByRole("heading", { level: 1, name: "Relations" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Relations" }).waitFor();
  expect(page.url()).toBe(`chrome-extension://${EXTENSION_ID}/panel.html?as=${mei.objectId}#/relations`);
});
