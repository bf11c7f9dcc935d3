import { expect, test } from "vitest";
import { createService, publishService } from "#shared/agreement/api.ts";
import { createCompany, openPanelOf } from "./company.ts";

async function createOffer() {
  const company = await createCompany();
  const { call, it, sam } = company;
  const { serviceId, revision } = await call(sam, createService, {
    teamId: it.teamId,
    name: 'Laptops & "screens" <new>',
    promise: "You can expect a laptop",
    ownerId: sam.personId,
  });
  await call(sam, publishService, { serviceId, revision });
  return { ...company, serviceId };
}

const suggest = (typed: string) =>
  `new Promise((resolve) => chrome.omnibox.onInputChanged.dispatch(${JSON.stringify(typed)}, resolve))`;

test("after the keyword services and people are found by name, written so that the browser takes them", async () => {
  const { folder, mei, serviceId, it } = await createOffer();
  const { worker } = await openPanelOf(folder, mei);
  expect(await worker.evaluate(suggest("lap"))).toEqual([
    {
      content: `/promises/${serviceId}`,
      description: "<match>Laptops &#38; &#34;screens&#34; &#60;new&#62;</match> <dim>IT</dim>",
    },
  ]);
  expect(await worker.evaluate(suggest("sam"))).toEqual([
    { content: `/promises?team=${it.teamId}`, description: "<match>Sam</match> <dim>IT</dim>" },
  ]);
  expect(await worker.evaluate(suggest(" "))).toEqual([]);
  expect(await worker.evaluate(suggest("nobody"))).toEqual([]);
});

test("Enter opens the first that is found, in the tab that the address was typed in", async () => {
  const { folder, mei, serviceId } = await createOffer();
  const { worker, context } = await openPanelOf(folder, mei);
  const tab = await context.newPage();
  await tab.bringToFront();
  await worker.evaluate('void chrome.omnibox.onInputEntered.dispatch("laptops", "currentTab")');
  await tab.waitForURL((url) => url.hash === `#/promises/${serviceId}`);
  await tab.getByRole("heading", { level: 1, name: /Laptops/ }).waitFor();
});
