import type { Span } from "./span.ts";
import type { Timeline } from "./timeline.ts";

/** Working time between two instants, in milliseconds; the pauses are disjoint and in order. */
export function workBetween({ work }: Timeline, from: number, until: number, pauses: readonly Span[]) {
  let counted = work.before(until) - work.before(from);
  for (const [pausedFrom, pausedUntil] of pauses) {
    if (pausedFrom >= until || pausedUntil <= from) continue;
    counted -= work.before(Math.min(pausedUntil, until)) - work.before(Math.max(pausedFrom, from));
  }
  return counted;
}

/** The first instant at which `amount` more than nothing has been worked since `from`. */
export function workedSince({ work }: Timeline, from: number, amount: number, pauses: readonly Span[]) {
  let total = work.before(from) + amount;
  for (const [pausedFrom, pausedUntil] of pauses) {
    if (pausedUntil <= from) continue;
    const totalThen = work.before(Math.max(pausedFrom, from));
    if (total <= totalThen) break;
    total += work.before(pausedUntil) - totalThen;
  }
  return work.reaching(total);
}

/** The first working instant not before `from`: a millisecond before its first millisecond has been worked. */
export function openingFrom(timeline: Timeline, from: number, pauses: readonly Span[]) {
  return workedSince(timeline, from, 1, pauses) - 1;
}
