import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { commitment } from "#server/commitment/table.ts";
import { mountBot } from "#server/teamsBot/mount.ts";
import { createCompany } from "#test/commitment/company.ts";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { serveApi, startPlayground } from "./playground.ts";

const browser = shareBrowser();

/** A chat in Microsoft's local client, Lin's or Bo's, beside a company that takes it at its word. */
async function openChat(whose: "lin" | "bo" = "lin") {
  const company = await createCompany({
    mountFirst: (app, limit, { companies, tenantId, now }) =>
      mountBot(
        app,
        {
          companies,
          verify: null,
          tenantIds: [tenantId],
          adminIds: [],
          site: { origin: "http://localhost", appId: null },
          now,
        },
        limit,
      ),
  });
  const origin = await serveApi(company.app);
  const url = await startPlayground(`${origin}/api/bot/messages`, company.tenantId, company[whose]);
  const page = await browser().newPage();
  onTestFinished(() => page.close());
  await page.route(/^https:/, (route) => route.abort());
  await page.goto(url);
  await page.getByRole("treeitem", { name: "Personal Chat" }).click();
  return { ...company, page };
}

async function say(page: Page, words: string) {
  await page.getByRole("textbox").first().click();
  await page.keyboard.type(words);
  await page.getByRole("button", { name: "Send Message" }).click();
}

/** The dialog of a command, called on the latest message. */
async function callOnMessage(page: Page, commandId: string) {
  await page.getByRole("button", { name: "Show more information" }).last().click();
  await page.getByRole("menuitem", { name: "Action Command" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Command ID" }).fill(commandId);
  await dialog.getByRole("button", { name: "Create" }).click();
  return dialog;
}

test("from a message to a promise, and on its card to a delivery, without leaving the chat", async () => {
  const { page, database, lin, hr } = await openChat();
  await say(page, "Badges for Chen. Three of them, please.");
  const dialog = await callOnMessage(page, "commitment.promise");
  await dialog.getByRole("button", { name: "Open Promised to" }).click();
  await page.getByRole("option", { name: "HR" }).click();
  await dialog.getByRole("button", { name: "Record" }).click();
  await page.getByText("IT → HR").waitFor();
  const rows = () => database.read.select().from(commitment).all();
  expect(await rows()).toMatchObject([
    {
      sentence: "Badges for Chen.",
      details: "Badges for Chen. Three of them, please.",
      ownerId: lin.personId,
      customerTeamId: hr.teamId,
      state: "accepted",
    },
  ]);
  await page.getByRole("button", { name: "Send Message" }).click();
  await page.getByRole("button", { name: "What can I do?" }).click();
  await page.getByRole("button", { name: "Deliver" }).click();
  await page.getByText("Delivered").waitFor();
  expect((await rows()).map(({ state }) => state)).toEqual(["delivered"]);
});

test("what was asked without a wish is accepted on its card, with a day", async () => {
  const { page, database, clock } = await openChat("bo");
  await say(page, "A laptop for Chen.");
  const dialog = await callOnMessage(page, "commitment.ask");
  await dialog.getByRole("button", { name: "Open Asked of" }).click();
  await page.getByRole("option", { name: "IT" }).click();
  await dialog.getByRole("button", { name: "Open Your team" }).click();
  await page.getByRole("option", { name: "HR" }).click();
  await dialog.getByRole("button", { name: "Record" }).click();
  await page.getByText("IT → HR").waitFor();
  await page.getByRole("button", { name: "Send Message" }).click();
  await page.getByRole("button", { name: "What can I do?" }).click();
  await page.getByRole("button", { name: "Accept" }).click();
  await page.getByLabel("By which day").fill("2030-11-05");
  await page.getByRole("button", { name: "Accept" }).last().click();
  await page.getByText("Promised").waitFor();
  const [row] = await database.read.select().from(commitment).all();
  expect(row).toMatchObject({ state: "accepted", wishedAt: null });
  expect(row?.promisedAt).toBeGreaterThan(clock.now);
});

test("a search puts an open promise into the message", async () => {
  const { page, promise, lin } = await openChat();
  await promise(lin, { sentence: "Contracts for the new colleagues" });
  await page.getByRole("button", { name: "Trigger Message Extension App" }).click();
  await page.getByRole("menuitem", { name: "Search Command" }).click();
  await page.getByRole("textbox", { name: "Enter a search term" }).fill("contracts");
  await page.getByText("Contracts for the new colleagues").click();
  await page.getByText("IT → HR").waitFor();
  expect(await page.getByRole("link", { name: "Open in Counterpart" }).count()).toBe(1);
});
