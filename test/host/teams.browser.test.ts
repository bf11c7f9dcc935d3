import type { Frame, Page } from "playwright-core";
import { expect, test } from "vitest";
import { giveThanks } from "#shared/recognition/api.ts";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { createServedWorld, NOW } from "#test/tabServer.ts";
import { type FakeTeams, openInTeams } from "./fakeTeams.ts";
import { openTabInTeams, stopClock } from "./openTab.ts";

const MINUTE_MS = 60_000;
const browser = shareBrowser();

async function createCompany() {
  const world = await createServedWorld();
  const hr = await world.addTeam("HR");
  const it = await world.addTeam("IT");
  const lin = await world.addPerson("Lin", { [hr.teamId]: "lead" });
  const mei = await world.addPerson("Mei", { [it.teamId]: "member" });
  const newcomer = await world.addPerson("Nik");
  const open = (fake: Partial<FakeTeams> = {}, path = "/today") =>
    openInTeams(browser(), `${world.origin}${path}`, {
      token: () => world.tokenOf(lin),
      prepare: stopClock,
      ...fake,
    });
  return { ...world, hr, it, lin, mei, newcomer, open, place: { browser: browser(), world } };
}

/** Time in the tab goes on as usual, and the test may hurry it. */
const ownTime = (page: Page) => page.clock.install({ time: NOW });

test("the host is told that the tab is loaded and ready", async () => {
  const { open } = await createCompany();
  const { told } = await open();
  await told("appInitialization.appLoaded");
  await told("appInitialization.success");
});

test("a host that never answers leaves a page that says what to do, and the next try may go well", async () => {
  const { open } = await createCompany();
  const host = { isSilent: true, prepare: ownTime };
  const { page, screen, told } = await open(host);
  await told("initialize");
  await page.clock.runFor(7000);
  await screen.getByText("Teams does not answer.").waitFor();
  host.isSilent = false;
  await screen.getByRole("button", { name: "Try again" }).waitFor();
});

test("a host that falls silent half-way does not cover with its own spinner the page that says what to do", async () => {
  const { open } = await createCompany();
  const { page, screen, told } = await open({ isSilentTo: "getContext", prepare: ownTime });
  await told("appInitialization.appLoaded");
  await told("getContext");
  await page.clock.runFor(7000);
  await screen.getByText("Teams does not answer.").waitFor();
  await told("appInitialization.expectedFailure");
});

test("a sign-in that never comes is given up in time, with what to do", async () => {
  const { open } = await createCompany();
  const { page, screen, told } = await open({ token: () => new Promise(() => {}), prepare: ownTime });
  await told("authentication.getAuthToken");
  await screen.waitForLoadState("networkidle");
  await page.clock.runFor(15_000);
  await screen.getByText("Teams does not answer.").waitFor();
});

test("without consent a sentence names the cure, nobody is asked again unbidden, and trying again goes on", async () => {
  const { open, tokenOf, lin } = await createCompany();
  let askedTimes = 0;
  let hasConsent = false;
  async function token() {
    askedTimes++;
    return hasConsent ? tokenOf(lin) : { refusal: "resourceRequiresConsent" };
  }
  const { page, screen } = await open({ token, prepare: ownTime });
  await screen.getByText("Ask an admin to grant consent").first().waitFor();
  expect(askedTimes).toBe(1);
  await page.clock.runFor(5 * MINUTE_MS);
  expect(askedTimes).toBe(1);

  hasConsent = true;
  await screen.getByRole("button", { name: "Try again" }).first().click();
  await screen.getByRole("heading", { name: /Good .*, Lin/ }).waitFor();
});

test("a token that the server finds expired is asked for once more, whatever else is on its way", async () => {
  const { open, tokenOf, lin } = await createCompany();
  const seconds = NOW / 1000;
  const expired = await tokenOf(lin, { nbf: seconds - 7200, exp: seconds - 3600 });
  let askedTimes = 0;
  const token = async () => (askedTimes++ === 0 ? expired : tokenOf(lin));
  const { screen } = await open({ token });
  await screen.getByRole("heading", { name: /Good .*, Lin/ }).waitFor();
  expect(askedTimes).toBe(2);
});

