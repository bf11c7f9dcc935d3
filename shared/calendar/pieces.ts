import type { Stretch } from "./offsets.ts";
import type { Pattern } from "./pattern.ts";
import type { Piece } from "./tally.ts";

/** From here on, on the wall, the pattern holds. */
interface Cut {
  from: number;
  pattern: Pattern;
}

/** The wall's axis, on which a day is `length` long, cut where special days begin and end. */
export function cutAtDays(
  days: readonly number[],
  length: number,
  usual: Pattern,
  patternOn: (day: number) => Pattern,
): Cut[] {
  const special = days.flatMap((day) => [
    { from: day * length, pattern: patternOn(day) },
    { from: (day + 1) * length, pattern: usual },
  ]);
  return [{ from: -Infinity, pattern: usual }, ...special];
}

/**
 * The same cuts on the axis of instants. A stretch reads its own part of the wall, so that what the clock skips is read
 * by none and what it repeats is read by two.
 */
export function piecesOf(cuts: readonly Cut[], stretches: readonly Stretch[]): Piece[] {
  return stretches.flatMap(({ startsAt, offset }, index) => {
    const from = startsAt + offset;
    const until = (stretches[index + 1]?.startsAt ?? Infinity) + offset;
    const { pattern } = cuts.findLast((cut) => cut.from <= from)!;
    const inside = cuts.filter((cut) => from < cut.from && cut.from < until);
    return [{ from, pattern }, ...inside].map((cut) => ({
      startsAt: cut.from - offset,
      shift: offset,
      pattern: cut.pattern,
    }));
  });
}
