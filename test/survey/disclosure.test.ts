import { expect, test } from "vitest";
import { barsOf, itemVerdict, mayReleaseAgain, shownMean, shownPercent } from "#shared/survey/disclosure.ts";
import { partition } from "#shared/survey/partition.ts";
import cases from "./cases.json" with { type: "json" };

type Numbers = Record<string, number>;
const childrenOf = ({ children }: { children: object }) => new Map<string, number>(Object.entries(children));

test.each(cases.disclosure_partition)("partition: $name", ({ input, expected }) => {
  const children = childrenOf(input);
  const { isTotalShown, totalN, shown, notEnough, alsoHidden, togetherN } = partition(children, input.K);
  expect({
    parent: isTotalShown ? "shown" : "hidden",
    parentN: totalN,
    published: shown,
    notEnough,
    alsoHidden,
    rolledUpN: togetherN,
  }).toEqual(expected);
});

test("a total below the threshold is hidden with all that is in it", () => {
  const { isTotalShown, shown, togetherN } = partition(new Map([["A", 2], ["B", 2]]), 5); // biome-ignore format: a pair a line says less
  expect({ isTotalShown, shown, togetherN }).toEqual({ isTotalShown: false, shown: [], togetherN: null });
});

test("of two equal ones the first by id covers the small one", () => {
  const { alsoHidden } = partition(new Map([["C", 6], ["B", 6], ["A", 1]]), 5); // biome-ignore format: a pair a line says less
  expect(alsoHidden).toEqual(["B"]);
});

test("the usual suppression of the next two lets the attack through that ours stops", () => {
  const [{ input, expected }, second] = cases.why_suppression_2_is_not_enough as [
    (typeof cases.why_suppression_2_is_not_enough)[0],
    (typeof cases.why_suppression_2_is_not_enough)[0],
  ];
  const { A, B, C } = input.children as unknown as Numbers & { A: number; B: number; C: number };
  const shown = input.shown as unknown as Numbers & { B: number; C: number };
  const sum = input.parentMean! * (A + B + C) - shown.B * B - shown.C * C;
  expect(sum / A).toBeCloseTo(expected.derived!.derivedMean, 2);
  expect(partition(childrenOf(input), 5).alsoHidden).toEqual(expected.ourRuleAlsoHides);
  expect(partition(childrenOf(second.input), 5).alsoHidden).toEqual(second.expected.ourRuleAlsoHides);
});

test.each(cases.disclosure_release_over_time)("released again: $name", ({ input, expected }) => {
  const { n1, mean1, n2, mean2 } = input;
  expect(mayReleaseAgain({ added: n2 - n1, removed: 0 }, 5)).toBe(expected.allowed);
  expect(n2 * mean2 - n1 * mean1).toBeCloseTo(expected.derivedSumOfDifference, 2);
});

test("swapping two answers for two others is not enough to release again", () => {
  expect(mayReleaseAgain({ added: 2, removed: 2 }, 5)).toBe(false);
});

test.each(cases.disclosure_rounding_is_no_defence)("rounding: $name", ({ input, expected }) => {
  const maxError = 0.5 * input.unit * (input.n1 + input.n2);
  expect(maxError).toBeCloseTo(expected.maxError, 9);
  expect(maxError >= input.range).toBe(expected.boundCoversRange);
});

const signs = { atLeast: "≥", atMost: "≤" };
const write = ({ value, bound }: ReturnType<typeof shownMean>) => `${bound ? signs[bound] : ""}${value}`;

test.each(cases.disclosure_unanimity)("unanimity: $name", ({ input, expected }) => {
  const { n, mean, favourablePct } = input;
  if (!itemVerdict({ groupN: n, itemNs: [n] }, 5).isAspectShown) {
    expect(expected).toEqual({ mean: "Not enough answers", pct: "Not enough answers" });
    return;
  }
  expect(write(shownMean(mean, n))).toBe(expected.mean);
  expect(`${write(shownPercent(favourablePct, n))} %`).toBe(expected.pct);
});

test("in a group of twenty the ends are exact", () => {
  expect(shownMean(5, 20)).toEqual({ value: 5, bound: null });
  expect(shownPercent(0, 20)).toEqual({ value: 0, bound: null });
});

test.each(cases.disclosure_bars)("bars of $name", ({ input, expected }) => {
  const bars = barsOf(input);
  expect(bars?.map(({ name, count }) => [name === "notFavourable" ? "not_favourable" : name, count]) ?? null) //
    .toEqual(expected);
});

test.each(cases.disclosure_items)("$name", ({ input, expected }) => {
  const { isAspectShown, areItemsShown } = itemVerdict(input, 5);
  expect({ dimension: isAspectShown, items: areItemsShown }).toEqual(expected);
});
