import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoTenantId } from "#server/auth/demo.ts";
import { openCompanies } from "#server/db/companies.ts";
import { seedDemo } from "#server/seed/demo.ts";
import { drive, type Load } from "./load.ts";
import { findByName, type Promiser, promiseUntil } from "./promiser.ts";
import { type ServerProcess, startServer } from "./serverProcess.ts";
import { heading, tell } from "./table.ts";

/** `node --import tsx test/bench/api.bench.ts`: the server in one process, driven over loopback by this one. */
const OPEN_COMMITMENTS = 50;
const WARM_SECONDS = 2;
const SECONDS = 6;
const AIM_P99_MS = 50;
const WEEK_MS = 7 * 86_400_000;

/** What Request Tracker 5 did of the same kind on two cores; the aims are ours. */
const yardsticks = {
  today: { aim: 1_500, tracker: 27 },
  promise: { aim: 1_000, tracker: 5 },
};

const folder = mkdtempSync(join(tmpdir(), "counterpart-bench-"));
const databaseUrl = `file:${folder}/{tenant}.db`;
const promiser = await prepareCompany();
const server = await startServer(databaseUrl);
try {
  await measureAll(server, promiser);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true });
}

async function prepareCompany() {
  const companies = openCompanies(databaseUrl);
  const database = await companies.open(demoTenantId);
  await seedDemo(database, Date.now());
  const found = await findByName(database, "Lin Vermeer");
  await promiseUntil(database, found, OPEN_COMMITMENTS, Date.now());
  companies.close();
  return found;
}

async function measureAll(server: ServerProcess, { objectId, supplierTeamId, customerTeamId }: Promiser) {
  const token = await server.signIn(objectId);
  const terms = { supplierTeamId, customerTeamId, dueAt: Date.now() + WEEK_MS };
  const getToday = () => ({ method: "GET" as const, path: "/api/today", token });
  // No two ask the same, so nobody is told what was made for another.
  const dayEndsAt = Date.now() + WEEK_MS;
  const getAnotherToday = (index: number) => ({
    ...getToday(),
    path: `/api/today?dayEndsAt=${dayEndsAt + index}`,
  });
  const makePromise = (index: number) => ({
    method: "POST" as const,
    path: "/api/commitments/promise",
    token,
    headers: { "idempotency-key": randomUUID() },
    body: JSON.stringify({ ...terms, sentence: `Badges for colleague ${index}` }),
  });
  console.log(heading);
  const of = (connections: number, call: Load["call"]) => ({ address: server.address, connections, call });
  await measure("Today, 16 connections", server, of(16, getToday), yardsticks.today);
  await measure("Today, 32 connections", server, of(32, getToday), yardsticks.today);
  await measure(
    "Today made anew each time, 16 connections",
    server,
    of(16, getAnotherToday),
    yardsticks.today,
  );
  await measure("Promise, 16 connections", server, of(16, makePromise), yardsticks.promise);
}

type Measurement = Omit<Load, "seconds">;

/** Per core: how many it would do a second if the whole core were its own, by the processor time it used. */
async function measure(what: string, server: ServerProcess, load: Measurement, { aim, tracker }: Yardstick) {
  await drive({ ...load, seconds: WARM_SECONDS });
  const before = server.cpuSeconds();
  const { perSecond, p99, count } = await drive({ ...load, seconds: SECONDS });
  const perCore = count / (server.cpuSeconds() - before);
  tell({ what, ours: perSecond, unit: "/s", beside: { name: "Request Tracker 5", value: tracker }, aim });
  tell({ what: `${what}, a processor second`, ours: perCore, unit: "/s", aim });
  tell({ what: `${what}, p99`, ours: p99, unit: "ms", aim: AIM_P99_MS });
}

type Yardstick = (typeof yardsticks)[keyof typeof yardsticks];
