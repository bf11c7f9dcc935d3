import type { Frame, Page } from "playwright-core";
import { expect, test } from "vitest";
import { chooseInMenu, createCompany as createPanelCompany, openPanelOf } from "#test/extension/company.ts";
import { createCompany } from "#test/journeys/company.ts";
import { shareBrowser } from "#test/sharedBrowser.ts";

const browser = shareBrowser();
const words = "Two laptops came late";
const forms = [
  { title: "Ask", field: "What do you need?", path: "/today" },
  { title: "Complain", field: "What happened?", path: "/voice" },
];
const [, complaint] = forms as [Form, Form];
type Form = (typeof forms)[number];

async function open(screen: Frame | Page, { title, field }: Form) {
  await screen
    .getByRole("button", { name: `${title}…` })
    .first()
    .click();
  return screen.getByRole("dialog", { name: title }).getByRole("textbox", { name: field });
}

const storedIn = (page: Page) => page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
const keptByServer = (page: Page) =>
  page.waitForResponse((response) => response.request().method() === "PUT" && response.ok());
/** The browser keeps at once, the server when somebody pauses. */
const kept = (page: Page, form: Form) => (form === complaint ? keptByServer(page) : undefined);

test.each(forms)(
  "what one person typed under $title is never shown to another at the same browser, nor lost by it",
  async (form) => {
    const { onPage, mei, lin } = await createCompany(browser());
    const { page, screen } = await onPage(mei, { path: form.path });
    async function openAs(objectId: string) {
      await page.goto(`${new URL(page.url()).origin}${form.path}?as=${objectId}`);
      return open(screen, form);
    }
    await (await open(screen, form)).fill(words);
    await kept(page, form);
    const others = await openAs(lin.objectId);
    expect(await others.inputValue()).toBe("");
    await others.fill("Something else");
    await kept(page, form);
    const again = await openAs(mei.objectId);
    await screen.getByText("What you typed was kept.").waitFor();
    expect(await again.inputValue()).toBe(words);
  },
);

test("a complaint that is not sent yet waits on the server, never in the browser", async () => {
  const { onPage, mei } = await createCompany(browser());
  const { page, screen } = await onPage(mei, { path: complaint.path });
  const field = await open(screen, complaint);
  const kept = keptByServer(page);
  await field.fill(words);
  await kept;
  expect(await storedIn(page)).not.toContain(words);
});

test("neither does one that began with words selected on a page", async () => {
  const { folder, mei } = await createPanelCompany();
  const { page, context, worker } = await openPanelOf(folder, mei);
  const elsewhere = await context.newPage();
  await elsewhere.route("https://intranet.example/**", (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>Joiners</title>" }),
  );
  await elsewhere.goto("https://intranet.example/joiners?week=46");
  const complain = async () => {
    await chooseInMenu(worker, elsewhere, "complaint.complain", "No laptop");
    await page.bringToFront();
    return page.getByRole("dialog").getByRole("textbox", { name: complaint.field });
  };
  const field = await complain();
  const kept = keptByServer(page);
  await field.fill(words);
  await kept;
  expect(await storedIn(page)).not.toContain(words);
  await page.getByRole("button", { name: "Cancel" }).click();
  const again = await complain();
  await page.getByText("What you typed was kept.").waitFor();
  expect(await again.inputValue()).toBe(words);
});
