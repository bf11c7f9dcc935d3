import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { createApp } from "#server/app.ts";
import { createDemoIssuer } from "#server/auth/demo.ts";
import { createVerifier } from "#server/auth/verify.ts";
import { watchCommitments } from "#server/commitment/watcher.ts";
import { openCompanies } from "#server/db/companies.ts";
import { addDemo } from "#server/demo.ts";
import { selfCheckRoute } from "#server/selfCheck.ts";
import { demoConfig, NOW, startTab } from "./tabServer.ts";

/** The demo company as it is served at the first start, with a bit of everything on its screens, until the test has finished. */
export async function serveDemo() {
  const { origin, stop } = await startDemo();
  onTestFinished(stop);
  return origin;
}

/** The same until it is stopped. */
export async function startDemo() {
  const folder = mkdtempSync(join(tmpdir(), "counterpart-"));
  const companies = openCompanies(`file:${folder}/{tenant}.db`);
  const now = () => NOW;
  const { settings, signIn } = await createDemoIssuer(now);
  const app = createApp({
    config: { adminIds: [], requestsPerMinute: 1_000_000 },
    companies,
    verifyToken: createVerifier(settings),
    now,
    log: pino({ level: "silent" }),
    moreRoutes: [selfCheckRoute({ config: demoConfig })],
  });
  await addDemo(app, { companies, signIn, now });
  for (const database of companies.opened()) while ((await watchCommitments(database, NOW)) > 0);
  const { origin, close } = await startTab(app);
  const stop = () => {
    close();
    companies.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { origin, stop };
}
