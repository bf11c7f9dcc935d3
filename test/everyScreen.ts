import type { Page } from "playwright-core";
import type { Values } from "#shared/problem.ts";
import type { TextKey } from "#shared/text.ts";

/** Writes a text in the language of the screen. */
export type Write = (key: TextKey, values?: Values) => string;

/** A screen of the demo company: who looks, where, and what is pressed to get there. */
export interface Screen {
  name: string;
  path: string;
  /** Whose eyes, where not the lead's of HR, who is an admin too. */
  person?: string;
  /** Whether its look is decided when the page is loaded. */
  isLoadedAnew?: boolean;
  /** What the person does on it. */
  act?(page: Page, t: Write): Promise<unknown>;
  /** What stands above the screen after that. */
  opens?: "dialog" | "menu";
  /** Puts right what was done to the page itself. */
  leave?(page: Page): Promise<unknown>;
}

const press = (key: TextKey) => (page: Page, t: Write) =>
  page
    .getByRole("button", { name: t(key), exact: true })
    .first()
    .click();
const pressOn = (key: TextKey, row: string) => (page: Page, t: Write) =>
  page
    .getByRole("button", { name: `${t(key)}: ${row}` })
    .first()
    .click();
const follow = (name: string | RegExp) => async (page: Page) => {
  const before = page.url();
  await page.getByRole("link", { name }).first().click();
  await page.waitForURL((url) => url.href !== before);
};

/** A file whose columns, dates and words all have to be said. */
const log = "Ticket,Team of the one who asked,Opened,Outcome\n1,Finance,02/11/2026 09:00,done\n";

async function sendLog(page: Page, t: Write) {
  await page.getByLabel(t("intake.kind")).selectOption("log");
  const file = { name: "a-rather-long-name-of-a-file-from-the-help-desk.csv", mimeType: "text/csv" };
  await page.getByLabel(t("intake.chooseFile")).setInputFiles({ ...file, buffer: Buffer.from(log) });
  await page.getByRole("heading", { name: t("intake.columns") }).waitFor();
}

const promiseInDays = async (page: Page, t: Write) => {
  await press("commitment.promise")(page, t);
  await press("commitment.due.inDays")(page, t);
};

/** Field by field, as somebody does whose hands are on the keys. */
async function askByKey(page: Page, t: Write) {
  await page.keyboard.press("Control+K");
  await page.getByRole("dialog").getByRole("combobox").fill(t("commitment.ask"));
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: t("commitment.ask").replace("…", "") }).waitFor();
}

async function startDraft(page: Page, t: Write) {
  await pressOn("app.more", "Payroll data")(page, t);
  await page.getByRole("menuitem", { name: t("agreement.draft") }).click();
  await page.getByRole("combobox", { name: t("agreement.form.customer") }).selectOption({ index: 1 });
  await press("agreement.form.submitDraft")(page, t);
  await page
    .getByRole("button", { name: t("agreement.propose") })
    .first()
    .waitFor();
}

const RELATIONSHIPS = "**/api/relationships**";

async function failToRead(page: Page, t: Write) {
  await page.route(RELATIONSHIPS, (route) => route.fulfill({ status: 500, body: "" }));
  await page.reload();
  await page.getByRole("button", { name: t("app.retry") }).waitFor();
}

async function loseConnection(page: Page, t: Write) {
  await page.context().setOffline(true);
  await page.getByText(t("app.offline")).waitFor();
}

async function chooseTeam(page: Page, t: Write) {
  await page.getByRole("option", { name: /^IT\b/ }).click();
  await page.getByRole("heading", { name: t("organisation.first.pending", { team: "IT" }) }).waitFor();
}

