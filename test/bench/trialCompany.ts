import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { companyCalendarId } from "#server/calendar/company.ts";
import { calendar, calendarVersion } from "#server/calendar/table.ts";
import { newId } from "#server/ctx.ts";
import { openCompanies } from "#server/db/companies.ts";
import { beginRun } from "#server/intake/cliRun.ts";
import { findRun } from "#server/intake/read.ts";
import type { NewFinding } from "#server/intake/report.ts";
import { runImport } from "#server/intake/run.ts";
import { say } from "#server/intake/say.ts";
import { readMapping } from "#shared/intake/mapping.ts";

const mappings = join(import.meta.dirname, "../../server/intake/mappings");

/** A company for one source alone, in a folder that goes when the trial ends. */
export async function openTrialCompany() {
  const folder = mkdtempSync(join(tmpdir(), "counterpart-trial-"));
  const companies = openCompanies(`file:${folder}/{tenant}.db`);
  const database = await companies.open("trial");
  const now = () => Date.now();

  /** Imports a file by a mapping that is shipped; a failure ends the trial. */
  async function importFile(file: string, mappingName: string) {
    const mapping = readMapping(JSON.parse(readFileSync(join(mappings, `${mappingName}.json`), "utf8")));
    const options = { kind: mapping.kind, file, mapping, isDryRun: false, reportFile: null, company: null };
    const run = await beginRun(database, options, mapping, now());
    const findings: NewFinding[] = [];
    const startedAt = performance.now();
    const onFinding = (finding: NewFinding) => void findings.push(finding);
    const failure = await runImport({ database, run, bytes: createReadStream(file), now, onFinding });
    if (failure) throw new Error(`${file}: ${say(failure)}`);
    const { totals } = await findRun(database.read, run.importId);
    const countOf = (key: string) => findings.filter(({ message }) => message.key === key).length;
    return {
      totals,
      countOf,
      rowsPerSecond: Math.round((totals.rows / (performance.now() - startedAt)) * 1000),
    };
  }

  /** A small file of our own, such as the services that a log is measured by. */
  function write(name: string, text: string) {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  }

  async function setTimeZone(timeZone: string) {
    await database.write(async (db) => {
      const isCompany = eq(calendarVersion.calendarId, companyCalendarId);
      const before = (await db.select().from(calendarVersion).where(isCompany).get())!;
      const calendarVersionId = newId();
      await db
        .insert(calendarVersion)
        .values({ ...before, calendarVersionId, version: 2, hours: { ...before.hours, timeZone } });
      await db
        .update(calendar)
        .set({ currentVersionId: calendarVersionId })
        .where(eq(calendar.calendarId, companyCalendarId));
    });
  }

  function close() {
    companies.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { database, importFile, write, setTimeZone, close };
}

export type TrialCompany = Awaited<ReturnType<typeof openTrialCompany>>;
