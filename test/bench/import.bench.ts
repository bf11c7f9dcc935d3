import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { demoTenantId } from "#server/auth/demo.ts";
import { openCompanies } from "#server/db/companies.ts";
import { companyRole, person } from "#server/organisation/table.ts";
import { seedDemo } from "#server/seed/demo.ts";
import { type ImportRun, PART_BYTES } from "#shared/intake/model.ts";
import { percentiles } from "./load.ts";
import { pastWork, pastWorkMapping } from "./pastWork.ts";
import { findByName, type Promiser } from "./promiser.ts";
import { type ServerProcess, startServer } from "./serverProcess.ts";
import { heading, tell } from "./table.ts";

/*
 * `node --import tsx test/bench/import.bench.ts`, with `-- --large` a million cases: a log goes in through the server,
 * with nobody beside it, then while somebody reads Today and somebody promises, forty times a second in all; last a
 * backup is taken while they do. With `--pinned` server and import share one core.
 */
const CASES = process.argv.includes("--large") ? 1_000_000 : 30_000;
const CASES_ALONE = 30_000;
const AIM_ROWS_A_SECOND = 3_000;
const AIM_P99_MS = 100;
const EVERY_MS = 25;
const WEEK_MS = 7 * 86_400_000;
const MEGABYTE = 1_048_576;

const folder = mkdtempSync(join(tmpdir(), "counterpart-bench-"));
const databaseUrl = `file:${folder}/{tenant}.db`;
const { promiser, adminObjectId } = await prepareCompany();
const server = await startServer(databaseUrl, { isPinned: process.argv.includes("--pinned") });
try {
  await measureImport(server);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true });
}

async function prepareCompany() {
  const companies = openCompanies(databaseUrl);
  const database = await companies.open(demoTenantId);
  await seedDemo(database, Date.now());
  const found = await findByName(database, "Lin Vermeer");
  const isAdmin = eq(companyRole.personId, person.personId);
  const admin = await database.read
    .select({ objectId: person.objectId })
    .from(person)
    .innerJoin(companyRole, isAdmin)
    .where(eq(companyRole.role, "admin"))
    .get();
  companies.close();
  return { promiser: found, adminObjectId: admin?.objectId as string };
}

async function measureImport(server: ServerProcess) {
  const token = await server.signIn(adminObjectId);
  const user = await server.signIn(promiser.objectId);
  const among = (work: () => Promise<void>) => measureUntil(server, user, promiser, work);
  const before = await among(async () => void (await pause(4_000)));
  const alone = await importCases(server, token, CASES_ALONE, "alone");
  const memory: Memory = [];
  const watch = ({ totals }: ImportRun) => {
    memory.push({
      rows: totals.created ?? 0,
      megabytes: Math.round(server.memoryBytes() / MEGABYTE),
    });
  };
  let run: ImportRun | undefined;
  const importing = await among(async () => {
    run = await importCases(server, token, CASES, "among", watch);
  });
  const backingUp = await among(backUp);
  console.log(heading);
  tellStalls("importing", before, importing);
  tellStalls("backing up", before, backingUp);
  tellImport("nobody beside it", alone);
  tellImport("people at work beside it", run as ImportRun, memory);
}

/** Imports a log so long, and answers how it ended. */
async function importCases(
  server: ServerProcess,
  token: string,
  cases: number,
  source: string,
  onProgress: (run: ImportRun) => void = () => {},
) {
  const importId = await sendFile(server, token, await pastWork(cases));
  const mapping = { ...pastWorkMapping, source };
  await call(server, token, "POST", `/api/imports/${importId}/start`, { mapping, isDryRun: false });
  for (;;) {
    await pause(1_000);
    const run = (await call(server, token, "GET", `/api/imports/${importId}`)) as ImportRun;
    if (["failed", "stopped", "interrupted"].includes(run.state))
      throw new Error(`The import ${run.state}: ${JSON.stringify(run.failure)}`);
    onProgress(run);
    if (run.state !== "done") continue;
    if (run.totals.created !== cases) throw new Error(`${run.totals.created} of ${cases} were imported.`);
    return run;
  }
}

