import { and, eq, inArray, lt } from "drizzle-orm";
import type { CompanyDatabase, Db } from "#server/db/open.ts";
import { appendEvents } from "#server/event/verbs.ts";
import type { ImportState, Message } from "#shared/intake/model.ts";
import { importFinding, importPart, importRun } from "./table.ts";

/** Without a sign of life for so long, whoever did it has gone. */
const GONE_AFTER_MS = 30_000;

export type RunRow = typeof importRun.$inferSelect;

/** Takes the import that waits, if there is one; of two servers that look at once, one gets it. */
export async function takeQueued(database: CompanyDatabase, now: number): Promise<RunRow | null> {
  const isQueued = eq(importRun.state, "queued");
  const waiting = await database.read
    .select({ importId: importRun.importId })
    .from(importRun)
    .where(isQueued)
    .get();
  if (!waiting) return null;
  const isIt = and(eq(importRun.importId, waiting.importId), isQueued);
  const [taken] = await database.write((db) =>
    db.update(importRun).set({ state: "running", startedAt: now, aliveAt: now }).where(isIt).returning(),
  );
  return taken ?? null;
}

export const isBusy = inArray(importRun.state, ["queued", "running"]);

export async function isBusyAlready(db: Db) {
  const row = await db.select({ importId: importRun.importId }).from(importRun).where(isBusy).get();
  return row !== undefined;
}

export async function finishRun(
  database: CompanyDatabase,
  { importId, isDryRun, startedById }: RunRow,
  state: ImportState,
  failure: Message | null,
  now: number,
) {
  await database.write(async (db) => {
    const isOurs = and(eq(importRun.importId, importId), eq(importRun.state, "running"));
    const finished = await db
      .update(importRun)
      .set({ state, failure, finishedAt: now })
      .where(isOurs)
      .returning({ importId: importRun.importId });
    if (finished.length === 0) return;
    if (state === "done" && !isDryRun) await forgetParts(db, importId);
    await appendEvents(
      db,
      [{ verb: "import.finished", subjectId: importId, audience: [startedById], change: { state } }],
      startedById,
      now,
    );
  });
}

export async function forgetParts(db: Db, importId: string) {
  await db.delete(importPart).where(eq(importPart.importId, importId));
}

export async function forgetFindings(db: Db, importId: string) {
  await db.delete(importFinding).where(eq(importFinding.importId, importId));
}

/** Marks what a server left behind that has gone: it can be begun again, and what is imported stays. */
export async function markInterrupted(database: CompanyDatabase, now: number) {
  const isGone = and(eq(importRun.state, "running"), lt(importRun.aliveAt, now - GONE_AFTER_MS));
  const gone = await database.read
    .select({ importId: importRun.importId })
    .from(importRun)
    .where(isGone)
    .get();
  if (!gone) return;
  await database.write((db) => interrupt(db, gone.importId, now));
}

export async function interrupt(db: Db, importId: string, now: number) {
  const isRunning = and(eq(importRun.importId, importId), eq(importRun.state, "running"));
  await db.update(importRun).set({ state: "interrupted", finishedAt: now }).where(isRunning);
}
