import type { ResponseRate } from "./model.ts";

const LEAST_PEOPLE = 5;
const WARN_BELOW_PERCENT = 30;
const COMPARABLE_PERCENT = 50;

export type ResponseVerdict =
  | ({ isShown: true } & ResponseRate)
  | { isShown: false; reason: "fewInvited" | "fewAnswered" };

/**
 * How many of those asked have answered, unless one of the two is a small group.
 *
 * @example responseRate({ invited: 20, answered: 14 }) // => { isShown: true, percent: 70, band: "good", isComparable: true }
 */
export function responseRate(
  { invited, answered }: { invited: number; answered: number },
  least = LEAST_PEOPLE,
): ResponseVerdict {
  if (invited < least) return { isShown: false, reason: "fewInvited" };
  if (answered < least) return { isShown: false, reason: "fewAnswered" };
  const percent = Math.round((100 * answered) / invited);
  return { isShown: true, percent, band: bandOf(percent), isComparable: percent >= COMPARABLE_PERCENT };
}

function bandOf(percent: number): ResponseRate["band"] {
  if (percent >= 70) return "good";
  if (percent >= COMPARABLE_PERCENT) return "fair";
  return percent >= 30 ? "low" : "veryLow";
}

/** How much of what was done a satisfaction figure rests on. */
export interface Coverage {
  closed: number;
  asked: number;
  answered: number;
}

/**
 * What share was asked and what share answered, in whole per cent, and whether that is too little to go by.
 *
 * @example coverageOf({ closed: 120, asked: 60, answered: 12 }).isThin // => true
 */
export function coverageOf({ closed, asked, answered }: Coverage) {
  const percent = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((100 * part) / whole));
  return {
    askedPercent: percent(asked, closed),
    answeredPercent: percent(answered, asked),
    coveredPercent: percent(answered, closed),
    isThin: answered < LEAST_PEOPLE || answered * 100 < asked * WARN_BELOW_PERCENT,
  };
}
