import { onTestFinished } from "vitest";
import { type Companies, openCompanies } from "#server/db/companies.ts";

const { TEST_DATABASE_URL: onServer, TEST_DATABASE_ADMIN_URL: adminUrl } = process.env;

/**
 * The companies of a test: files of this folder or, with `TEST_DATABASE_URL`, databases on that libSQL server. Where they must
 * be made there before they can be opened, `TEST_DATABASE_ADMIN_URL` is the address of its admin API.
 *
 * @example openTestCompanies(folder).open("demo") // opens <folder>/demo.db, or what TEST_DATABASE_URL says
 */
export function openTestCompanies(folder: string, isOnFile = false): Companies {
  if (isOnFile || onServer === undefined) return openCompanies(`file:${folder}/{tenant}.db`);
  const companies = openCompanies(onServer);
  return adminUrl === undefined ? companies : withAdmin(companies, `${adminUrl}/v1/namespaces`);
}

function withAdmin(companies: Companies, namespaces: string): Companies {
  const made = new Map<string, Promise<void>>();
  onTestFinished(async () => {
    for (const tenantId of made.keys()) await fetch(`${namespaces}/${tenantId}`, { method: "DELETE" });
  });
  function make(tenantId: string) {
    const making = made.get(tenantId) ?? makeDatabase(`${namespaces}/${tenantId}/create`);
    made.set(tenantId, making);
    return making;
  }
  return { ...companies, open: (tenantId) => make(tenantId).then(() => companies.open(tenantId)) };
}

/** Durable like a file: what a libSQL server acknowledges unless told so may be lost with its power. */
async function makeDatabase(address: string) {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ durability_mode: "strong" }),
  });
  if (!response.ok) throw new Error(`No database could be made: ${await response.text()}`);
}
