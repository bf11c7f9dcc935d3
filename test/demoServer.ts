import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { createApp } from "#server/app.ts";
import { createDemoIssuer } from "#server/auth/demo.ts";
import { createVerifier } from "#server/auth/verify.ts";
import { openCompanies } from "#server/db/companies.ts";
import { addDemo } from "#server/demo.ts";
import { selfCheckRoute } from "#server/selfCheck.ts";
import { demoConfig, NOW, serveTab } from "./tabServer.ts";

/** The demo company as it is served at the first start, with a bit of everything on its screens. */
export async function serveDemo() {
  const folder = mkdtempSync(join(tmpdir(), "counterpart-"));
  const companies = openCompanies(`file:${folder}/{tenant}.db`);
  onTestFinished(() => {
    companies.close();
    rmSync(folder, { recursive: true, force: true });
  });
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
  return serveTab(app);
}
