import type { Bar, Bounded } from "./model.ts";

/** From here on a group is large enough for exact ends, single items and full bars. */
export const LARGE_GROUP = 20;
const LEAST_FOR_BARS = 10;
const LEAST_IN_BAR = 3;

/**
 * A mean on five points, one decimal; in a group below twenty its ends are cut, as there each one's answer would show.
 *
 * @example shownMean(5, 6) // => { value: 4.5, bound: "atLeast" }
 */
export const shownMean = (mean: number, n: number) => bounded(round(mean, 10), n, 1.5, 4.5);

/**
 * A share in whole per cent, with its ends cut in the same way.
 *
 * @example shownPercent(0, 6) // => { value: 10, bound: "atMost" }
 */
export const shownPercent = (percent: number, n: number) => bounded(round(percent, 1), n, 10, 90);

function bounded(value: number, n: number, low: number, high: number): Bounded {
  if (n >= LARGE_GROUP) return { value, bound: null };
  if (value >= high) return { value: high, bound: "atLeast" };
  if (value <= low) return { value: low, bound: "atMost" };
  return { value, bound: null };
}

const round = (value: number, steps: number) => Math.round(value * steps) / steps;

/** How many answered 1–2, 3 and 4–5. */
export interface Counts {
  unfavourable: number;
  middle: number;
  favourable: number;
}

/**
 * The bars that may be drawn: never one of one or two people, and in a group below twenty never one of everybody.
 *
 * @example barsOf({ unfavourable: 1, middle: 3, favourable: 8 }) // => [{ name: "notFavourable", count: 4 }, { name: "favourable", count: 8 }]
 */
export function barsOf({ unfavourable, middle, favourable }: Counts): Bar[] | null {
  const n = unfavourable + middle + favourable;
  if (n < LEAST_FOR_BARS) return null;
  const three: Bar[] = [
    { name: "unfavourable", count: unfavourable },
    { name: "middle", count: middle },
    { name: "favourable", count: favourable },
  ];
  const two: Bar[] = [
    { name: "notFavourable", count: unfavourable + middle },
    { name: "favourable", count: favourable },
  ];
  return [three, two].find((bars) => bars.every(({ count }) => isDrawable(count, n))) ?? null;
}

function isDrawable(count: number, n: number) {
  if (count > 0 && count < LEAST_IN_BAR) return false;
  return count < n || n >= LARGE_GROUP;
}

/**
 * Whether an aspect and the single items behind it may be shown for a group.
 *
 * @example itemVerdict({ groupN: 6, itemNs: [6, 4] }, 5) // => { isAspectShown: false, areItemsShown: false }
 */
export function itemVerdict({ groupN, itemNs }: { groupN: number; itemNs: number[] }, least: number) {
  const isAspectShown = groupN >= least && itemNs.every((n) => n >= least);
  return { isAspectShown, areItemsShown: isAspectShown && groupN >= LARGE_GROUP };
}

/**
 * Whether a round may be released again: only if no answer changed, or enough of them that none can be worked out.
 *
 * @example mayReleaseAgain({ added: 1, removed: 0 }, 5) // => false
 */
export function mayReleaseAgain({ added, removed }: { added: number; removed: number }, least: number) {
  const changed = added + removed;
  return changed === 0 || changed >= least;
}
