import { expect, test } from "vitest";
import { aspectOf, indexOf, scoreOf } from "#shared/survey/aspects.ts";
import { changeBetween } from "#shared/survey/change.ts";
import { isMutualInflation, isWatermelon, supplierMeans } from "#shared/survey/fairness.ts";
import {
  ease,
  netRecommending,
  type Rating,
  recommending,
  satisfaction,
} from "#shared/survey/instruments.ts";
import { type Aspect, aspects } from "#shared/survey/model.ts";
import { coverageOf, responseRate } from "#shared/survey/response.ts";
import cases from "./cases.json" with { type: "json" };

const round = (value: number | null | undefined, digits: number) =>
  value === null || value === undefined ? null : Number(value.toFixed(digits));
const percent = (share: number | null | undefined) => round(share === null ? null : (share ?? 0) * 100, 1);

test.each(cases.csat)("satisfaction of $name", ({ input, expected }) => {
  const { n, favourable, share, interval, mean, deviation } = satisfaction(input.answers);
  expect({
    n,
    satisfied: favourable,
    pct: percent(share),
    lo: interval && percent(interval.low),
    hi: interval && percent(interval.high),
    mean: round(mean, 3),
    sd: round(deviation, 3),
  }).toEqual(expected);
});

test.each(cases.ces)("ease of $name", ({ input, expected }) => {
  const { n, mean, share, interval } = ease(input.answers);
  expect({
    n,
    mean: round(mean, 3),
    easyPct: percent(share),
    lo: percent(interval?.low),
    hi: percent(interval?.high),
  }).toEqual(expected);
});

test.each(cases.nps)("net recommending of $name", ({ input, expected }) => {
  const answers = [
    ...Array.from({ length: input.promoters }, () => 9),
    ...Array.from({ length: input.passives }, () => 7),
    ...Array.from({ length: input.detractors }, () => 6),
  ];
  const net = netRecommending(recommending(answers));
  expect({
    nps: round(net?.value, 1),
    lo: round(net?.low, 1),
    hi: round(net?.high, 1),
    adjustedCentre: round(net?.centre, 1),
  }).toEqual(expected);
});

test("nobody's answers make no net recommending", () => {
  expect(netRecommending(recommending([null, null]))).toBeNull();
});

const itemsOf: Record<Aspect, string[]> = {
  quality: ["q1", "q2"],
  attitude: ["a1", "a2"],
  efficiency: ["e1", "e2"],
  overall: ["o1"],
};

function meansOf(responses: Record<string, Rating>[]) {
  const byAspect = aspects.map((aspect) => {
    const of = responses.map((response) => aspectOf(itemsOf[aspect].map((item) => response[item] ?? null)));
    return [aspect, satisfaction(of)] as const;
  });
  return Object.fromEntries(byAspect) as Record<Aspect, ReturnType<typeof satisfaction>>;
}

test.each(cases.isq_four_dimensions)("four aspects: $name", ({ input, expected }) => {
  const tallies = meansOf(input.responses);
  const means = Object.fromEntries(aspects.map((aspect) => [aspect, tallies[aspect].mean!])) as Record<
    Aspect,
    number
  >;
  if ("error" in expected) {
    expect(() => indexOf(means, input.weights)).toThrow("survey.error.weights");
    return;
  }
  const dimensions = Object.fromEntries(
    aspects.map((aspect) => [
      aspect,
      { n: tallies[aspect].n, mean: round(means[aspect], 4), score100: round(scoreOf(means[aspect]), 1) },
    ]),
  );
  expect({ dimensions, index100: round(indexOf(means, input.weights), 1) }).toEqual(expected);
});

test("an aspect of which less than half was answered has no value", () => {
  expect(aspectOf([4, null, null])).toBeNull();
  expect(aspectOf([])).toBeNull();
});

const bands = { good: "good", fair: "fair", low: "low", very_low: "veryLow" };
const reasons = { fewer_than_5_invited: "fewInvited", fewer_than_5_answered: "fewAnswered" };

test.each(cases.response_rate)("response rate of $name", ({ input, expected }) => {
  const wanted = expected.show
    ? {
        isShown: true,
        percent: expected.pct,
        band: bands[expected.band as "good"],
        isComparable: expected.rankable,
      }
    : { isShown: false, reason: reasons[expected.reason as keyof typeof reasons] };
  expect(responseRate(input)).toEqual(wanted);
});

test.each([
  [49, "low", false],
  [30, "low", false],
  [29, "veryLow", false],
  [69, "fair", true],
] as const)("%d of 100 is a response that is %s", (answered, band, isComparable) => {
  expect(responseRate({ invited: 100, answered })).toMatchObject({ band, isComparable });
});

test.each(cases.change_between_rounds)("change $name", ({ input, expected }) => {
  const change = changeBetween({ count: input.k1, n: input.n1 }, { count: input.k2, n: input.n2 });
  expect(change?.verdict).toBe(expected.verdict === "no_clear_change" ? "noClearChange" : expected.verdict);
  expect([change?.difference, change?.low, change?.high].map((one) => round(one, 4))).toEqual([
    expected.diff,
    expected.lo,
    expected.hi,
  ]);
});

test("there is no change against a round without answers", () => {
  expect(changeBetween({ count: 0, n: 0 }, { count: 3, n: 6 })).toBeNull();
});

test.each(cases.supplier_rollup_weighting)("a supplier's mean: $name", ({ input, expected }) => {
  const { n, byPerson, byTeam } = supplierMeans(input.groups, 5);
  expect({ respondentWeighted: round(byPerson, 4), relationWeighted: round(byTeam, 4), n }).toEqual(expected);
});

test("a mean by team is not given where it would give away a small one", () => {
  expect(
    supplierMeans(
      [
        { n: 20, mean: 4.5 },
        { n: 4, mean: 1 },
      ],
      5,
    ).byTeam,
  ).toBeNull();
});

test.each(cases.coverage)("coverage of $name", ({ input, expected }) => {
  const { askedPercent, answeredPercent, coveredPercent, isThin } = coverageOf({
    closed: input.closed,
    asked: input.asked,
    answered: input.answered,
  });
  expect({ askedPct: askedPercent, answeredPct: answeredPercent, coveragePct: coveredPercent, warn: isThin }) //
    .toEqual(expected);
});

test.each(cases.watermelon)("promises kept, people unhappy: $name", ({ input, expected }) => {
  const { attainmentPct, csatPct, n } = input;
  expect(isWatermelon({ keptPercent: attainmentPct, satisfiedPercent: csatPct, n })).toBe(expected);
});

test.each(cases.mutual_inflation)("mutual praise: $name", ({ input, expected }) => {
  const ratings = {
    firstOfSecond: { n: input.nA, mean: input.aOfB },
    secondOfFirst: { n: input.nB, mean: input.bOfA },
    othersOfFirst: input.othersOfA,
    othersOfSecond: input.othersOfB,
  };
  expect(isMutualInflation(ratings)).toBe(expected);
  expect(isMutualInflation({ ...ratings, firstOfSecond: { n: 4, mean: 5 } })).toBe(false);
});
