import { expect, test } from "vitest";
import { isDrawn, lotOf } from "#server/survey/sampling.ts";
import { mayBeAsked, quarterDue, remindersDue, roundMode, thresholdVerdict } from "#shared/survey/asking.ts";
import cases from "./cases.json" with { type: "json" };

const DAY_MS = 86_400_000;

test.each(cases.sampling_who_is_asked)("the draw takes $name", ({ input, expected }) => {
  expect(lotOf(input.seed, input.id)).toBe(expected.first32);
  expect(isDrawn(input.seed, input.id, input.rate)).toBe(expected.ask);
});

test("another seed draws others, a rate of one draws all and a rate of zero nobody", () => {
  const ids = Array.from({ length: 200 }, (_, index) => `person-${index}`);
  const drawn = (seed: string, rate: number) => ids.filter((id) => isDrawn(seed, id, rate)).join();
  expect(drawn("a", 0.5)).not.toBe(drawn("b", 0.5));
  expect(drawn("a", 1)).toBe(ids.join());
  expect(drawn("a", 0)).toBe("");
});

const reasons = { own_team: "ownTeam", asked_in_last_7_days: "askedThisWeek" };

test.each(cases.who_may_rate)("who may rate: $name", ({ input, expected }) => {
  const verdict = mayBeAsked({
    personId: input.requester,
    isOfSupplier: input.supplierMembers.includes(input.requester),
    lastAskedDays: input.lastAskedDays ?? null,
  });
  if (expected.ask) expect(verdict).toEqual({ isAsked: true });
  else expect(verdict).toEqual({ isAsked: false, reason: reasons[expected.reason as "own_team"] });
});

test.each([
  [6.9, 31, "askedThisWeek"],
  [8, 29, "pairAskedThisMonth"],
  [7, 30, undefined],
])("asked %d days ago, about this supplier %d days ago: %s", (lastAskedDays, pairAskedDays, reason) => {
  const verdict = mayBeAsked({ personId: "p", isOfSupplier: false, lastAskedDays, pairAskedDays });
  expect("reason" in verdict ? verdict.reason : undefined).toBe(reason);
});

const modes = { named_talk: "namedTalk", confidential: "confidential" };

test.each(cases.round_quorum)("$name: the quorum decides how they are asked", ({ input, expected }) => {
  expect(roundMode(input.invited, 5)).toBe(modes[expected.mode as keyof typeof modes]);
});

test.each(cases.threshold_setting)("a threshold of $name", ({ input, expected }) => {
  const verdict = thresholdVerdict({ answers: input.value, comments: 10 }, input.roundOpen);
  expect(verdict).toEqual(
    expected.ok ? { isAllowed: true, appliesTo: "nextRound" } : { isAllowed: false, reason: "tooLow" },
  );
});

test.each([
  [{ answers: 5, comments: 9 }, false, "tooLow"],
  [{ answers: 26, comments: 10 }, false, "tooHigh"],
  [{ answers: 5, comments: 26 }, false, "tooHigh"],
  [{ answers: 6, comments: 12 }, true, "roundOpen"],
])("thresholds %j with a round open (%s): %s", (wanted, isOpen, reason) => {
  expect(thresholdVerdict(wanted, isOpen)).toEqual({ isAllowed: false, reason });
});

test("at most two reminders fall due", () => {
  const due = [0, 4.9, 5, 10.9, 11, 300].map((days) => remindersDue({ openedAt: 0 }, days * DAY_MS));
  expect(due).toEqual([0, 0, 1, 1, 2, 2]);
});

test.each([
  ["2026-11-30T23:59:59Z", null],
  ["2026-12-01T00:00:00Z", "2026Q4"],
  ["2026-12-31T23:59:59Z", "2026Q4"],
  ["2027-01-01T00:00:00Z", null],
  ["2027-03-05T00:00:00Z", "2027Q1"],
  ["2027-06-05T00:00:00Z", "2027Q2"],
])("at %s the calendar opens %s", (at, quarter) => {
  expect(quarterDue(Date.parse(at))).toBe(quarter);
});
