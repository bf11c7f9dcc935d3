import { expect, test } from "vitest";
import { wilsonInterval } from "#shared/statistics.ts";
import cases from "./cases.json" with { type: "json" };

test.each(cases.wilson_interval)("the interval of $name agrees with the reference", ({ input, expected }) => {
  const interval = wilsonInterval(input.k, input.n);
  if (!expected) return expect(interval).toBeNull();
  expect(interval?.low).toBeCloseTo(expected.lo, 4);
  expect(interval?.high).toBeCloseTo(expected.hi, 4);
});

test("an interval never leaves 0 to 1, holds its share, and reaches the end exactly when all or none are kept", () => {
  for (let counted = 1; counted <= 200; counted++) {
    for (const kept of [0, 1, Math.floor(counted / 2), counted - 1, counted]) {
      const { low, high } = wilsonInterval(kept, counted)!;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(kept / counted);
      expect(high).toBeGreaterThanOrEqual(kept / counted);
      expect(low === 0).toBe(kept === 0);
      expect(high === 1).toBe(kept === counted);
    }
  }
});

test("the same share is more certain when more cases are counted", () => {
  const widths = [10, 20, 50, 100, 1000].map((counted) => {
    const { low, high } = wilsonInterval(counted * 0.9, counted)!;
    return high - low;
  });
  expect(widths).toEqual([...widths].sort((a, b) => b - a));
});
