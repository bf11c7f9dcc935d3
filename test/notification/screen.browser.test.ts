import { expect, test } from "vitest";
import { teamChannel } from "#server/notification/table.ts";
import { askForCommitment } from "#shared/commitment/api.ts";
import { getNotificationSettings, listNotifications } from "#shared/notification/api.ts";
import { createCompany } from "#test/journeys/company.ts";
import { shareBrowser } from "#test/sharedBrowser.ts";

const browser = shareBrowser();

/** Mei asks IT for two things; Sam, who leads IT, is told. */
async function createNews() {
  const company = await createCompany(browser());
  const { call, sam, between, mei, clock } = company;
  for (const sentence of ["A laptop for Chen", "A badge for Wu"]) {
    clock.now += 1_000;
    await call(mei, askForCommitment, { ...between, sentence });
  }
  const unread = async () => {
    const { items } = await call(sam, listNotifications, {});
    return items.filter(({ readAt }) => readAt === null).map(({ title }) => title);
  };
  return { ...company, unread };
}

test("what is new is counted beside the way to it, leads to its promise, and is read by following it", async () => {
  const { onPage, sam, unread } = await createNews();
  const before = await unread();
  const { page } = await onPage(sam, { path: "/today" });
  await page.getByRole("link", { name: `Notifications ${before.length} unread` }).click();
  await page.getByRole("link", { name: "A badge for Wu" }).click();
  await page.waitForURL(/\/today\/[0-9a-f-]{36}/);
  await expect.poll(unread).toEqual(before.filter((title) => title !== "A badge for Wu"));
});

test("all is marked as read at once, and the number beside the way is gone", async () => {
  const { onPage, sam, unread } = await createNews();
  const { page } = await onPage(sam, { path: "/notifications" });
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await page.getByRole("button", { name: "Mark all as read" }).waitFor({ state: "detached" });
  expect(await unread()).toEqual([]);
  await page.getByRole("link", { name: "Notifications", exact: true }).waitFor();
});

test("a kind is switched off; one is left alone for an hour, and then again not", async () => {
  const { inTeams, sam, call } = await createNews();
  const { screen } = await inTeams(sam, { path: "/notifications" });
  const settings = () => call(sam, getNotificationSettings, {});
  await screen.getByRole("checkbox", { name: "Thanks" }).uncheck();
  await expect.poll(settings).toMatchObject({ switchedOff: ["thanks"] });
  await screen.getByRole("button", { name: "1 hour" }).click();
  await screen.getByRole("button", { name: "Interrupt me again" }).click();
  await screen.getByRole("button", { name: "1 hour" }).waitFor();
  expect(await settings()).toEqual({ switchedOff: ["thanks"], snoozedUntil: null });
});

test("left alone until tomorrow or a day of one's own means until that morning; a day in the past is not taken", async () => {
  const { onPage, sam, call } = await createNews();
  const { page } = await onPage(sam, { path: "/notifications" });
  const until = async () => (await call(sam, getNotificationSettings, {})).snoozedUntil;
  await page.getByRole("button", { name: "Until tomorrow" }).click();
  await expect.poll(until).toBe(Date.parse("2026-11-05T09:00:00+01:00"));
  await page.getByRole("button", { name: "Interrupt me again" }).click();
  const day = page.getByLabel("Or until the morning of");
  await day.fill("2026-11-01");
  await page.getByRole("button", { name: "Until then" }).click();
  expect(await day.evaluate((input: HTMLInputElement) => input.validity.rangeUnderflow)).toBe(true);
  expect(await until()).toBeNull();
  await day.fill("2026-11-14");
  await page.getByRole("button", { name: "Until then" }).click();
  await expect.poll(until).toBe(Date.parse("2026-11-14T09:00:00+01:00"));
  await page.getByText("Not interrupted until").waitFor();
});

test("a lead sets their team's channel; its address is kept nowhere in the browser", async () => {
  const { onPage, sam, it: team, database } = await createNews();
  const { page } = await onPage(sam, { path: "/notifications" });
  await page.getByRole("button", { name: "Post to a channel…: IT" }).click();
  const address = page.getByRole("textbox", { name: "The workflow's address" });
  await address.fill("https://example.com/hook");
  await page.getByRole("button", { name: "Save the address" }).click();
  await page.getByText("Only addresses of Power Automate workflows").first().waitFor();
  const url = "https://prod-1.westeurope.logic.azure.com/workflows/1?sig=secret";
  await address.fill(url);
  await page.getByRole("button", { name: "Save the address" }).click();
  await page.getByText("Posts by prod-1.westeurope.logic.azure.com, set by Sam").waitFor();
  const rows = await database.read.select().from(teamChannel).all();
  expect(rows).toMatchObject([{ teamId: team.teamId, webhookUrl: url }]);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("logic.azure.com");
});
