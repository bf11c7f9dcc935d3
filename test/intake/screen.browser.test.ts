import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { commitment } from "#server/commitment/table.ts";
import { team } from "#server/organisation/table.ts";
import { openTabOnPage } from "#test/host/openTab.ts";
import { violationsOn } from "#test/inspect.ts";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { createServedWorld } from "#test/tabServer.ts";
import { workOn } from "./importing.ts";

const browser = shareBrowser();
const teams = "Team,Above,Kind\nFinance,,Dept\nPayroll,Finance,team\nTax,Money,team\n";
const tickets = [
  "Ticket;Service team;Customer team;Title;Opened;Resolved",
  "1;Payroll;Finance;Überstunden;02/10/2026 09:00;02/10/2026 11:00",
  "2;Payroll;Finance;Payslip;13/10/2026 09:00;?",
].join("\r\n");

/** An admin on the import screen; the server takes up what waits when it is told to. */
async function openImport(content: string | Buffer, kind?: string) {
  const world = await createServedWorld();
  const ada = await world.addPerson("Ada", {}, ["admin"]);
  const { page } = await openTabOnPage({ browser: browser(), world }, ada, { path: "/admin/import" });
  const workOff = () => expect.poll(() => workOn(world), { timeout: 10_000 }).toBe(true);
  await choose(page, content, kind);
  return { ...world, page, workOff };
}

async function choose(page: Page, content: string | Buffer, kind = "Teams") {
  await page.getByLabel("What is in the file?").selectOption(kind);
  await page
    .getByLabel("Choose a file…")
    .setInputFiles({ name: "export.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
  await page.locator("[aria-current=step]", { hasText: "Columns" }).waitFor();
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** A number of the report, by what stands above it. */
const total = (page: Page, name: string) =>
  page.locator("dl > div").filter({ hasText: name }).locator("dd").innerText();

test("a file is guessed, tried out, put right, imported; a second time it changes nothing", async () => {
  const { page, workOff, database } = await openImport(teams);
  const columnOf = (field: string) => page.getByRole("combobox", { name: field }).inputValue();
  expect([await columnOf("Name"), await columnOf("Kind of team")]).toEqual(["Team", "Kind"]);
  await page.getByRole("combobox", { name: "Team above" }).selectOption("Above");
  await page.getByRole("combobox", { name: "“Dept”" }).selectOption("Department");
  await press(page, "Trial run");
  await workOff();
  await page.getByText("Trial run done; nothing was changed").waitFor();
  expect([await total(page, "New"), await total(page, "Refused")]).toEqual(["2", "1"]);
  expect(await violationsOn(page)).toEqual([]);
  const refused = page.getByRole("region", { name: "Refused rows" }).getByRole("listitem");
  expect(await refused.innerText()).toMatch(
    /Line 4\s+Team above \(column “Above”\)\s+There is no team “Money”/,
  );
  expect(await database.read.select().from(team).all()).toEqual([]);

  await press(page, "Import for good");
  await workOff();
  await page.getByText("Refused rows stayed out.").waitFor();
  const rows = await database.read.select().from(team).all();
  expect(rows.map(({ name, kind }) => `${name}: ${kind}`).sort()).toEqual([
    "Finance: department",
    "Payroll: team",
  ]);

  await press(page, "Import another file");
  await page.getByText("export.csv").waitFor();
  await choose(page, teams);
  await page.getByRole("combobox", { name: "Team above" }).selectOption("Above");
  await page.getByRole("combobox", { name: "“Dept”" }).selectOption("Department");
  await press(page, "Trial run");
  await workOff();
  await page.getByText("Nothing would change: the rows that can be taken are here already.").waitFor();
  expect(await database.read.select().from(team).all()).toEqual(rows);
});

test("a log is read in its own characters, dates and time zone", async () => {
  const { page, workOff, database } = await openImport(Buffer.from(tickets, "latin1"), "Past work");
  await page.getByText("Line 2 cannot be read as utf-8.").waitFor();
  await page.getByRole("combobox", { name: "Characters" }).selectOption("Windows-1252 (Western)");
  await page.getByText("“02/10/2026 09:00” is read as Friday, October 2, 2026").waitFor();
  await page.getByRole("combobox", { name: "Time zone" }).fill("Asia/Shanghai");
  await page.getByLabel("Add teams that are missing").check();
  await press(page, "Trial run");
  await workOff();
  await page.getByText("Trial run done; nothing was changed").waitFor();
  await press(page, "Import for good");
  await workOff();
  await page.getByText("Imported", { exact: true }).waitFor();
  const rows = await database.read.select().from(commitment).all();
  expect(rows.map(({ sentence, askedAt }) => [sentence, new Date(askedAt).toISOString()])).toEqual([
    ["Überstunden", "2026-10-02T01:00:00.000Z"],
    ["Payslip", "2026-10-13T01:00:00.000Z"],
  ]);
});

test("what a row lacks is said beside the field, and a trial can be cancelled", async () => {
  const { page, workOff } = await openImport(teams);
  await page.getByRole("combobox", { name: "Name" }).selectOption("–");
  await press(page, "Trial run");
  await page.getByText("Say in which column “name” is found.").first().waitFor();
  await page.getByRole("combobox", { name: "Name" }).selectOption("Team");
  await press(page, "Trial run");
  await press(page, "Cancel");
  await page.getByText("Trial run cancelled; nothing was changed").waitFor();
  await press(page, "Change columns");
  expect(await page.getByRole("combobox", { name: "Name" }).inputValue()).toBe("Team");
  await press(page, "Trial run");
  await workOff();
  await page.getByText("Trial run done; nothing was changed").waitFor();
});
