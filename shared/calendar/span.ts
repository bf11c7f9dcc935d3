export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const DAY = 1_440 * MINUTE;
export const WEEK = 7 * DAY;

/** A stretch of an axis, half-open. */
export type Span = readonly [from: number, until: number];

/**
 * The same ground as disjoint spans in order; an empty or reversed span covers nothing.
 *
 * @example union([[12, 17], [9, 13], [20, 18]]) // => [[9, 17]]
 */
export function union(spans: readonly Span[]): Span[] {
  const united: [number, number][] = [];
  for (const [from, until] of spans.filter(([from, until]) => from < until).sort(([a], [b]) => a - b)) {
    const last = united.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], until);
    else united.push([from, until]);
  }
  return united;
}

/** The part of the spans that lies within the limits. */
export function clip(spans: readonly Span[], [from, until]: Span): Span[] {
  return spans
    .map((span): Span => [Math.max(span[0], from), Math.min(span[1], until)])
    .filter(([a, b]) => a < b);
}
