import type { Logger } from "pino";
import type { CompanyDatabase } from "#server/db/open.ts";
import { startWorker } from "#server/entry.ts";
import { interrupt, markInterrupted, takeQueued } from "./runs.ts";
import type { WorkerInput } from "./worker.ts";

interface Launch {
  now(): number;
  log: Pick<Logger, "error">;
}

/**
 * Begins the import that waits, if there is one, in a thread of its own; marks the one whose server has gone. Answers
 * the thread, to wait for.
 *
 * @example await startQueuedImport(database, { now, log })
 */
export async function startQueuedImport(database: CompanyDatabase, { now, log }: Launch) {
  await markInterrupted(database, now());
  const run = await takeQueued(database, now());
  if (!run) return null;
  const { url, tenantId } = database;
  const worker = startWorker("intake/worker", {
    url,
    tenantId,
    importId: run.importId,
  } satisfies WorkerInput);
  worker.once("error", ({ name, message }) => log.error({ error: { name, message } }, "an import failed"));
  worker.once("exit", () => {
    database.write((db) => interrupt(db, run.importId, now())).catch(() => undefined);
  });
  return worker;
}
