import { expect, test } from "vitest";
import type { RelationshipState } from "#shared/relationship/model.ts";
import { compareStandings, standingOf } from "#shared/relationship/standing.ts";

const counts = (open = 0, overdue = 0, atRisk = 0, waiting = 0) => ({ open, overdue, atRisk, waiting });

test.each<
  [what: string, state: RelationshipState, numbers: ReturnType<typeof counts> | null, expected: string]
>([
  ["one late promise outweighs all else", "confirmed", counts(9, 1, 3, 2), "overdue"],
  ["what is late is said before that only one side says so", "proposed", counts(1, 1), "overdue"],
  ["what is late stays in sight after a refusal", "declined", counts(1, 1), "overdue"],
  ["what is late stays in sight after the end", "ended", counts(1, 1), "overdue"],
  ["a risk outweighs a question", "confirmed", counts(3, 0, 1, 1), "atRisk"],
  ["a refusal", "declined", counts(), "declined"],
  ["an end", "ended", counts(), "ended"],
  ["what only one side says", "proposed", counts(2, 0, 0, 1), "oneSided"],
  ["a question is out", "confirmed", counts(2, 0, 0, 1), "waiting"],
  ["open work in time", "confirmed", counts(2), "onTrack"],
  ["nothing open", "confirmed", counts(), "idle"],
  ["without numbers only the state speaks", "confirmed", null, "idle"],
  ["without numbers one-sided is still one-sided", "proposed", null, "oneSided"],
])("%s", (_, state, numbers, expected) => {
  expect(standingOf({ state, counts: numbers })).toBe(expected);
});

test("the most pressing is sorted first", () => {
  const calm = { state: "confirmed" as const, counts: counts() };
  const late = { state: "confirmed" as const, counts: counts(1, 1) };
  const refused = { state: "declined" as const, counts: null };
  expect([calm, refused, late].sort(compareStandings)).toEqual([late, refused, calm]);
});
