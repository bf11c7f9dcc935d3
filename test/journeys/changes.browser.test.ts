import { expect, test } from "vitest";
import { askForCommitment } from "#shared/commitment/api.ts";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { createCompany } from "./company.ts";

const browser = shareBrowser();

test("what changed while the stream of changes was down is shown once it is up again", async () => {
  const { onPage, call, cut, between, sam, mei } = await createCompany(browser());
  const ask = (sentence: string) => call(mei, askForCommitment, { ...between, sentence });
  const { page } = await onPage(sam, { path: "/today" });
  await page.getByRole("main").waitFor();
  await ask("A laptop for Chen");
  await page.getByText("A laptop for Chen").waitFor();
  let letThrough = () => {};
  const isHeld = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route("**/api/changes", async (route) => {
    await isHeld;
    await route.continue();
  });
  const askedAgain = page.waitForRequest("**/api/changes");
  cut();
  await ask("A badge for Wu");
  await askedAgain;
  expect(await page.getByText("A badge for Wu").count()).toBe(0);
  letThrough();
  await page.getByText("A badge for Wu").waitFor();
});
