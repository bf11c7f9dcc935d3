import { expect, test } from "vitest";
import { addStandard, createService, publishService } from "#shared/agreement/api.ts";
import { promiseCommitment } from "#shared/commitment/api.ts";
import { giveThanks } from "#shared/recognition/api.ts";
import { createCompany } from "#test/journeys/company.ts";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { NOW } from "#test/tabServer.ts";

const browser = shareBrowser();
const HOUR_MS = 3_600_000;

test("a channel's tab says the same to its lead, a customer, a stranger, a newcomer and an admin", async () => {
  const company = await createCompany(browser());
  const { call, addPerson, addTeam, onPage, sam, mei, ada, it, hr, between } = company;
  const offer = (name: string) =>
    call(sam, createService, {
      teamId: it.teamId,
      name,
      promise: "You can expect a laptop.",
      ownerId: sam.personId,
    });
  const { serviceId, revision } = await offer("Laptops");
  await call(sam, publishService, { serviceId, revision });
  await call(sam, addStandard, {
    serviceId,
    measure: "delivered",
    threshold: 3,
    unit: "workingDays",
    share: 90,
    window: "month",
  });
  await offer("A secret plan");
  await call(sam, promiseCommitment, { ...between, sentence: "Badges", dueAt: NOW + HOUR_MS });
  const thanks = { receiverTeamId: it.teamId, giverTeamId: hr.teamId };
  await call(mei, giveThanks, { ...thanks, reason: "For the quick help", seenBy: "everybody" });
  await call(mei, giveThanks, { ...thanks, reason: "Between you and me", seenBy: "receiver" });
  const finance = await addTeam("Finance");
  const stranger = await addPerson("Fay", { [finance.teamId]: "member" });
  const newcomer = await addPerson("Nik");

  const seen: string[] = [];
  for (const person of [sam, mei, stranger, newcomer, ada]) {
    const { screen, close } = await onPage(person, { path: `/team/${it.teamId}` });
    await screen.getByText("For the quick help").waitFor();
    await screen.getByText("Laptops").first().waitFor();
    seen.push(await screen.getByRole("main").innerText());
    await close();
  }
  const [first] = seen;
  expect(seen).toEqual(seen.map(() => first));
  expect(first).not.toMatch(/secret plan|Between you and me|Badges/);
});
