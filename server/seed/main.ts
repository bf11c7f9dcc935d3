import { demoTenantId } from "#server/auth/demo.ts";
import { readConfig } from "#server/config.ts";
import { openCompanies } from "#server/db/companies.ts";
import { seedDemo } from "./demo.ts";

const companies = openCompanies(readConfig(process.env).databaseUrl);
const database = await companies.open(demoTenantId);
await seedDemo(database, Date.now());
companies.close();
process.stdout.write("The demo company is there. Start it with: npm start\n");
