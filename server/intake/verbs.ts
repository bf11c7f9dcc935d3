import { and, count, eq, lt, sql, sum } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, newId, requireRight } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import type * as api from "#shared/intake/api.ts";
import { readMapping } from "#shared/intake/mapping.ts";
import { noTotals, PART_BYTES } from "#shared/intake/model.ts";
import { Problem } from "#shared/problem.ts";
import { findRun, toRun } from "./read.ts";
import { forgetFindings, forgetParts, isBusy, isBusyAlready, type RunRow } from "./runs.ts";
import { importPart, importRun } from "./table.ts";

const KEPT_FOR_MS = 86_400_000;

type Input<Name extends keyof typeof api> = (typeof api)[Name] extends {
  input: infer Schema extends z.ZodType;
}
  ? z.output<Schema>
  : never;

export async function prepareImport(ctx: Ctx, { kind, fileName, bytes }: Input<"prepareImport">) {
  requireRight(ctx, "company.import");
  await forgetOldParts(ctx);
  const importId = newId(ctx.now);
  const run = {
    importId,
    kind,
    fileName,
    state: "uploading",
    totals: noTotals(),
    bytesTotal: bytes,
  } as const;
  await ctx.db.insert(importRun).values({ ...run, startedById: ctx.actor.personId, createdAt: ctx.now });
  record(ctx, "import.prepared", importId, { kind });
  return toRun(ctx, importId);
}

/** Files that nobody came back for do not stay. */
async function forgetOldParts({ db, now }: Ctx) {
  const isOld = and(lt(importRun.createdAt, now - KEPT_FOR_MS), sql`not ${isBusy}`);
  const old = await db.select({ importId: importRun.importId }).from(importRun).where(isOld).all();
  for (const { importId } of old) await forgetParts(db, importId);
}

/** No history: nothing is known of the company by this, and what is imported tells its own. */
export async function sendPart(ctx: Ctx, { importId, part, content }: Input<"sendPart">) {
  requireRight(ctx, "company.import");
  const run = await findRun(ctx.db, importId);
  if (run.state !== "uploading") throw new Problem("conflict", "intake.error.started");
  const bytes = Buffer.from(content, "base64");
  const size = Math.min(PART_BYTES, run.bytesTotal - part * PART_BYTES);
  if (bytes.length !== size) throw new Problem("invalid", "intake.error.partContent", { field: "content" });
  const row = { importId, part, content: bytes };
  await ctx.db
    .insert(importPart)
    .values(row)
    .onConflictDoUpdate({ target: [importPart.importId, importPart.part], set: { content: bytes } });
  return { done: true as const };
}

export async function startImport(ctx: Ctx, { importId, mapping: written, isDryRun }: Input<"startImport">) {
  requireRight(ctx, "company.import");
  const run = await findRun(ctx.db, importId);
  if (isBusyIn(run)) throw new Problem("conflict", "intake.error.started");
  if (await isBusyAlready(ctx.db)) throw new Problem("conflict", "intake.error.busy");
  await requireComplete(ctx.db, run);
  const mapping = readMapping(written);
  if (mapping.kind !== run.kind) throw new Problem("invalid", "intake.error.kind", { field: "kind" });
  await forgetFindings(ctx.db, importId);
  const nothingYet = { totals: noTotals(), bytesRead: 0, failure: null, startedAt: null, finishedAt: null };
  const startedById = ctx.actor.personId;
  const queued = { ...nothingYet, state: "queued", isDryRun, mapping, startedById } as const;
  await ctx.db.update(importRun).set(queued).where(eq(importRun.importId, importId));
  record(ctx, "import.started", importId, { kind: run.kind, isDryRun });
  return toRun(ctx, importId);
}

const isBusyIn = ({ state }: RunRow) => state === "queued" || state === "running";

async function requireComplete(db: Db, { importId, bytesTotal }: RunRow) {
  const size = sum(sql`length(${importPart.content})`).mapWith(Number);
  const columns = { parts: count(), bytes: size };
  const sent = await db.select(columns).from(importPart).where(eq(importPart.importId, importId)).get();
  const isComplete = sent?.bytes === bytesTotal && sent.parts === Math.ceil(bytesTotal / PART_BYTES);
  if (!isComplete) throw new Problem("conflict", "intake.error.incomplete");
}

export async function stopImport(ctx: Ctx, { importId }: Input<"stopImport">) {
  requireRight(ctx, "company.import");
  if (!isBusyIn(await findRun(ctx.db, importId))) throw new Problem("conflict", "intake.error.notRunning");
  const stopped = { state: "stopped", finishedAt: ctx.now } as const;
  await ctx.db.update(importRun).set(stopped).where(eq(importRun.importId, importId));
  record(ctx, "import.stopped", importId);
  return toRun(ctx, importId);
}

/** A real import stays in the list without its report; a trial run leaves nothing. */
export async function discardImport(ctx: Ctx, { importId }: Input<"discardImport">) {
  requireRight(ctx, "company.import");
  const run = await findRun(ctx.db, importId);
  if (isBusyIn(run)) throw new Problem("conflict", "intake.error.busy");
  await forgetParts(ctx.db, importId);
  await forgetFindings(ctx.db, importId);
  if (run.isDryRun) await ctx.db.delete(importRun).where(eq(importRun.importId, importId));
  record(ctx, "import.discarded", importId);
  return { done: true as const };
}

function record(ctx: Ctx, verb: `import.${string}`, importId: string, change: Record<string, unknown> = {}) {
  ctx.record({ verb, subjectId: importId, audience: [ctx.actor.personId], change });
}