/** `npm run backup`, as an admin runs it beside the server. */
async function backUp() {
  const command = ["--import", "tsx", "server/backup.ts", "--to", join(folder, "copy.db")];
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  const backup = spawn(process.execPath, command, { env, stdio: "inherit" });
  const [code] = await once(backup, "exit");
  if (code !== 0) throw new Error("The backup failed.");
}

function tellStalls(doing: string, before: Times, during: Times) {
  for (const [what, kind] of [
    ["Today", "reads"],
    ["Promise", "writes"],
  ] as const) {
    const beside = { name: "undisturbed", value: percentiles(before[kind]).p99 };
    const ours = percentiles(during[kind]).p99;
    tell({ what: `${what} while ${doing}, p99`, ours, unit: "ms", beside, aim: AIM_P99_MS });
  }
}

type Memory = { rows: number; megabytes: number }[];

function tellImport(circumstances: string, { totals, startedAt, finishedAt }: ImportRun, memory?: Memory) {
  const rows = totals.rows ?? 0;
  const ours = rows / (((finishedAt ?? 0) - (startedAt ?? 0)) / 1_000);
  const what = `Import of ${rows.toLocaleString("en")} cases, ${circumstances}`;
  tell({ what, ours, unit: "/s", aim: AIM_ROWS_A_SECOND });
  if (memory === undefined) return;
  const at = (share: number) => memory.find((one) => one.rows >= rows * share)?.megabytes ?? 0;
  console.log(`Memory at 10 %, 50 % and 100 % of the file: ${[0.1, 0.5, 1].map(at).join(", ")} MB`);
}

interface Times {
  reads: number[];
  writes: number[];
}

/** Somebody reads and somebody promises, in turn, at a steady pace whatever the answers take. */
async function measureUntil(
  server: ServerProcess,
  token: string,
  { supplierTeamId, customerTeamId }: Promiser,
  work: () => Promise<void>,
): Promise<Times> {
  const times: Times = { reads: [], writes: [] };
  const open = new Set<Promise<unknown>>();
  let isRead = false;
  const timer = setInterval(() => {
    isRead = !isRead;
    const sentAt = performance.now();
    const into = isRead ? times.reads : times.writes;
    const promised = { supplierTeamId, customerTeamId, dueAt: Date.now() + WEEK_MS, sentence: "Badges" };
    const sent = isRead
      ? call(server, token, "GET", "/api/today")
      : call(server, token, "POST", "/api/commitments/promise", promised);
    const answered = sent
      .then(() => into.push(performance.now() - sentAt))
      .finally(() => open.delete(answered));
    open.add(answered);
  }, EVERY_MS);
  await work().finally(() => clearInterval(timer));
  await Promise.all(open);
  return times;
}

async function sendFile(server: ServerProcess, token: string, file: Buffer) {
  const announced = { kind: "log", fileName: "past.csv.gz", bytes: file.length };
  const { importId } = (await call(server, token, "POST", "/api/imports", announced)) as ImportRun;
  for (let part = 0; part * PART_BYTES < file.length; part += 1) {
    const content = file.subarray(part * PART_BYTES, (part + 1) * PART_BYTES).toString("base64");
    await call(server, token, "PUT", `/api/imports/${importId}/parts/${part}`, { content });
  }
  return importId;
}

function call(
  { address }: ServerProcess,
  token: string,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const sent = request(
      address + path,
      {
        method,
        headers: { authorization: `Bearer ${token}`, ...(body && { "content-type": "application/json" }) },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () => {
          const text = Buffer.concat(chunks).toString();
          if (answer.statusCode === 200) resolve(JSON.parse(text));
          else reject(new Error(`${method} ${path} answered ${answer.statusCode}: ${text}`));
        });
      },
    );
    sent.once("error", reject);
    sent.end(body && JSON.stringify(body));
  });
}
