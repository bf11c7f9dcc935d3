import { parseArgs } from "node:util";
import { demoTenantId } from "#server/auth/demo.ts";
import { readConfig } from "#server/config.ts";
import { openCompanies } from "#server/db/companies.ts";
import type { CompanyDatabase } from "#server/db/open.ts";
import { seedDemo } from "./demo.ts";
import { isEmpty, seedLarge, sizeOf } from "./large.ts";

/** `npm run seed`: the demo company; `npm run seed -- --size large`: an invented one with a million commitments. */
const { values } = parseArgs({
  options: { size: { type: "string" }, commitments: { type: "string", default: "1000000" } },
});
const { databaseUrl, databaseToken } = readConfig(process.env);
const companies = openCompanies(databaseUrl, { token: databaseToken });
const database = await companies.open(demoTenantId);
if (values.size === "large") await fill(database, Number(values.commitments));
else await seedDemo(database, Date.now());
companies.close();
process.stdout.write("The company is there. Start it with: npm start\n");

async function fill(database: CompanyDatabase, commitments: number) {
  if (!(await isEmpty(database))) {
    process.stderr.write("Somebody is in the database already; set DATABASE_URL to a new place.\n");
    process.exit(1);
  }
  const startedAt = performance.now();
  await seedLarge(database, sizeOf(commitments), Date.now());
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const megabytes = Math.round(process.memoryUsage().rss / 1e6);
  process.stdout.write(`${commitments} commitments in ${seconds} s; ${megabytes} MB of memory\n`);
}