/** Every screen, dialogs of each kind, the menu and the palette; the team is HR. */
export const everyScreen = (teamId: string): Screen[] => [
  { name: "today", path: "/today" },
  { name: "a commitment", path: "/today", act: follow("Relocation letter") },
  { name: "a late commitment", path: "/today", act: follow("Laptop for the new colleague") },
  { name: "relations, list", path: "/relations" },
  { name: "relations, map", path: "/relations/map" },
  { name: "relations, who is hit", path: "/relations/hit" },
  { name: "a relationship", path: "/relations", act: follow("Finance") },
  { name: "a one-sided relationship", path: "/relations", act: follow("Production Shanghai") },
  { name: "promises", path: "/promises" },
  { name: "a service", path: "/promises", act: follow("Payroll data") },
  { name: "own teams", path: "/admin" },
  { name: "members", path: "/admin/members" },
  { name: "teams", path: "/admin/teams" },
  { name: "a team", path: "/admin/teams", act: follow("HR Services") },
  { name: "people", path: "/admin/people" },
  { name: "company roles", path: "/admin/roles" },
  { name: "calendars", path: "/admin/calendars" },
  { name: "a calendar", path: "/admin/calendars", act: follow("Shanghai") },
  { name: "changing a calendar", path: "/admin/calendars", act: pressOn("calendar.change", "Shanghai") },
  { name: "survey thresholds", path: "/admin/thresholds" },
  {
    name: "setting survey thresholds",
    path: "/admin/thresholds",
    act: press("survey.setThresholds"),
    opens: "dialog",
  },
  { name: "import", path: "/admin/import" },
  { name: "import, its columns", path: "/admin/import", act: sendLog },
  { name: "export", path: "/admin/export" },
  { name: "self-check", path: "/admin/self-check" },
  { name: "voice", path: "/voice" },
  { name: "voice as the committee sees it", path: "/voice", person: "Mei Okafor" },
  { name: "notifications", path: "/notifications" },
  { name: "complaints about one's team", path: "/voice/complaints" },
  { name: "complaints as the committee sees them", path: "/voice/complaints", person: "Mei Okafor" },
  { name: "a complaint", path: "/voice", act: follow("Two new colleagues had no laptop") },
  {
    name: "a complaint to share the plan of",
    path: "/voice/complaints",
    person: "Mei Okafor",
    act: follow("The overtime rule"),
  },
  {
    name: "what was learned from a complaint",
    path: "/voice/complaints",
    person: "Ines Duarte",
    act: follow("The ceramic bearings"),
  },
  { name: "complaining", path: "/voice", act: press("complaint.complain"), opens: "dialog" },
  { name: "deadlines of complaints", path: "/admin/complaints" },
  {
    name: "setting the deadlines of complaints",
    path: "/admin/complaints",
    act: press("complaint.configure"),
    opens: "dialog",
  },
  { name: "survey", path: "/survey" },
  { name: "survey rounds", path: "/survey", person: "Mei Okafor" },
  {
    name: "opening a survey round",
    path: "/survey",
    person: "Mei Okafor",
    act: press("survey.openRound"),
    opens: "dialog",
  },
  {
    name: "closing a survey round",
    path: "/survey",
    person: "Mei Okafor",
    act: (page, t) =>
      page
        .getByRole("button", { name: `${t("survey.closeRound")}: ` })
        .first()
        .click(),
    opens: "dialog",
  },
  { name: "an action on a round", path: "/survey", act: press("survey.addAction"), opens: "dialog" },
  { name: "results on a card", path: "/relations", act: follow(/^IT$/) },
  { name: "first run", path: "/today", person: "Alex Newcomer" },
  { name: "voice without a team", path: "/voice", person: "Alex Newcomer" },
  { name: "relations without a team", path: "/relations", person: "Alex Newcomer" },
  { name: "promises without a team", path: "/promises", person: "Alex Newcomer" },
  { name: "waiting for a lead's word", path: "/today", person: "Alex Newcomer", act: chooseTeam },
  { name: "promising", path: "/today", act: press("commitment.promise"), opens: "dialog" },
  { name: "promising within working days", path: "/today", act: promiseInDays, opens: "dialog" },
  { name: "asking by key", path: "/today", act: askByKey, opens: "dialog" },
  {
    name: "signing an agreement",
    path: "/today",
    act: (page) => page.getByRole("group", { name: "Contract check" }).getByRole("link").click(),
  },
  { name: "drafting an agreement", path: "/promises", act: startDraft },
  {
    name: "a screen without a connection",
    path: "/today",
    act: loseConnection,
    leave: (page) => page.context().setOffline(false),
  },
  {
    name: "a screen that cannot be read",
    path: "/relations",
    isLoadedAnew: true,
    act: failToRead,
    leave: (page) => page.unroute(RELATIONSHIPS),
  },
  { name: "asking", path: "/today", act: press("commitment.ask"), opens: "dialog" },
  { name: "thanking", path: "/voice", act: press("recognition.thank"), opens: "dialog" },
  { name: "suggesting", path: "/voice", act: press("feedback.suggest"), opens: "dialog" },
  {
    name: "answering a suggestion",
    path: "/voice",
    act: pressOn("feedback.accept", "Overtime rules in Chinese as well, one page is enough"),
    opens: "dialog",
  },
  { name: "proposing an honour", path: "/voice", act: press("recognition.nominate"), opens: "dialog" },
  { name: "asking about a change", path: "/voice", act: press("feedback.consult"), opens: "dialog" },
  {
    name: "accepting",
    path: "/today",
    act: pressOn("commitment.accept", "Onboarding plan for two sales colleagues"),
    opens: "dialog",
  },
  {
    name: "adding a supplier",
    path: "/relations",
    act: press("relationship.proposeSupplier"),
    opens: "dialog",
  },
  { name: "creating a team", path: "/admin/teams", act: press("organisation.createTeam"), opens: "dialog" },
  { name: "a menu", path: "/today", act: pressOn("app.more", "Payroll file for this month"), opens: "menu" },
  {
    name: "a form with faults",
    path: "/today",
    async act(page, t) {
      await press("commitment.ask")(page, t);
      await press("commitment.submit.ask")(page, t);
      await page.getByText(t("error.required")).first().waitFor();
    },
    opens: "dialog",
  },
  { name: "the palette", path: "/today", act: (page) => page.keyboard.press("Control+K"), opens: "dialog" },
  { name: "a channel's team", path: `/team/${teamId}`, isLoadedAnew: true },
  { name: "choosing a channel's team", path: "/configure", isLoadedAnew: true },
];
