import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWhenChanged } from "#server/build/changed.ts";
import { launchBrowser } from "#test/browser.ts";

/** The pictures in README: `npm run screens` takes them anew from a fresh demo company. */
const pictures = [
  { name: "today-light", path: "/today?theme=light&locale=en", width: 1280 },
  { name: "relations-dark", path: "/relations/map?theme=dark&locale=en", width: 1280 },
  { name: "promises-zh", path: "/promises?theme=light&locale=zh-cn", width: 1280 },
  { name: "today-narrow", path: "/today?theme=dark&locale=zh-cn", width: 320 },
];
const PORT = "3990";

await buildWhenChanged("tab");
const folder = mkdtempSync(join(tmpdir(), "screens-"));
const server = spawn(process.execPath, ["--import", "tsx", "server/main.ts"], {
  env: { ...process.env, PORT, TENANT_IDS: "", DATABASE_URL: `file:${folder}/{tenant}.db` },
  stdio: ["ignore", "pipe", "inherit"],
});
for (let text = ""; !text.includes("Counterpart is at"); ) text += String(await once(server.stdout, "data"));

const browser = await launchBrowser();
for (const { name, path, width } of pictures) {
  const page = await browser.newPage({ viewport: { width, height: 860 } });
  await page.goto(`http://localhost:${PORT}${path}`);
  await page.locator("section").first().or(page.locator("svg").first()).waitFor();
  await page.screenshot({ path: join(import.meta.dirname, `${name}.png`) });
}
await browser.close();
server.kill();
