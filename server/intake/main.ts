import { existsSync } from "node:fs";
import { demoTenantId } from "#server/auth/demo.ts";
import { readConfig } from "#server/config.ts";
import { openCompanies } from "#server/db/companies.ts";
import { Problem } from "#shared/problem.ts";
import { beginRun, bytesOfFile, mappingFor } from "./cliRun.ts";
import type { Job } from "./job.ts";
import { type Options, readOptions, usage } from "./options.ts";
import { openReport } from "./reportFile.ts";
import { runImport } from "./run.ts";
import { say } from "./say.ts";
import { progressLine, summaryOf } from "./summary.ts";

const PROGRESS_EVERY_MS = process.stderr.isTTY ? 200 : 5_000;

const args = process.argv.slice(2);
if (args.includes("--help")) process.stdout.write(usage);
else process.exitCode = await main(args).catch(explain);

/** Answers 0 when every row was taken, 1 when some were refused (the others are imported) or it failed. */
async function main(words: string[]) {
  const options = readOptions(words);
  if (!existsSync(options.file)) throw new Error(`There is no file ${options.file}.`);
  const { databaseUrl, databaseToken, tenantIds } = readConfig(process.env);
  const company = companyOf(options, tenantIds);
  const companies = openCompanies(databaseUrl, { token: databaseToken });
  try {
    return await importInto(await companies.open(company), options);
  } finally {
    companies.close();
  }
}

async function importInto(
  database: Awaited<ReturnType<ReturnType<typeof openCompanies>["open"]>>,
  options: Options,
) {
  const now = () => Date.now();
  const run = await beginRun(database, options, await mappingFor(options), now());
  const report = options.reportFile === null ? null : openReport(options.reportFile);
  const startedAt = performance.now();
  let last: Job | undefined;
  const onProgress = progressTeller((job) => {
    last = job;
    return progressLine(job.report.totals, {
      bytesRead: job.bytesRead,
      bytesTotal: run.bytesTotal,
      tookMs: performance.now() - startedAt,
    });
  });
  const failure = await runImport({
    database,
    run,
    bytes: bytesOfFile(options.file),
    now,
    onFinding: report?.add,
    onProgress,
  });
  report?.close();
  const totals = last?.report.totals ?? run.totals;
  process.stdout.write(
    summaryOf(options, totals, last?.report.firstFindings ?? [], performance.now() - startedAt),
  );
  if (failure) process.stderr.write(`${say(failure)}\n`);
  return failure || totals.rejected > 0 ? 1 : 0;
}

function progressTeller(lineOf: (job: Job) => string) {
  let toldAt = 0;
  return (job: Job) => {
    const line = lineOf(job);
    if (performance.now() - toldAt < PROGRESS_EVERY_MS) return;
    toldAt = performance.now();
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
  };
}

function companyOf({ company }: Options, tenantIds: string[]) {
  if (company !== null) return company === "demo" ? demoTenantId : company;
  if (tenantIds.length > 1)
    throw new Error(`Say whose data it is with --company, one of: ${tenantIds.join(", ")}.`);
  return tenantIds[0] ?? demoTenantId;
}

function explain(error: unknown) {
  const text =
    error instanceof Problem
      ? `${error.field ? `${error.field}: ` : ""}${say({ key: error.message, values: error.values })}`
      : (error as Error).message;
  process.stderr.write(`${text}\n`);
  return 1;
}
