import { clip, type Span } from "./span.ts";
import type { Timeline } from "./timeline.ts";

/** Working time between two instants, in milliseconds; the pauses are disjoint and in order. */
export function workBetween({ work }: Timeline, from: number, until: number, pauses: readonly Span[]) {
  let counted = work.before(until) - work.before(from);
  for (const [pausedFrom, pausedUntil] of clip(pauses, [from, until])) {
    counted -= work.before(pausedUntil) - work.before(pausedFrom);
  }
  return counted;
}

/** The first instant at which `amount` more than nothing has been worked since `from`. */
export function workedSince({ work }: Timeline, from: number, amount: number, pauses: readonly Span[]) {
  let total = work.before(from) + amount;
  for (const [pausedFrom, pausedUntil] of clip(pauses, [from, Infinity])) {
    const totalThen = work.before(pausedFrom);
    if (total <= totalThen) break;
    total += work.before(pausedUntil) - totalThen;
  }
  return work.reaching(total);
}

/** The first working instant not before `from`: a millisecond before its first millisecond has been worked. */
export function openingFrom(timeline: Timeline, from: number, pauses: readonly Span[]) {
  return workedSince(timeline, from, 1, pauses) - 1;
}
