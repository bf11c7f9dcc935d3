import { once } from "node:events";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import Database from "libsql";
import { demoTenantId } from "./auth/demo.ts";
import { readConfig } from "./config.ts";
import { filePathOf } from "./db/open.ts";
import { runAsCommand, startWorker } from "./entry.ts";
import type { FlushInput } from "./flush/worker.ts";

const usage = `Usage: npm run backup -- [--company <tenant id>] [--to <file>]
Copies one company's database, as it is at one moment, while the server goes on. Without --company: the demo company.`;

/** Takes a consistent copy of a company's embedded database and checks that it can be read. */
export async function backUp(source: string, target: string) {
  if (!existsSync(source))
    throw new Error(`There is no database at ${source}. Check DATABASE_URL and --company.`);
  if (existsSync(target)) throw new Error(`${target} exists already. Choose another name with --to.`);
  mkdirSync(dirname(target), { recursive: true });
  await copy(source, target);
  requireSound(target);
}

async function copy(source: string, target: string) {
  const flusher = startWorker("flush/worker", { file: target } satisfies FlushInput);
  await once(flusher, "online");
  const database = new Database(source);
  try {
    database.exec("PRAGMA busy_timeout = 10000");
    database.prepare("VACUUM INTO ?").run([target]);
  } finally {
    database.close();
    await flusher.terminate();
  }
}

/** Refuses a file that SQLite finds damaged, or that is none of ours. */
export function requireSound(file: string) {
  const findings = inspect(file);
  if (findings !== null) throw new Error(`${file} cannot be used: ${findings}`);
}

function inspect(file: string) {
  try {
    const database = new Database(file);
    const ask = (sql: string) => (database.prepare(sql).raw(true).all([]) as unknown[][])[0]?.[0];
    const verdict = ask("PRAGMA integrity_check");
    const known = ask("SELECT count(*) FROM sqlite_master WHERE name IN ('event', 'commitment')");
    database.close();
    if (verdict !== "ok") return String(verdict);
    return known === 2 ? null : "it is not a database of Counterpart";
  } catch (error) {
    return (error as Error).message;
  }
}

async function main() {
  const { values } = parseArgs({
    options: {
      company: { type: "string", default: demoTenantId },
      to: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return usage;
  const url = readConfig(process.env).databaseUrl.replaceAll("{tenant}", values.company);
  const source = filePathOf(url);
  if (source === null)
    throw new Error(`${url} is on a server: back it up there. This command copies embedded files.`);
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const target = values.to ?? join(dirname(source), "backups", `${values.company}-${stamp}.db`);
  await backUp(source, target);
  return `Backed up to ${target}`;
}

await runAsCommand(import.meta.filename, main);
