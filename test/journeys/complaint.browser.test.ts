import type { Frame } from "playwright-core";
import { expect, test } from "vitest";
import { complaint } from "#server/complaint/table.ts";
import { improvementAction } from "#server/improvement/table.ts";
import * as api from "#shared/complaint/api.ts";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { choose, chooseMore, createCompany as createTeams, note } from "./company.ts";

const browser = shareBrowser();
const what = "Two laptops came late";
const office = "https://trust.example/office";

/** The company with a committee of one, and an office for what does not belong here. */
async function createCompany() {
  const company = await createTeams(browser());
  const quality = await company.addTeam("Quality");
  const carla = await company.addPerson("Carla", { [quality.teamId]: "member" }, ["committee"]);
  const deadlines = { acknowledgeDays: 1, planDays: 3, resultDays: 10, learnedDays: 20 };
  await company.call(company.ada, api.setComplaintSettings, { ...deadlines, officeUrl: office });
  return { ...company, carla };
}

async function complain(screen: Frame, { isKept }: { isKept: boolean }) {
  await screen.getByRole("button", { name: "Complain", exact: false }).first().click();
  const dialog = screen.getByRole("dialog", { name: "Complain" });
  await dialog.getByText("Named", { exact: true }).waitFor();
  await choose(screen, "About which team", "IT");
  await dialog.getByRole("textbox", { name: "What happened?" }).fill(what);
  if (isKept) {
    await dialog.getByLabel("Your name").selectOption("Keep my name from the team concerned");
    await dialog.getByText("the facts can still tell them who it was", { exact: false }).waitFor();
  }
  expect(await dialog.getByRole("link", { name: "Go to the office in charge" }).getAttribute("href")).toBe(
    office,
  );
  await dialog.getByRole("button", { name: "Send" }).click();
  await note(screen, "Received. You see under “My complaints” who has it.");
}

/** Takes a complaint of Mei's to where its lesson is due; answers its address. */
async function bringToConfirmed({ call, between, mei, carla }: Awaited<ReturnType<typeof createCompany>>) {
  const made = await call(mei, api.complain, { ...between, text: what, naming: "named" });
  const { complaintId } = made;
  const words = { causeCategory: "handover" as const, cause: "By word of mouth", plan: "In writing" };
  const seen = (revision: number) => ({ complaintId, revision });
  await call(carla, api.analyseComplaint, { ...seen(1), ...words });
  await call(carla, api.sharePlan, seen(2));
  await call(carla, api.reportResult, { ...seen(3), result: "Done in writing" });
  await call(mei, api.confirmResult, seen(4));
  return `/voice/complaints/${complaintId}`;
}

/** What the row of the only complaint says of where it stands. */
const standing = (screen: Frame, step: number, state: string) =>
  screen
    .getByRole("img", { name: `Step ${step} of 5: ${state}` })
    .first()
    .waitFor();

test("a complaint lives its five steps between who complained and the committee, each seeing the other's come in", async () => {
  const { inTeams, mei, carla } = await createCompany();
  const { screen: customer } = await inTeams(mei, { path: "/voice" });
  await complain(customer, { isKept: false });
  await customer.getByText("received · Carla has it", { exact: false }).waitFor();

  const { screen: handler } = await inTeams(carla);
  await handler.getByText("A complaint about IT waits for your next step").waitFor();
  await handler.getByRole("link", { name: "Look at it" }).click();
  await handler.getByRole("button", { name: `Cause and plan…: ${what}` }).click();
  await handler.getByRole("textbox", { name: "Why did it happen?" }).fill("The order lay");
  await handler.getByRole("textbox", { name: "And why was that?" }).fill("Nobody knew of it");
  await handler.getByLabel("What kind of cause").selectOption("Handover");
  await handler.getByRole("textbox", { name: "The cause, in a sentence" }).fill("By word of mouth");
  await handler.getByRole("textbox", { name: "The plan: what will be done by when" }).fill("In writing");
  await handler.getByRole("button", { name: "Save" }).click();
  await standing(customer, 2, "analysed");
  await handler.getByRole("button", { name: `Share the plan: ${what}` }).click();
  await standing(customer, 3, "plan shared");
  await handler.getByRole("button", { name: `Report the result…: ${what}` }).click();
  await handler
    .getByRole("textbox", { name: "What was done, and what has changed?" })
    .fill("Done in writing");
  await handler.getByRole("button", { name: "Send" }).click();

  await customer.getByRole("button", { name: `It is settled: ${what}` }).waitFor();
  await chooseMore(customer, what, "Not settled…");
  await customer.getByRole("textbox", { name: "What is not settled?" }).fill("It was late again");
  await customer.getByRole("button", { name: "Send" }).click();
  await handler.getByText("It was late again").waitFor();
});

test("the lesson closes it, and becomes an action of the team concerned with its owner and day", async () => {
  const company = await createCompany();
  const { inTeams, sam, carla } = company;
  const lesson = await bringToConfirmed(company);
  const { screen: handler } = await inTeams(carla, { path: lesson });
  await handler.getByRole("button", { name: `Keep the lesson…: ${what}` }).click();
  await handler.getByRole("textbox", { name: "What keeps it from coming back?" }).fill("A checklist");
  await choose(handler, "Who of the team does it", "Sam");
  await handler.getByLabel("When is it checked").fill("2027-01-11T09:00");
  await handler.getByRole("button", { name: "Save" }).click();
  await standing(handler, 5, "closed, lesson kept");
  const comeBack = "The same cause has not come back";
  await handler.getByText(`${comeBack} so far; it is watched until Feb 2, 2027.`).waitFor();

  const dueAt = company.clock.now;
  await company.database.write((db) => db.update(improvementAction).set({ dueAt }));
  const { screen: team } = await inTeams(sam);
  await team.getByText("An action of yours for IT is due: A checklist").waitFor();
  await team.getByRole("link", { name: "Look at it" }).click();
  const actions = team.getByRole("region", { name: "What follows from it" });
  await actions.getByText("A checklist").waitFor();
  await actions.getByRole("button", { name: "Done: A checklist" }).click();
  await actions.getByRole("img", { name: "Done, effect not checked yet" }).waitFor();

  const closedAt = company.clock.now - 91 * 86_400_000;
  await company.database.write((db) => db.update(complaint).set({ closedAt }));
  const { screen: later } = await inTeams(carla, { path: lesson });
  await later.getByText(`${comeBack} within 90 days.`).waitFor();
});

test("the team concerned sees what happened, and not whose name is kept from it", async () => {
  const { inTeams, mei, sam } = await createCompany();
  const { screen: customer } = await inTeams(mei, { path: "/voice" });
  await complain(customer, { isKept: true });
  await customer.getByText("your name is kept from the team", { exact: false }).waitFor();
  const { screen: team } = await inTeams(sam, { path: "/voice/complaints" });
  await team.getByRole("link", { name: what, exact: false }).click();
  await team.getByRole("heading", { name: "Complaint about IT" }).waitFor();
  const words = await team.locator("main").innerText();
  expect(words).toContain("name kept");
  expect(words).not.toMatch(/Mei|HR/);
  expect(await team.getByRole("button", { name: what, exact: false }).count()).toBe(0);
});
