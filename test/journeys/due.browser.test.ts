import type { Frame } from "playwright-core";
import { expect, test } from "vitest";
import { chooseCalendar, createCalendar } from "#shared/calendar/api.ts";
import { askForCommitment } from "#shared/commitment/api.ts";
import { getCommitment, listAwaited, listOwed } from "#shared/commitment/readApi.ts";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { NOW } from "#test/tabServer.ts";
import { choose, createCompany, note } from "./company.ts";

const browser = shareBrowser();
const DAY_MS = 86_400_000;
/** Thursday, when IT closes; an hour later on the clock of whoever looks from Amsterdam. */
const NEXT_CLOSING = Date.parse("2026-11-05T17:00Z");

const open = async (screen: Frame, command: string) => {
  await screen.getByRole("button", { name: `${command}…` }).click();
  await screen.getByRole("dialog", { name: command }).waitFor();
};
const heldBy = (screen: Frame, name: string) => screen.getByRole("combobox", { name }).inputValue();

test("one sentence is enough: whom one asks, and by when their calendar suggests it, is there already", async () => {
  const { onPage, mei, call } = await createCompany(browser());
  const { screen } = await onPage(mei);
  await open(screen, "Ask");
  await screen.getByRole("textbox", { name: "What do you need?" }).fill("A second screen");
  await expect.poll(() => heldBy(screen, "From which team?")).toBe("IT");
  expect(await screen.getByLabel("When would you like it?").inputValue()).toBe("2026-11-05T18:00");
  expect(await screen.getByRole("combobox", { name: "Who needs it?" }).count()).toBe(0);
  await screen.getByRole("button", { name: "Ask", exact: true }).click();
  await note(screen, "Asked.");
  const { items } = await call(mei, listAwaited, {});
  expect(items).toMatchObject([{ sentence: "A second screen", wishedAt: NEXT_CLOSING }]);
});

test("what is cleared stays empty, though it was suggested", async () => {
  const { onPage, mei, call } = await createCompany(browser());
  const { screen } = await onPage(mei);
  await open(screen, "Ask");
  await screen.getByRole("textbox", { name: "What do you need?" }).fill("No hurry");
  await expect.poll(() => screen.getByLabel("When would you like it?").inputValue()).not.toBe("");
  await screen.getByLabel("When would you like it?").fill("");
  await screen.getByRole("button", { name: "Ask", exact: true }).click();
  await note(screen, "Asked.");
  expect((await call(mei, listAwaited, {})).items).toMatchObject([{ sentence: "No hurry", wishedAt: null }]);
});

test("a lead promises within working days, in the name of somebody in the team", async () => {
  const { onPage, sam, it, addPerson, call } = await createCompany(browser());
  const max = await addPerson("Max", { [it.teamId]: "member" });
  await addPerson("Maxine");
  const { screen } = await onPage(sam);
  await open(screen, "Promise");
  await screen.getByRole("textbox", { name: "What do you promise?" }).fill("Badges");
  await expect.poll(() => heldBy(screen, "To which team?")).toBe("HR");
  expect(await screen.getByLabel("Due").inputValue()).toBe("2026-11-05T18:00");
  await screen.getByRole("button", { name: "Within working days instead" }).click();

  await screen.getByRole("spinbutton", { name: "Due" }).fill("501");
  await screen.getByRole("button", { name: "Promise", exact: true }).click();
  await screen.getByText("Between 1 and 500 working days.").waitFor();
  await screen.getByRole("spinbutton", { name: "Due" }).fill("3");
  await screen.getByRole("combobox", { name: "Who keeps it?" }).fill("Max");
  await screen.getByRole("option", { name: "Max", exact: true }).waitFor();
  expect(await screen.getByRole("option", { name: "Maxine" }).count()).toBe(0);
  await choose(screen, "Who keeps it?", "Max");
  await screen.getByRole("button", { name: "Promise", exact: true }).click();
  await note(screen, "Promised.");
  const { items } = await call(max, listOwed, {});
  expect(items).toMatchObject([
    { sentence: "Badges", owner: { name: "Max" }, promisedAt: Date.parse("2026-11-09T09:00Z") },
  ]);
});

test("the desk asks for a colleague, and nobody outside the team can be one", async () => {
  const { onPage, lin, mei, call } = await createCompany(browser());
  const { screen } = await onPage(lin);
  await open(screen, "Ask");
  await screen.getByRole("textbox", { name: "What do you need?" }).fill("A chair for Mei");
  const who = screen.getByRole("combobox", { name: "Who needs it?" });
  await who.fill("Sam");
  await screen.getByRole("option", { name: "No match" }).waitFor();
  await choose(screen, "Who needs it?", "Mei");
  await expect.poll(() => heldBy(screen, "From which team?")).toBe("IT");
  await screen.getByRole("button", { name: "Ask", exact: true }).click();
  await note(screen, "Asked.");
  expect((await call(mei, listAwaited, {})).items).toMatchObject([{ requester: { name: "Mei" } }]);
});

test("what was asked is accepted within working days, or on the date that was there before", async () => {
  const { onPage, sam, mei, between, call } = await createCompany(browser());
  const wishedAt = NOW + 5 * DAY_MS;
  const { commitmentId } = await call(mei, askForCommitment, { ...between, sentence: "A desk", wishedAt });
  const { screen } = await onPage(sam);
  await screen.getByRole("button", { name: "Accept…: A desk" }).click();
  expect(await screen.getByLabel("Due").inputValue()).toBe("2026-11-09T10:00");
  await screen.getByRole("button", { name: "Within working days instead" }).click();
  await screen.getByRole("spinbutton", { name: "Due" }).fill("2");
  await screen.getByRole("button", { name: "On a date instead" }).click();
  expect(await screen.getByLabel("Due").inputValue()).toBe("2026-11-09T10:00");
  await screen.getByRole("button", { name: "Within working days instead" }).click();
  expect(await screen.getByRole("spinbutton", { name: "Due" }).inputValue()).toBe("2");
  await screen.getByRole("button", { name: "Accept", exact: true }).click();
  await note(screen, "Accepted.");
  const { promisedAt } = await call(mei, getCommitment, { commitmentId });
  expect(promisedAt).toBe(NOW + 2 * DAY_MS);
});

test("a due moment beyond the announced holidays says what is unknown, in the form and on the promise", async () => {
  const { onPage, sam, it, ada, call } = await createCompany(browser());
  const office: [string, string][] = [["09:00", "17:00"]];
  const { calendarId, knownUntil } = await call(ada, createCalendar, {
    name: "Shanghai",
    timeZone: "Asia/Shanghai",
    intervals: { mon: office, tue: office, wed: office, thu: office, fri: office },
    holidayRegion: "CN",
    specialDates: [],
  });
  await call(ada, chooseCalendar, { teamId: it.teamId, calendarId });
  const year = Number(knownUntil?.slice(0, 4)) + 1;
  const said = `The calendar does not know the public holidays from ${year} on`;
  const { screen } = await onPage(sam);
  await open(screen, "Promise");
  await screen.getByRole("textbox", { name: "What do you promise?" }).fill("Badges");
  await expect.poll(() => heldBy(screen, "To which team?")).toBe("HR");
  expect(await screen.getByText(said).count()).toBe(0);
  await screen.getByLabel("Due").fill(`${year}-01-11T10:00`);
  await screen.getByText(said).waitFor();
  await screen.getByRole("button", { name: "Promise", exact: true }).click();
  await note(screen, "Promised.");
  await screen.getByRole("link", { name: "Badges" }).click();
  await screen.getByText(said).waitFor();
});
