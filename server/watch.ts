import { setImmediate as nextTurn } from "node:timers/promises";
import type { Logger } from "pino";
import { refreshHolidays } from "./calendar/refresh.ts";
import { watchCommitments } from "./commitment/watcher.ts";
import { watchComplaints } from "./complaint/watcher.ts";
import type { Companies } from "./db/companies.ts";
import type { CompanyDatabase } from "./db/open.ts";
import { dropOldDrafts } from "./draft/verbs.ts";
import { forgetOldAnswers } from "./event/verbs.ts";
import { watchConsultations } from "./feedback/watcher.ts";
import { startQueuedImport } from "./intake/launch.ts";
import { dropOldNotifications } from "./notification/verbs.ts";
import { openQuarterly, watchSurvey } from "./survey/watcher.ts";

const TICK_MS = 1_000;
const TIDY_MS = 3_600_000;

interface Watch {
  companies: Pick<Companies, "open" | "opened">;
  /** Companies to watch before anybody has signed in. */
  tenantIds: string[];
  now(): number;
  log: Pick<Logger, "error">;
}

/**
 * Lets time do its part in every company: once a second, one round after the other; a company whose database fails is
 * logged and tried again. Any number of processes may do so at once. Answers how to stop.
 *
 * @example const stop = startWatch({ companies, tenantIds, now, log });
 */
export function startWatch(watch: Watch) {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let tidiedAt = watch.now();

  async function tick() {
    const isTidying = watch.now() - tidiedAt >= TIDY_MS;
    if (isTidying) tidiedAt = watch.now();
    for (const database of await databasesOf(watch)) {
      if (isStopped) return;
      await attempt(watch, () => catchUp(database, watch, isTidying, () => isStopped));
    }
    if (!isStopped) timer = setTimeout(tick, TICK_MS);
  }

  timer = setTimeout(tick, TICK_MS);
  return function stop() {
    isStopped = true;
    clearTimeout(timer);
  };
}

async function databasesOf(watch: Watch) {
  for (const tenantId of watch.tenantIds) await attempt(watch, () => watch.companies.open(tenantId));
  return watch.companies.opened();
}

/** In small batches, with everybody else's work in between. */
async function catchUp(
  database: CompanyDatabase,
  watch: Watch,
  isTidying: boolean,
  isStopped: () => boolean,
) {
  const { now } = watch;
  while (!isStopped() && (await watchCommitments(database, now())) > 0) await nextTurn();
  while (!isStopped() && (await watchComplaints(database, now())) > 0) await nextTurn();
  if (!isStopped()) await watchSurvey(database, now());
  if (!isStopped()) await watchConsultations(database, now());
  if (!isStopped()) await startQueuedImport(database, watch);
  if (!isTidying || isStopped()) return;
  await openQuarterly(database, now());
  await database.write((db) => forgetOldAnswers(db, now()));
  await database.write((db) => dropOldDrafts(db, now()));
  await database.write((db) => dropOldNotifications(db, now()));
  await refreshHolidays(database, now());
}

async function attempt({ log }: Watch, work: () => Promise<unknown>) {
  try {
    await work();
  } catch (error) {
    const { name, message } = ((error as Error).cause ?? error) as Error;
    log.error({ error: { name, message } }, "the watch failed and goes on");
  }
}
