import { expect, test } from "vitest";
import { createService, publishService } from "#shared/agreement/api.ts";
import { openBrowserWith, unpackExtension } from "#test/host/extension.ts";
import { createCompany, openPanelOf } from "./company.ts";
import { signIn } from "./entra.ts";

async function createOffer() {
  const company = await createCompany();
  const { call, it, sam } = company;
  async function offer(name: string) {
    const { serviceId, revision } = await call(sam, createService, {
      teamId: it.teamId,
      name,
      promise: "You can expect a laptop",
      ownerId: sam.personId,
    });
    await call(sam, publishService, { serviceId, revision });
    return serviceId;
  }
  return { ...company, offer, serviceId: await offer('Laptops & "screens" <new>') };
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

test("people stay in sight beside many services of the same name", async () => {
  const { folder, mei, it, offer, addPerson } = await createOffer();
  for (const number of [1, 2, 3, 4, 5]) await offer(`Laptops ${number}`);
  for (const name of ["Ann Laptop", "Bob Laptop", "Cy Laptop"])
    await addPerson(name, { [it.teamId]: "member" });
  const { worker } = await openPanelOf(folder, mei);
  const found = await worker.evaluate<{ content: string }[]>(suggest("laptop"));
  const places = found.map(({ content }) => content.split(/[/?]/).slice(1, 3));
  expect(places.filter(([, second]) => !second?.startsWith("team="))).toHaveLength(3);
  expect(places.filter(([, second]) => second?.startsWith("team="))).toHaveLength(2);
});

test.each([
  ["en-US", "Sign in to Counterpart first: press Enter to open it"],
  ["zh-CN", "请先登录 Counterpart：按回车键打开"],
])("in %s whoever is not signed in is told so after the keyword", async (language, said) => {
  const { origin } = await createCompany();
  const { worker } = await openBrowserWith(unpackExtension(origin, { signIn }), { language });
  const told = await (await worker()).evaluate(`new Promise((resolve) => {
    chrome.identity.launchWebAuthFlow = () => Promise.reject(new Error("User interaction required."));
    chrome.omnibox.setDefaultSuggestion = ({ description }) => resolve(description);
    chrome.omnibox.onInputStarted.dispatch();
  })`);
  expect(told).toBe(said);
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
