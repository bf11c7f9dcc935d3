import type { Logger } from "pino";
import type { Companies } from "#server/db/companies.ts";
import { type Delivery, deliverDue } from "./deliver.ts";

const LOOK_EVERY_MS = 1_000;

interface Loop extends Delivery {
  companies: Pick<Companies, "opened">;
  log: Pick<Logger, "error">;
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
      const { name, message } = ((error as Error).cause ?? error) as Error;
      loop.log.error({ error: { name, message } }, "a delivery failed and is tried again");
    }
  }

  return function stop() {
    isStopped = true;
    clearTimeout(timer);
  };
}