test("a token is renewed before it ends, once for all that need it", async () => {
  const { open, tokenOf, lin } = await createCompany();
  const first = await tokenOf(lin, { exp: NOW / 1000 + 120 });
  const second = await tokenOf(lin, { exp: NOW / 1000 + 3600 });
  let askedTimes = 0;
  const token = async () => (askedTimes++ === 0 ? first : second);
  const { page, screen } = await open({ token });
  await screen.getByRole("heading", { name: /Good .*, Lin/ }).waitFor();
  await page.clock.setFixedTime(NOW + 90_000);
  const asked = page.waitForRequest((request) => request.url().includes("/api/relationships"));
  await screen.evaluate(() => history.pushState(null, "", "/relations"));
  expect((await asked).headers().authorization).toBe(`Bearer ${second}`);
  expect(askedTimes).toBe(2);
});

test("a lead's own team is chosen already, and stored when the host's Save is pressed", async () => {
  const { open, origin, hr } = await createCompany();
  const { screen, record, tell, told } = await open({ frameContext: "settings" }, "/configure");
  await expect.poll(async () => (await record()).maySave).toBe(true);
  expect(await screen.getByRole("radio", { name: "HR Lead" }).isChecked()).toBe(true);
  await tell("settings.save", {});
  await told("settings.save.success");
  expect((await record()).settings).toEqual({
    entityId: `team-${hr.teamId}`,
    contentUrl: `${origin}/team/${hr.teamId}`,
    websiteUrl: `${origin}/team/${hr.teamId}`,
    suggestedDisplayName: "HR",
  });
});

test("another team is found by name and stored instead; one that is no longer chosen cannot be saved", async () => {
  const { open, it } = await createCompany();
  const { screen, record, tell, told } = await open({ frameContext: "settings" }, "/configure");
  await screen.getByRole("radio", { name: "Another team…" }).check();
  await expect.poll(async () => (await record()).maySave).toBe(false);
  const field = screen.getByRole("combobox", { name: "Find a team" });
  await field.fill("I");
  await screen.getByRole("option", { name: "IT" }).click();
  await expect.poll(async () => (await record()).maySave).toBe(true);
  await field.press("Backspace");
  await expect.poll(async () => (await record()).maySave).toBe(false);
  await screen.getByRole("option", { name: "IT" }).click();
  await expect.poll(async () => (await record()).maySave).toBe(true);
  await tell("settings.save", {});
  await told("settings.save.success");
  expect((await record()).settings?.entityId).toBe(`team-${it.teamId}`);
});

test("a channel's tab is the same for its lead, for another team and for somebody without a team", async () => {
  const { place, call, hr, it, lin, mei, newcomer } = await createCompany();
  const thanks = { giverTeamId: it.teamId, receiverTeamId: hr.teamId, reason: "Payroll came in time" };
  await call(mei, giveThanks, thanks);
  const seen = [];
  for (const person of [lin, mei, newcomer]) {
    const { screen } = await openTabInTeams(place, person, { path: `/team/${hr.teamId}` });
    await screen.getByRole("heading", { level: 1, name: "HR" }).waitFor();
    await screen.getByText("Lin").first().waitFor();
    await screen.getByText("Mei (IT) thanks HR").waitFor();
    seen.push(await screen.getByRole("main").innerText());
  }
  expect(seen[1]).toBe(seen[0]);
  expect(seen[2]).toBe(seen[0]);
});

test("what was typed is there again after a reload, though the frame may store nothing", async () => {
  const { place, lin } = await createCompany();
  const { page, screen } = await openTabInTeams(place, lin);
  await openAsk(screen);
  await expect(screen.evaluate(() => localStorage.length)).rejects.toThrow("Access is denied");
  const kept = page.waitForResponse((response) => response.request().method() === "PUT");
  await screen.getByRole("textbox", { name: "What do you need?" }).fill("A laptop for Chen");
  expect((await kept).ok()).toBe(true);

  await page.reload();
  const reloaded = page.frames().at(-1) as Frame;
  await openAsk(reloaded);
  await reloaded.getByText("What you typed was kept.").waitFor();
  expect(await reloaded.getByRole("textbox", { name: "What do you need?" }).inputValue()).toBe(
    "A laptop for Chen",
  );
});

async function openAsk(screen: Frame) {
  await screen.getByRole("button", { name: "Commands" }).click();
  await screen.getByRole("option", { name: "Ask…" }).click();
}
