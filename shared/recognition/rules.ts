/** No more than this a day, so that a thank-you stays worth something. */
export const THANKS_A_DAY = 5;
export const LEAST_REASON_CHARACTERS = 10;

const LAST_LOOKED_AT = 20;
const LEAST_FOR_A_HINT = 10;
const ONE_SIDED_SHARE = 0.5;

/** Whether a reason says something: ten characters at least, whatever the script. */
export const isConcrete = (reason: string) => [...reason.trim()].length >= LEAST_REASON_CHARACTERS;

export interface Thanks {
  /** Who thanks, and who is thanked: a person, or the only person of a team. */
  from: string;
  to: string;
  givenToday: number;
  reason: string;
}

export type ThanksVerdict =
  | { isAllowed: true }
  | { isAllowed: false; reason: "self" | "notConcrete" | "dailyLimit" };

/**
 * Whether a thank-you may be given: to somebody else, for something concrete, five times a day.
 *
 * @example thanksVerdict({ from: "a", to: "a", givenToday: 0, reason: "I am great" }) // => { isAllowed: false, reason: "self" }
 */
export function thanksVerdict({ from, to, givenToday, reason }: Thanks): ThanksVerdict {
  if (from === to) return { isAllowed: false, reason: "self" };
  if (!isConcrete(reason)) return { isAllowed: false, reason: "notConcrete" };
  if (givenToday >= THANKS_A_DAY) return { isAllowed: false, reason: "dailyLimit" };
  return { isAllowed: true };
}

/**
 * Whether somebody's thanks go to one and the same: half or more of the last twenty, from ten on. Only they are asked,
 * quietly, whether anybody else has helped.
 *
 * @example partnerOf(["b", "b", "b", "b", "b", "b", "b", "c", "d", "e"]) // => { isFlagged: true, partner: "b", share: 0.7 }
 */
export function partnerOf(lastThanksTo: readonly string[]) {
  const recent = lastThanksTo.slice(0, LAST_LOOKED_AT);
  const counts = new Map<string, number>();
  for (const to of recent) counts.set(to, (counts.get(to) ?? 0) + 1);
  const [partner = null, most = 0] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? [];
  const share = recent.length === 0 ? 0 : most / recent.length;
  return { isFlagged: recent.length >= LEAST_FOR_A_HINT && share >= ONE_SIDED_SHARE, partner, share };
}

/**
 * The calendar day of a moment in somebody's own zone; UTC where it is not known.
 *
 * @example dayOf(Date.parse("2026-11-02T23:30:00Z"), "Asia/Shanghai") // => "2026-11-03"
 */
export function dayOf(at: number, timeZone: string | null) {
  const options = { timeZone: timeZone ?? "UTC", year: "numeric", month: "2-digit", day: "2-digit" } as const;
  return new Intl.DateTimeFormat("en-CA", options).format(at);
}
