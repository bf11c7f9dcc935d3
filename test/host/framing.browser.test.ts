import { expect, test } from "vitest";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { createServedWorld } from "#test/tabServer.ts";

const browser = shareBrowser();

/** Whether the tab appears in a frame on a page of this origin. */
async function isFramedBy(origin: string, url: string) {
  const context = await browser().newContext();
  await context.grantPermissions(["local-network-access"], { origin });
  await context.route(`${origin}/**`, (route) =>
    route.fulfill({ contentType: "text/html", body: `<iframe src="${url}"></iframe>` }),
  );
  const page = await context.newPage();
  const refused = page
    .waitForEvent("console", (message) => message.text().includes("frame-ancestors"))
    .then(() => false);
  const shown = page
    .frameLocator("iframe")
    .locator("#root")
    .waitFor({ state: "attached" })
    .then(() => true);
  await page.goto(`${origin}/frame.html`);
  const isShown = await Promise.any([refused, shown]);
  await context.close();
  return isShown;
}

test.each([
  ["https://teams.microsoft.com", true],
  ["https://teams.cloud.microsoft", true],
  ["https://outlook.office.com", true],
  ["https://www.microsoft365.com", true],
  ["https://teams.microsoft.com.evil.example", false],
  ["https://counterpart.example", false],
])("framing by %s is allowed: %s", async (origin, isAllowed) => {
  const { origin: ours } = await createServedWorld();
  expect(await isFramedBy(origin, `${ours}/today`)).toBe(isAllowed);
});

test("no header says more than the policy about who may frame the tab", async () => {
  const { origin } = await createServedWorld();
  const { headers } = await fetch(`${origin}/today`);
  expect(headers.get("x-frame-options")).toBeNull();
  expect(headers.get("content-security-policy")).toContain("frame-ancestors");
});
