import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { choose, createCompany, note } from "./company.ts";

const browser = shareBrowser();

test("who is new chooses a team, its lead confirms, and the page goes on by itself", async () => {
  const { inTeams, addPerson, lin } = await createCompany(browser());
  const nik = await addPerson("Nik");
  const { screen: newcomer } = await inTeams(nik);
  await newcomer.getByRole("option", { name: "HR" }).click();
  await newcomer.getByText("Lin").first().waitFor();

  const { screen: lead } = await inTeams(lin);
  await lead.getByText("Nik would like to join HR").waitFor();
  await lead.getByRole("link", { name: "Look at it" }).click();
  await lead.getByRole("button", { name: "Confirm: Nik" }).click();
  await newcomer.getByRole("heading", { name: "Good morning, Nik" }).waitFor();
});

test("an admin creates a team below another one", async () => {
  const { onPage, ada } = await createCompany(browser());
  const { page, screen } = await onPage(ada, { path: "/admin/teams" });
  await page.getByRole("button", { name: "Create a team…" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Service Desk");
  await choose(screen, "Part of", "IT");
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await note(screen, "The team is there.");
  await page.getByRole("button", { name: "Show the teams below IT" }).click();
  await page.getByRole("link", { name: "Service Desk" }).waitFor();
});

test("an admin changes the company's hours, and the calendar shows them", async () => {
  const { onPage, ada } = await createCompany(browser());
  const { page } = await onPage(ada, { path: "/admin/calendars" });
  await page.getByRole("button", { name: /^Change:/ }).click();
  await page.getByRole("textbox", { name: "Friday" }).fill("09:00–13:00");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("09:00–13:00").first().waitFor();
});

test("an admin saves the people as a file", async () => {
  const { onPage, ada } = await createCompany(browser());
  const { page } = await onPage(ada, { path: "/admin/export" });
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as a file: People" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("counterpart-people.csv");
  expect(readFileSync(await file.path(), "utf8")).toMatch(
    /^\ufeffkey,name,email,objectId,team,role\r\n(.+\r\n){4}$/,
  );
  await page.getByText("Saved: 4 rows").waitFor();
});
