import fc from "fast-check";
import { expect, test } from "vitest";
import { accuracy, attainment, type MeasuredCase, targetShareOf, verdict } from "#shared/agreement/rules.ts";
import { standardTemplates } from "#shared/agreement/sentence.ts";
import cases from "./cases.json" with { type: "json" };

const verdictNames = {
  tooFew: "too_few",
  provenKept: "proven_met",
  provenMissed: "proven_missed",
  leaningKept: "leaning_met",
  leaningMissed: "leaning_missed",
} as const;

const now = Date.UTC(2026, 2, 2, 12);
const hours = (count: number) => Math.round(count * 3_600_000);
const percent = (share: number | null | undefined) => (share == null ? null : Math.round(share * 1000) / 10);

test.each(cases.standard_status)("$name is called what it is", ({ input, expected }) => {
  expect(verdictNames[verdict(input.k, input.n, input.target)]).toBe(expected);
});

test.each(cases.standard_attainment)("attainment: $name", ({ input, expected }) => {
  const measured = input.items.map(measuredCase);
  const { kept, missed, excluded, counted, share, verdict } = attainment(measured, input.target, now);
  expect({
    met: kept,
    missed,
    excluded,
    n: counted,
    pct: percent(share),
    status: verdictNames[verdict],
  }).toEqual(expected);
});

function measuredCase(item: { state: string; activeHours: number; targetHours: number }): MeasuredCase {
  const dueAt = now - hours(item.activeHours) + hours(item.targetHours);
  if (item.state === "open") return { state: "open", dueAt };
  if (item.state === "cancelled_by_customer") return { state: "withdrawn" };
  return { state: "reached", dueAt, reachedAt: now, isUnconfirmed: false };
}

test.each(cases.accuracy)("accuracy: $name", ({ input, expected }) => {
  const answers = Array.from({ length: input.judged }, (_, index) => (index < input.wrong ? "no" : "yes"));
  const { share, interval, verdict } = accuracy(
    answers,
    targetShareOf(standardTemplates.ninetyPercentAccurate)!,
  );
  if (!expected.show) return expect([share, interval, verdict]).toEqual([null, null, "tooFew"]);
  const seen = { pct: percent(share), lo: percent(interval?.low), hi: percent(interval?.high) };
  expect({ show: true, ...seen, status: verdictNames[verdict] }).toEqual(expected);
});

test("partly right is not right", () => {
  expect(accuracy(["yes", "yes", "yes", "partly", "no"], 0.9)).toMatchObject({
    kept: 3,
    counted: 5,
    share: 0.6,
  });
});

test("an open case is missed only after its moment, and never while the customer is asked", () => {
  const open = (dueAt: number | null): MeasuredCase => ({ state: "open", dueAt });
  expect(attainment([open(now), open(now + 1), open(null)], 0.9, now)).toMatchObject({ open: 3, missed: 0 });
  expect(attainment([open(now - 1)], 0.9, now)).toMatchObject({ open: 0, missed: 1 });
});

test("an unconfirmed delivery counts as kept and is shown apart; a late one is only missed", () => {
  const reached = (reachedAt: number, isUnconfirmed: boolean): MeasuredCase => ({
    state: "reached",
    dueAt: now,
    reachedAt,
    isUnconfirmed,
  });
  const seen = attainment([reached(now, true), reached(now - 1, false), reached(now + 1, true)], 0.9, now);
  expect(seen).toMatchObject({ kept: 2, missed: 1, counted: 3, unconfirmed: 1 });
});

test("one miss refutes a promise of every case; keeping all of them never proves it", () => {
  expect(verdict(99, 100, 1)).toBe("provenMissed");
  expect(verdict(10_000, 10_000, 1)).toBe("leaningKept");
});

const anyCase: fc.Arbitrary<MeasuredCase> = fc.oneof(
  fc.record({ state: fc.constant("open" as const), dueAt: fc.option(fc.nat(20)) }),
  fc.record({
    state: fc.constant("reached" as const),
    dueAt: fc.nat(20),
    reachedAt: fc.nat(20),
    isUnconfirmed: fc.boolean(),
  }),
  fc.constant({ state: "withdrawn" as const }),
  fc.constant({ state: "declined" as const }),
);

test("every case is in exactly one count, and time alone never takes back a miss", () => {
  fc.assert(
    fc.property(fc.array(anyCase), fc.nat(20), fc.nat(20), (measured, early, wait) => {
      const first = attainment(measured, 0.9, early);
      const later = attainment(measured, 0.9, early + wait);
      expect(first.kept + first.missed + first.open + first.excluded + first.declined).toBe(measured.length);
      expect(first.counted).toBe(first.kept + first.missed);
      expect(first.unconfirmed).toBeLessThanOrEqual(first.kept);
      expect(later.missed).toBeGreaterThanOrEqual(first.missed);
      expect(later.kept).toBe(first.kept);
    }),
  );
});

test("the target of a standard is a share of cases, exact to the last digit, and points are none", () => {
  expect(targetShareOf(standardTemplates.answerIn24Hours)).toBe(0.9);
  const accurate = { ...standardTemplates.ninetyPercentAccurate, threshold: 99.9 };
  expect(targetShareOf(accurate)).toBe(999 / 1000);
  expect(verdict(999, 1000, targetShareOf(accurate)!)).toBe("leaningKept");
  expect(targetShareOf({ ...accurate, unit: "points" })).toBeNull();
});
