import { wilsonInterval } from "#shared/statistics.ts";
import type { Change } from "./model.ts";

/** How many of how many were favourable. */
export interface Share {
  count: number;
  n: number;
}

/**
 * Whether a share has changed since the round before: the hybrid score interval of R. G. Newcombe, "Interval estimation
 * for the difference between independent proportions", Statistics in Medicine 17 (1998), method 10. Only an interval
 * without zero is a change.
 *
 * @example changeBetween({ count: 56, n: 70 }, { count: 48, n: 80 }).verdict // => "down"
 */
export function changeBetween(before: Share, after: Share) {
  const [old, fresh] = [wilsonInterval(before.count, before.n), wilsonInterval(after.count, after.n)];
  if (!old || !fresh) return null;
  const [oldShare, freshShare] = [before.count / before.n, after.count / after.n];
  const difference = freshShare - oldShare;
  const low = difference - Math.hypot(freshShare - fresh.low, old.high - oldShare);
  const high = difference + Math.hypot(fresh.high - freshShare, oldShare - old.low);
  return { difference, low, high, verdict: verdictOf(low, high) };
}

function verdictOf(low: number, high: number): Change {
  if (low > 0) return "up";
  return high < 0 ? "down" : "noClearChange";
}
