import { expect, test } from "vitest";
import { mayOnlyAdd } from "#shared/agreement/floor.ts";
import type { StandardDraft } from "#shared/agreement/model.ts";
import { standardTemplates } from "#shared/agreement/sentence.ts";
import cases from "./cases.json" with { type: "json" };

const { answerIn24Hours, answerInOneWorkingDay, ninetyPercentAccurate } = standardTemplates;
type TimeStandard = Extract<StandardDraft, { share: number }>;
const within = (threshold: number, unit: TimeStandard["unit"]): TimeStandard => ({
  ...answerIn24Hours,
  threshold,
  unit,
});
const keys = (floor: StandardDraft, offered: StandardDraft) =>
  mayOnlyAdd([floor], offered).map(({ key }) => key.replace("agreement.finding.", ""));

test.each(cases.differentiated_service_floor)("hours of a grade: $name", ({ input, expected }) => {
  const findings = mayOnlyAdd(
    [within(input.floorHours, "elapsedHours")],
    within(input.gradeHours, "elapsedHours"),
  );
  expect(findings.length === 0).toBe(expected.ok);
});

test("less than everybody is promised is refused: a longer time, a smaller share, a lower level, a longer window", () => {
  expect(keys(answerIn24Hours, within(25, "elapsedHours"))).toEqual(["looserThreshold"]);
  expect(keys(answerIn24Hours, { ...answerIn24Hours, share: 89 })).toEqual(["looserShare"]);
  expect(keys(ninetyPercentAccurate, { ...ninetyPercentAccurate, threshold: 89 })).toEqual([
    "looserThreshold",
  ]);
  expect(keys(answerIn24Hours, { ...answerIn24Hours, window: "quarter" })).toEqual(["longerWindow"]);
});

test("more than everybody is promised is welcome", () => {
  expect(keys(answerIn24Hours, { ...answerIn24Hours, share: 99 })).toEqual([]);
  expect(keys(ninetyPercentAccurate, { ...ninetyPercentAccurate, threshold: 95 })).toEqual([]);
  expect(keys({ ...answerIn24Hours, window: "quarter" }, answerIn24Hours)).toEqual([]);
});

test("units are compared only where the calendar cannot change the answer", () => {
  expect(keys(within(24, "elapsedHours"), within(1, "elapsedDays"))).toEqual([]);
  expect(keys(within(24, "elapsedHours"), within(2, "elapsedDays"))).toEqual(["looserThreshold"]);
  expect(keys(within(8, "workingHours"), within(8, "elapsedHours"))).toEqual([]);
  expect(keys(within(8, "workingHours"), within(9, "elapsedHours"))).toEqual(["otherUnit"]);
  expect(keys(within(8, "elapsedHours"), within(8, "workingHours"))).toEqual(["otherUnit"]);
  expect(keys(within(8, "elapsedHours"), within(9, "workingHours"))).toEqual(["looserThreshold"]);
  expect(keys(answerInOneWorkingDay, within(8, "workingHours"))).toEqual(["otherUnit"]);
  expect(keys(ninetyPercentAccurate, { ...ninetyPercentAccurate, unit: "points" })).toEqual(["otherUnit"]);
});

const nineToFive = {
  intervals: Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]]),
  ),
};
const inWeek = (floor: StandardDraft, offered: StandardDraft) =>
  mayOnlyAdd([floor], offered, nineToFive).map(({ key }) => key.replace("agreement.finding.", ""));

test("hours and days are compared where the supplier's week is known, whenever something is asked", () => {
  expect(inWeek(answerInOneWorkingDay, within(4, "workingHours"))).toEqual([]);
  expect(inWeek(answerInOneWorkingDay, within(8, "workingHours"))).toEqual([]);
  expect(inWeek(answerInOneWorkingDay, within(9, "workingHours"))).toEqual(["looserThreshold"]);
  expect(inWeek(answerInOneWorkingDay, within(24, "elapsedHours"))).toEqual([]);
  expect(inWeek(answerInOneWorkingDay, within(25, "elapsedHours"))).toEqual(["otherUnit"]);
  expect(inWeek(answerIn24Hours, answerInOneWorkingDay)).toEqual(["looserThreshold"]);
  expect(inWeek(answerIn24Hours, within(4, "workingHours"))).toEqual(["otherUnit"]);
  expect(inWeek(ninetyPercentAccurate, { ...ninetyPercentAccurate, unit: "points" })).toEqual(["otherUnit"]);
});

test("nobody can compare with the week of somebody who never works", () => {
  const never = mayOnlyAdd([answerInOneWorkingDay], within(4, "workingHours"), { intervals: {} });
  expect(never.map(({ key }) => key)).toEqual(["agreement.finding.otherUnit"]);
});

test("another measure has no floor, and among several published standards one has to be reached", () => {
  expect(keys(answerIn24Hours, ninetyPercentAccurate)).toEqual([]);
  expect(mayOnlyAdd([], answerIn24Hours)).toEqual([]);
  const published = [{ ...within(2, "elapsedHours"), share: 50 }, within(24, "elapsedHours")];
  expect(mayOnlyAdd(published, { ...within(1, "elapsedHours"), share: 50 })).toEqual([]);
  expect(mayOnlyAdd(published, within(20, "elapsedHours"))).toEqual([]);
  expect(mayOnlyAdd(published, { ...within(3, "elapsedHours"), share: 50 })).toHaveLength(1);
});
