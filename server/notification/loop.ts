import type { Companies } from "#server/db/companies.ts";
import { type Delivery, deliverDue, logFailure } from "./deliver.ts";

const LOOK_EVERY_MS = 1_000;

interface Loop extends Delivery {
  companies: Pick<Companies, "opened">;
}

/**
 * Delivers what lies in the outboxes of all companies, beside everything else: one round at a time, and in each company
 * what is claimed. Any number of processes may do so at once. Answers how to stop.
 *
 * @example const stop = startDelivery({ companies, channels, site, now, log });
 */
export function startDelivery(loop: Loop) {
  let isStopped = false;
  let timer = setTimeout(round, LOOK_EVERY_MS);

  async function round() {
    await Promise.all(loop.companies.opened().map(empty));
    if (!isStopped) timer = setTimeout(round, LOOK_EVERY_MS);
  }

  async function empty(database: ReturnType<Companies["opened"]>[number]) {
    try {
      while (!isStopped && (await deliverDue(database, loop)) > 0);
    } catch (error) {
      logFailure(loop.log, error);
    }
  }

  return function stop() {
    isStopped = true;
    clearTimeout(timer);
  };
}
