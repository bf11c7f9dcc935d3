import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { EXTENSION_ID } from "#shared/extension/model.ts";
import { openBrowserWith, unpackExtension } from "#test/host/extension.ts";
import { stopClock } from "#test/host/openTab.ts";
import { createServedWorld, NOW } from "#test/tabServer.ts";
import { type FakeEntra, playEntra, signIn } from "./entra.ts";

async function createCompany(part: Partial<FakeEntra> = {}) {
  const world = await createServedWorld();
  const hr = await world.addTeam("HR");
  const mei = await world.addPerson("Mei", { [hr.teamId]: "member" });
  const entra: FakeEntra = {
    remembers: false,
    token: () => world.tokenOf(mei),
    grants: [],
    asked: [],
    ...part,
  };
  const browser = await openBrowserWith(unpackExtension(world.origin, { signIn }));
  async function prepare(page: Page) {
    await stopClock(page);
    await playEntra(page, entra);
  }
  return { ...world, ...browser, mei, entra, open: () => browser.openPanel("/today", "", prepare) };
}

const greeted = (page: Page) => page.getByRole("heading", { name: /Good .*, Mei/ }).waitFor();

test("signing in goes through Entra with a code and PKCE, and the server takes the token by its usual rules", async () => {
  const { open, entra } = await createCompany();
  await greeted(await open());
  expect(entra.asked.map(({ prompt }) => prompt)).toEqual(["none", undefined]);
  expect(entra.asked[1]).toMatchObject({
    client_id: signIn.clientId,
    redirect_uri: `https://${EXTENSION_ID}.chromiumapp.org/`,
    scope: signIn.scope,
    code_challenge_method: "S256",
  });
  expect(entra.grants).toMatchObject([{ grant_type: "authorization_code", client_id: signIn.clientId }]);
});

test("whom Entra remembers is asked nothing, and a second panel not even Entra", async () => {
  const { open, entra } = await createCompany({ remembers: true });
  await greeted(await open());
  await greeted(await open());
  expect(entra.asked.map(({ prompt }) => prompt)).toEqual(["none"]);
});

test("a token that ends soon is renewed without a window", async () => {
  const { open, entra, tokenOf, mei } = await createCompany();
  let count = 0;
  entra.token = () => tokenOf(mei, { exp: NOW / 1000 + (count++ === 0 ? 90 : 3600) });
  await greeted(await open());
  await greeted(await open());
  expect(entra.grants.map(({ grant_type }) => grant_type)).toEqual(["authorization_code", "refresh_token"]);
});

test("tokens are kept in memory alone", async () => {
  const { open, worker, entra } = await createCompany();
  const page = await open();
  await greeted(page);
  const stored = await page.evaluate(
    "Promise.all([chrome.storage.local.get(), chrome.storage.sync.get(), JSON.stringify(localStorage), JSON.stringify(sessionStorage)])",
  );
  expect(JSON.stringify(stored)).not.toContain("eyJ");
  const inMemory = await (await worker()).evaluate("chrome.storage.session.get('tokens')");
  expect(JSON.stringify(inMemory)).toContain("eyJ");
  expect(entra.grants.length).toBe(1);
});

test.each([
  ["who closes the window can try again", { isClosed: true }, "Signing in did not work."],
  [
    "without consent it is said who can give it",
    { refusal: { error: "access_denied", error_description: "AADSTS65004: User declined to consent" } },
    "Ask an admin to grant consent",
  ],
  ["an answer to another question is not taken", { state: "another" }, "Signing in did not work."],
])("%s", async (_, part, said) => {
  const { open, entra } = await createCompany(part);
  const page = await open();
  await page.getByText(said).first().waitFor();
  expect(entra.grants).toEqual([]);
  Object.assign(entra, { isClosed: false, refusal: undefined, state: undefined });
  await page.getByRole("button", { name: "Try again" }).first().click();
  await greeted(page);
});
