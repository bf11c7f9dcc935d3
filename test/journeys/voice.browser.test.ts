import { expect, test } from "vitest";
import { addStandard, createService, publishService } from "#shared/agreement/api.ts";
import { standardTemplates } from "#shared/agreement/sentence.ts";
import { decideConsultation, listConsultations } from "#shared/feedback/consultationApi.ts";
import type { Consultation } from "#shared/feedback/model.ts";
import { violationsOn } from "#test/inspect.ts";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { choose, chooseMore, createCompany, note } from "./company.ts";

const browser = shareBrowser();

test("a customer thanks by the key and is told to say for what; who is thanked sees it on Today and in Voice", async () => {
  const { onPage, inTeams, mei, sam } = await createCompany(browser());
  const { page, screen: giver } = await onPage(mei);
  await giver.getByRole("heading", { name: "Good morning, Mei" }).waitFor();
  await page.keyboard.press("Alt+Shift+T");
  await giver.getByRole("dialog", { name: "Thank" }).waitFor();
  await choose(giver, "Who helped you?", "Sam");
  await giver.getByRole("textbox", { name: "For what?" }).fill("Thanks!");
  await giver.getByRole("button", { name: "Thank", exact: true }).click();
  await giver.getByText("Say for what, in at least 10 characters.").waitFor();
  await giver.getByRole("textbox", { name: "For what?" }).fill("Fixed the payroll file the same day");
  await giver.getByRole("button", { name: "Thank", exact: true }).click();
  await note(giver, "Thank you for thanking.");

  const { screen: receiver } = await inTeams(sam);
  const said = receiver.getByRole("region", { name: "Said to you" });
  await said.getByText("“Fixed the payroll file the same day”").waitFor();
  expect(await said.getByText("Mei (HR) thanks you", { exact: false }).count()).toBe(1);
  await said.getByRole("link", { name: "Voice" }).click();
  await receiver
    .getByRole("region", { name: "Thanks you got" })
    .getByText("“Fixed the payroll file the same day”")
    .waitFor();
  await giver.getByRole("link", { name: "Voice" }).click();
  await giver.getByText("4 thanks left today.", { exact: false }).waitFor();
});

test("a suggestion is answered, done and stands on the board, each seeing the other's steps come in", async () => {
  const { inTeams, mei, sam } = await createCompany(browser());
  const { screen: customer } = await inTeams(mei, { path: "/voice" });
  const { screen: supplier } = await inTeams(sam, { path: "/voice" });
  const text = "Send the file on Mondays";
  await customer.getByRole("button", { name: "Suggest…", exact: true }).click();
  await customer.getByRole("textbox", { name: "What would be better?" }).fill(text);
  await choose(customer, "To which team?", "IT");
  await customer.getByRole("button", { name: "Suggest", exact: true }).click();
  await note(customer, "Sent. You will get an answer, and see it here.");
  const mine = customer.getByRole("region", { name: "Your suggestions" });
  await mine.getByRole("img", { name: "Waiting for an answer" }).waitFor();

  await supplier.getByRole("button", { name: `Accept…: ${text}` }).click();
  await supplier.getByRole("textbox", { name: "What will change?" }).fill("The file comes on Mondays");
  await supplier.getByLabel("By when?").fill("2026-11-20T17:00");
  await supplier.getByRole("button", { name: "Accept", exact: true }).click();
  await mine.getByText("What will change: The file comes on Mondays").waitFor();

  await supplier.getByRole("button", { name: `We did it…: ${text}` }).click();
  await supplier.getByRole("button", { name: "Tell them" }).click();
  const board = customer.getByRole("region", { name: "You said → we did" });
  await board.getByText("We did: The file comes on Mondays").waitFor();
  expect(await board.getByText("Thank you, Mei", { exact: false }).count()).toBe(1);
});

test("a lead asks the customers about a plan, and a customer says what they think", async () => {
  const { inTeams, mei, sam } = await createCompany(browser());
  const { screen: supplier } = await inTeams(sam, { path: "/voice" });
  await supplier.getByRole("button", { name: "Ask about a change…" }).click();
  await supplier.getByRole("textbox", { name: "What do you plan?" }).fill("Laptops on Tuesdays only");
  await supplier.getByRole("button", { name: "Ask them" }).click();
  await note(supplier, "Asked. Their answers gather under Voice.");

  const { screen: customer } = await inTeams(mei);
  await customer.getByText("IT plans: Laptops on Tuesdays only What do you think?").waitFor();
  await customer.getByRole("link", { name: "Look at it" }).click();
  await customer.getByRole("button", { name: "Tell them…: Laptops on Tuesdays only" }).click();
  await customer.getByRole("combobox", { name: "What do you think?" }).selectOption("I am against it");
  await customer.getByRole("textbox", { name: "Why?" }).fill("Newcomers start on Mondays");
  await customer.getByRole("button", { name: "Tell them", exact: true }).click();
  await customer.getByText("You said: I am against it", { exact: false }).waitFor();
  await supplier.getByText("0 for it, 1 against, 0 otherwise", { exact: false }).waitFor();
  await supplier.getByRole("button", { name: "Who said what" }).click();
  await supplier.getByText("Mei (HR): I am against it – Newcomers start on Mondays").waitFor();
});

test("who is about to change what customers count on asks them first, and they read on Today what was decided", async () => {
  const { inTeams, onPage, call, clock, mei, sam, it } = await createCompany(browser());
  const promise = "You can expect a laptop that works.";
  const draft = { teamId: it.teamId, name: "Laptops", promise, ownerId: sam.personId };
  const { serviceId, revision } = await call(sam, createService, draft);
  await call(sam, addStandard, { serviceId, ...standardTemplates.answerInOneWorkingDay });
  await call(sam, publishService, { serviceId, revision });

  const { page, screen: supplier } = await onPage(sam, { path: `/promises/${serviceId}` });
  const now = "You can expect an answer within one working day";
  await chooseMore(supplier, now, "Stop promising…");
  const dialog = supplier.getByRole("dialog", { name: "Stop promising a standard" });
  await dialog.getByText(now, { exact: false }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Ask about a change…" }).click();
  await supplier.getByRole("textbox", { name: "What do you plan?" }).fill("Answers within two days");
  await supplier.getByRole("button", { name: "Ask them" }).click();
  await note(supplier, "Asked. Their answers gather under Voice.");

  const { screen: customer } = await inTeams(mei, { path: "/voice" });
  await customer.getByText("about Laptops", { exact: false }).waitFor();
  await customer.getByText(`Promised until now: ${now}`).waitFor();
  const [{ consultationId, closesAt }] = (await call(sam, listConsultations, {})).items as [Consultation];
  clock.now = closesAt;
  const decision = "One day stays for HR";
  await call(sam, decideConsultation, { consultationId, outcome: "changed", decision });
  const { screen: today } = await inTeams(mei);
  const news = today.getByRole("region", { name: "Said to you" });
  await news.getByText("IT has decided on its plan").waitFor();
  await news.getByText(`We change the plan: ${decision}`).waitFor();
});
