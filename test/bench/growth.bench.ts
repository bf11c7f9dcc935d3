import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoTenantId } from "#server/auth/demo.ts";
import { watchCommitments } from "#server/commitment/watcher.ts";
import { openCompanies } from "#server/db/companies.ts";
import { seedLarge, sizeOf } from "#server/seed/large.ts";
import { largeTeamId, personObjectId } from "#server/seed/largeRows.ts";
import { drive, percentiles } from "./load.ts";
import { startServer } from "./serverProcess.ts";
import { heading, tell } from "./table.ts";

/**
 * `node --import tsx test/bench/growth.bench.ts [--large]`: the screens at 10,000 commitments and at a hundred times as
 * many (ten times, without `--large`), one request at a time, each by another person. The companies are kept in the
 * folder for temporary files, because a million rows take a while.
 */
const SMALL = 10_000;
const LARGE = process.argv.includes("--large") ? 1_000_000 : 100_000;
const SECONDS = 5;
const PEOPLE_SIGNED_IN = 100;
const TICKS = 200;

/** Companies made with other tables are of no use. */
const journal = readFileSync(join(import.meta.dirname, "../../server/db/migrations/meta/_journal.json"));
const tables = createHash("sha256").update(journal).digest("hex").slice(0, 8);

type Figures = Record<string, { p50: number; p99: number }>;

const [small, large] = [await figuresAt(SMALL), await figuresAt(LARGE)];
console.log(`${LARGE.toLocaleString("en")} commitments beside ${SMALL.toLocaleString("en")}\n${heading}`);
for (const name of Object.keys(small))
  for (const at of ["p50", "p99"] as const) {
    const value = small[name]![at];
    const beside = { name: `${SMALL.toLocaleString("en")} rows`, value };
    tell({ what: `${name}, ${at}`, ours: large[name]![at], unit: "ms", beside, aim: 2 * value });
  }

async function figuresAt(commitments: number): Promise<Figures> {
  const databaseUrl = await companyOf(commitments);
  const { teams } = sizeOf(commitments);
  const watcher = await watcherFigures(databaseUrl);
  const server = await startServer(databaseUrl);
  try {
    const numbers = Array.from({ length: PEOPLE_SIGNED_IN }, (_, index) => (index * 37) % teams);
    const tokens = await Promise.all(numbers.map((number) => server.signIn(personObjectId(number))));
    const measure = async (pathOf: (number: number) => string) => {
      const call = (index: number) => {
        const place = index % PEOPLE_SIGNED_IN;
        return { method: "GET" as const, path: pathOf(numbers[place]!), token: tokens[place]! };
      };
      await drive({ address: server.address, connections: 1, seconds: 2, call });
      return drive({ address: server.address, connections: 1, seconds: SECONDS, call });
    };
    return {
      Today: await measure(() => "/api/today"),
      "Relations, list": await measure(() => "/api/relationships"),
      "Relations, map": await measure((number) => `/api/relationships/map?teamId=${largeTeamId(number)}`),
      Promises: await measure(() => "/api/promises"),
      "Watcher, one tick": watcher,
    };
  } finally {
    await server.stop();
  }
}

/** Made once, and for the watcher as if it had just looked: nothing new is due. */
async function companyOf(commitments: number) {
  const folder = join(tmpdir(), `counterpart-growth-${tables}-${commitments}`);
  const databaseUrl = `file:${folder}/{tenant}.db`;
  if (existsSync(join(folder, "complete"))) return databaseUrl;
  const companies = openCompanies(databaseUrl);
  await seedLarge(await companies.open(demoTenantId), sizeOf(commitments), Date.now());
  companies.close();
  mkdirSync(join(folder, "complete"));
  return databaseUrl;
}

/** First everything that came due since is marked, as a running server would have done; then the ticks are measured. */
async function watcherFigures(databaseUrl: string) {
  const companies = openCompanies(databaseUrl);
  const database = await companies.open(demoTenantId);
  const now = Date.now();
  while ((await watchCommitments(database, now)) > 0);
  const times: number[] = [];
  for (let tick = 0; tick < TICKS; tick += 1) {
    const startedAt = performance.now();
    await watchCommitments(database, now);
    times.push(performance.now() - startedAt);
  }
  companies.close();
  return percentiles(times);
}
