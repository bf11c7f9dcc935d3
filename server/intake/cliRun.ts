import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { newId } from "#server/ctx.ts";
import type { CompanyDatabase } from "#server/db/open.ts";
import { guessFields } from "#shared/intake/guess.ts";
import { type Mapping, readMapping } from "#shared/intake/mapping.ts";
import { noTotals } from "#shared/intake/model.ts";
import { Problem } from "#shared/problem.ts";
import { openCsv } from "./csv.ts";
import type { Options } from "./options.ts";
import { isBusyAlready, markInterrupted, type RunRow } from "./runs.ts";
import { importRun } from "./table.ts";

/** The bytes of a file on this machine. */
export const bytesOfFile = (path: string) => createReadStream(path, { highWaterMark: 256 * 1024 });

/** The mapping that was named, or columns recognised by their names. */
export async function mappingFor({ kind, file, mapping }: Options): Promise<Mapping> {
  if (mapping) return mapping;
  const bytes = bytesOfFile(file);
  const { header } = await openCsv(bytes, { encoding: "utf-8", delimiter: undefined });
  bytes.destroy();
  return readMapping({ kind, fields: guessFields(kind, header) });
}

/** Writes down that this import runs, so that no other one begins; refuses when another one runs. */
export async function beginRun(
  database: CompanyDatabase,
  { kind, file, isDryRun }: Options,
  mapping: Mapping,
  now: number,
): Promise<RunRow> {
  await markInterrupted(database, now);
  const run = {
    importId: newId(),
    kind,
    fileName: basename(file),
    state: "running",
    isDryRun,
    mapping,
    totals: noTotals(),
    bytesTotal: statSync(file).size,
    createdAt: now,
    startedAt: now,
    aliveAt: now,
  } as const;
  return database.write(async (db) => {
    if (await isBusyAlready(db)) throw new Problem("conflict", "intake.error.busy");
    const [row] = await db.insert(importRun).values(run).returning();
    return row as RunRow;
  });
}
