import fc from "fast-check";
import { expect, test } from "vitest";
import { Ladder } from "#shared/calendar/ladder.ts";

test("a ladder finds the last number below a value, and the first number where there is none", () => {
  const ladder = new Ladder([10, 20, 30]);
  expect([5, 10, 11, 20, 30, 31, Number.POSITIVE_INFINITY].map((value) => ladder.below(value))).toEqual([
    0, 0, 0, 0, 1, 2, 2,
  ]);
});

test("a ladder finds the same as a search from one end to the other, however crowded its numbers are", () => {
  const crowded = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: -4e12, max: 4e12 }));
  const claim = fc.property(fc.array(crowded, { minLength: 1 }), crowded, (numbers, value) => {
    const rungs = numbers.sort((a, b) => a - b);
    const found = new Ladder(rungs).below(value);
    expect(found).toBe(
      Math.max(
        0,
        rungs.findLastIndex((rung) => rung < value),
      ),
    );
    for (const rung of rungs) expect(new Ladder(rungs).below(rung + 1)).toBe(rungs.lastIndexOf(rung));
  });
  fc.assert(claim, { numRuns: 500 });
});
