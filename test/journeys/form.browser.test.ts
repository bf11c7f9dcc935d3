import type { Frame, Page } from "playwright-core";
import { expect, test } from "vitest";
import { listCommitments } from "#shared/commitment/readApi.ts";
import { type ProblemBody, problemStatus } from "#shared/problem.ts";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { choose, createCompany, note } from "./company.ts";

const browser = shareBrowser();
const ASK = "**/api/commitments/ask";

/** Mei's form, filled in and not sent yet. */
async function openFilledForm() {
  const company = await createCompany(browser());
  const { page, screen, context } = await company.onPage(company.mei);
  await openForm(screen);
  await screen.getByRole("textbox", { name: "What do you need?" }).fill("A laptop for Chen");
  await choose(screen, "From which team?", "IT");
  await screen.getByRole("textbox", { name: "Details" }).fill("In June\nwith a German keyboard");
  const asked = async () => {
    const { items } = await company.call(company.sam, listCommitments, { teamId: company.it.teamId });
    return items.map(({ sentence }) => sentence);
  };
  return { ...company, page, screen, context, asked };
}

async function openForm(screen: Frame) {
  await screen.getByRole("button", { name: "Ask…" }).click();
  await screen.getByRole("dialog", { name: "Ask" }).waitFor();
}

const send = (screen: Frame) => screen.getByRole("button", { name: "Ask", exact: true }).click();

async function expectAllKept(screen: Frame) {
  expect(await screen.getByRole("textbox", { name: "What do you need?" }).inputValue()).toBe(
    "A laptop for Chen",
  );
  expect(await screen.getByRole("combobox", { name: "From which team?" }).inputValue()).toBe("IT");
  expect(await screen.getByRole("textbox", { name: "Details" }).inputValue()).toBe(
    "In June\nwith a German keyboard",
  );
}

const answer = (page: Page, body: ProblemBody) =>
  page.route(ASK, (route) => route.fulfill({ status: problemStatus[body.code], json: body }));

const refusals = [
  ["conflict", "error.conflict", "Somebody changed this meanwhile."],
  ["invalid", "error.invalid", "This value does not fit."],
  ["unavailable", "error.unavailable", "This is not available just now."],
  ["internal", "error.internal", "Something went wrong on our side."],
] as const;

test("after each kind of refusal the form says why and keeps what was typed, and the next try goes through", async () => {
  const { page, screen, asked } = await openFilledForm();
  for (const [code, key, sentence] of refusals) {
    await answer(page, { code, message: { key, values: {} } });
    await send(screen);
    await screen.getByRole("alert").filter({ hasText: sentence }).waitFor();
    await expectAllKept(screen);
    await page.unroute(ASK);
  }
  await send(screen);
  await note(screen, "Asked.");
  expect(await asked()).toEqual(["A laptop for Chen"]);
});

test("a proxy's page is told as a server that is not there, a field's fault beside the field; both keep all", async () => {
  const { page, screen } = await openFilledForm();
  const gateway = { status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" };
  await page.route(ASK, (route) => route.fulfill(gateway));
  await send(screen);
  await screen.getByRole("alert").filter({ hasText: "This is not available just now." }).waitFor();
  await expectAllKept(screen);

  await page.unroute(ASK);
  const message = { key: "error.tooLong", values: { maximum: 200 } };
  await answer(page, { code: "invalid", field: "sentence", message });
  await send(screen);
  await screen.getByText("Too long: at most 200 characters.").waitFor();
  await expectAllKept(screen);
});

test("closing and opening again, and a reload, keep what was typed", async () => {
  const { page, screen } = await openFilledForm();
  await screen.getByRole("button", { name: "Cancel" }).click();
  await openForm(screen);
  await expectAllKept(screen);
  await page.reload();
  await openForm(screen);
  await screen.getByText("What you typed was kept.").waitFor();
  await expectAllKept(screen);
});

test("without a connection nothing is lost, and it is sent once the connection is back", async () => {
  const { screen, context, asked } = await openFilledForm();
  await context.setOffline(true);
  await send(screen);
  await screen.getByRole("alert").filter({ hasText: "No connection to Counterpart." }).waitFor();
  await expectAllKept(screen);
  await context.setOffline(false);
  await send(screen);
  await note(screen, "Asked.");
  expect(await asked()).toEqual(["A laptop for Chen"]);
});

test("an answer that was lost on its way does not make it be done twice", async () => {
  const { page, screen, asked } = await openFilledForm();
  await page.route(ASK, async (route) => {
    await route.fetch();
    await route.abort("connectionreset");
  });
  await send(screen);
  await screen.getByRole("alert").filter({ hasText: "No connection to Counterpart." }).waitFor();
  expect(await asked()).toEqual(["A laptop for Chen"]);
  await page.unroute(ASK);
  await send(screen);
  await note(screen, "Asked.");
  expect(await asked()).toEqual(["A laptop for Chen"]);
});

test("two presses in a row send it once", async () => {
  const { screen, asked } = await openFilledForm();
  await screen.getByRole("button", { name: "Ask", exact: true }).dblclick();
  await note(screen, "Asked.");
  expect(await asked()).toEqual(["A laptop for Chen"]);
});

test("what was sent is gone from the form the next time", async () => {
  const { screen } = await openFilledForm();
  await send(screen);
  await note(screen, "Asked.");
  await openForm(screen);
  expect(await screen.getByRole("textbox", { name: "What do you need?" }).inputValue()).toBe("");
});
