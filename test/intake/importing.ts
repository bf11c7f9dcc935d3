import { eq } from "drizzle-orm";
import { newId } from "#server/ctx.ts";
import { bytesOfParts } from "#server/intake/parts.ts";
import { findingOrder } from "#server/intake/read.ts";
import { runImport } from "#server/intake/run.ts";
import { type RunRow, takeQueued } from "#server/intake/runs.ts";
import { importFinding, importRun } from "#server/intake/table.ts";
import type { ImportKind } from "#shared/intake/fields.ts";
import { guessFields } from "#shared/intake/guess.ts";
import { readMapping, type WrittenMapping } from "#shared/intake/mapping.ts";
import { noTotals } from "#shared/intake/model.ts";
import type { World } from "#test/world.ts";

interface Options {
  mapping?: Partial<WrittenMapping>;
  isDryRun?: boolean;
  bytes?: Uint8Array;
}

/**
 * Imports a text as a file of its kind; columns are recognised by their names unless the mapping says otherwise.
 *
 * @example const { totals, refused } = await importText(world, "teams", "name\nPayroll\n")
 */
export async function importText(
  { database, clock }: World,
  kind: ImportKind,
  text: string,
  options: Options = {},
) {
  const { mapping: written = {}, isDryRun = false, bytes = Buffer.from(text) } = options;
  const header = (text.split(/\r?\n/, 1)[0] ?? "").replace(/^\ufeff/, "").split(/[,;\t]/);
  const mapping = readMapping({ fields: guessFields(kind, header), ...written, kind });
  const run = {
    importId: newId(),
    kind,
    fileName: "file.csv",
    state: "running",
    isDryRun,
    mapping,
    totals: noTotals(),
    bytesTotal: bytes.length,
    createdAt: clock.now,
    startedAt: clock.now,
    aliveAt: clock.now,
  } as const;
  const [row] = await database.write((db) => db.insert(importRun).values(run).returning());
  const failure = await runImport({
    database,
    run: row as RunRow,
    bytes: chunksOf(bytes),
    now: () => clock.now,
  });
  const { importId } = run;
  const after = await database.read.select().from(importRun).where(eq(importRun.importId, importId)).get();
  const findings = await database.read
    .select()
    .from(importFinding)
    .where(eq(importFinding.importId, importId))
    .orderBy(...findingOrder)
    .all();
  const said = ({ line, field, message }: (typeof findings)[number]) => ({
    line,
    field,
    key: message.key,
    values: message.values,
  });
  return {
    importId,
    failure,
    state: after?.state,
    totals: after!.totals,
    refused: findings.filter(({ severity }) => severity === "rejected").map(said),
    noted: findings.filter(({ severity }) => severity === "noted").map(said),
  };
}

/** In small pieces, as a network would bring them: characters and lines are cut anywhere. */
async function* chunksOf(bytes: Uint8Array) {
  for (let from = 0; from < bytes.length; from += 7) yield bytes.subarray(from, from + 7);
}

/** What the server's watch does once a second, without a thread of its own; answers whether there was anything to do. */
export async function workOn({ database, clock }: Pick<World, "database" | "clock">) {
  const run = await takeQueued(database, clock.now);
  if (!run) return false;
  await runImport({
    database,
    run,
    bytes: bytesOfParts(database.read, run.importId),
    now: () => clock.now,
  });
  return true;
}
