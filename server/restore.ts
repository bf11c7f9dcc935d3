import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { demoTenantId } from "./auth/demo.ts";
import { requireSound } from "./backup.ts";
import { readConfig } from "./config.ts";
import { filePathOf } from "./db/open.ts";
import { runAsCommand } from "./entry.ts";

const usage = `Usage: npm run restore -- --from <file> [--company <tenant id>] [--replace]
Puts a backup in place of a company's database. End the server first. --replace: where there is a database already,
which is kept beside the new one. Without --company: the demo company.`;

interface Restoring {
  source: string;
  target: string;
  isReplacing: boolean;
  /** Names what is kept of the database before. */
  stamp: string;
}

/**
 * Puts a sound backup where a company's database belongs; answers where the one before was kept.
 *
 * @example restore({ source: "backup.db", target: "data/demo.db", isReplacing: true, stamp: "20261102090000" }) // => "data/demo.db.before-20261102090000"
 */
export function restore({ source, target, isReplacing, stamp }: Restoring) {
  if (!existsSync(source)) throw new Error(`There is no file at ${source}. Check --from.`);
  const isThere = existsSync(target);
  if (isThere && !isReplacing)
    throw new Error(`There is a database at ${target} already. End the server and add --replace.`);
  const arriving = `${target}.arriving`;
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(source, arriving);
  try {
    requireSound(arriving);
  } catch (error) {
    removeWithLog(arriving);
    throw error;
  }
  const kept = isThere ? setAside(target, stamp) : null;
  renameSync(arriving, target);
  return kept;
}

/** The write-ahead log goes along: it belongs to the old file, and would damage the new one. */
function setAside(file: string, stamp: string) {
  const aside = `${file}.before-${stamp}`;
  if (existsSync(aside)) throw new Error(`${aside} exists already. Move it away first.`);
  for (const ending of ["", "-wal", "-shm"])
    if (existsSync(file + ending)) renameSync(file + ending, aside + ending);
  return aside;
}

function removeWithLog(file: string) {
  for (const ending of ["", "-wal", "-shm"]) rmSync(file + ending, { force: true });
}

function main() {
  const { values } = parseArgs({
    options: {
      company: { type: "string", default: demoTenantId },
      from: { type: "string" },
      replace: { type: "boolean", default: false },
      help: { type: "boolean" },
    },
  });
  if (values.help || !values.from) return usage;
  const url = readConfig(process.env).databaseUrl.replaceAll("{tenant}", values.company);
  const target = filePathOf(url);
  if (target === null)
    throw new Error(`${url} is on a server: restore it there. This command puts files in place.`);
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const kept = restore({ source: values.from, target, isReplacing: values.replace, stamp });
  return `Restored ${target}${kept ? `; the one before is ${kept}` : ""}`;
}

await runAsCommand(import.meta.filename, main);
