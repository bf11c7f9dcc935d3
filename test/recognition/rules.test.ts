import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf, isConcrete, partnerOf, THANKS_A_DAY, thanksVerdict } from "#shared/recognition/rules.ts";
import cases from "./cases.json" with { type: "json" };

/** What the cases call an error, in our words. */
const reasonOf: Record<string, string> = { self: "self", daily_limit: "dailyLimit" };

test.each(cases.thanks.cases)("a thank-you, $name", ({ input, expected }) => {
  const verdict = thanksVerdict(input);
  expect(verdict.isAllowed).toBe(expected.ok);
  if (!verdict.isAllowed) expect(verdict.reason).toBe(reasonOf[(expected as { error: string }).error]);
});

test.each(cases.thanks_reciprocity.cases)("thanks to the same person, $name", ({ input, expected }) => {
  const found = partnerOf(input.lastThanksTo);
  expect(found.isFlagged).toBe(expected.flag);
  expect(found.partner).toBe(expected.partner);
  expect(found.share).toBeCloseTo(expected.share, 2);
});

test("nine thanks to one person say nothing yet; the tenth does, and only the last twenty count", () => {
  expect(partnerOf(Array(9).fill("b")).isFlagged).toBe(false);
  expect(partnerOf(Array(10).fill("b")).isFlagged).toBe(true);
  const others = Array.from({ length: 11 }, (_, place) => `other${place}`);
  expect(partnerOf([...others, ...Array(40).fill("b")])).toMatchObject({ isFlagged: false, partner: "b" });
  expect(partnerOf([])).toEqual({ isFlagged: false, partner: null, share: 0 });
});

test("the share is never more than one, and the partner is one of those who were thanked", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1 }), (given) => {
      const { partner, share } = partnerOf(given);
      expect(given).toContain(partner);
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThanOrEqual(1);
    }),
  );
});

test("a reason is concrete from ten characters on, counted as people count them and without blanks around", () => {
  expect(isConcrete("123456789")).toBe(false);
  expect(isConcrete("1234567890")).toBe(true);
  expect(isConcrete("   thanks!   ")).toBe(false);
  expect(isConcrete("👍👍👍👍👍")).toBe(false);
  expect(isConcrete("当天修好了工资文件呀")).toBe(true);
});

test("five are given a day, whoever they go to; the sixth is refused", () => {
  const next = (givenToday: number) =>
    thanksVerdict({ from: "a", to: "b", givenToday, reason: "Fixed the file" });
  expect(next(THANKS_A_DAY - 1).isAllowed).toBe(true);
  expect(next(THANKS_A_DAY)).toEqual({ isAllowed: false, reason: "dailyLimit" });
});

test("a day is the giver's own", () => {
  const lateOnMonday = Date.parse("2026-11-02T23:30:00Z");
  expect(dayOf(lateOnMonday, "Asia/Shanghai")).toBe("2026-11-03");
  expect(dayOf(lateOnMonday, "America/New_York")).toBe("2026-11-02");
  expect(dayOf(lateOnMonday, null)).toBe("2026-11-02");
});
