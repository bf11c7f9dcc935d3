import type { Thresholds } from "./model.ts";

const DAY_MS = 86_400_000;
/** A round is open this long; what is not answered then is no longer asked. */
export const ROUND_MS = 14 * DAY_MS;
export const MOST_REMINDERS = 2;
/** Reminders go out after these parts of the time. */
const REMIND_AFTER = [5 * DAY_MS, 11 * DAY_MS];

export const PERSON_PAUSE_DAYS = 7;
export const PAIR_PAUSE_DAYS = 30;
/** Who was served within these days can say how. */
export const SERVED_DAYS = 90;

export const leastThresholds: Thresholds = { answers: 5, comments: 10 };
export const MOST_THRESHOLD = 25;

export interface Candidate {
  personId: string;
  /** Who works for the supplier does not rate it. */
  isOfSupplier: boolean;
  /** Since they were asked in any round; null if never. */
  lastAskedDays?: number | null;
  /** Since they were asked about this supplier. */
  pairAskedDays?: number | null;
}

export type AskVerdict =
  | { isAsked: true }
  | { isAsked: false; reason: "ownTeam" | "askedThisWeek" | "pairAskedThisMonth" };

/**
 * Whether somebody may be asked about a supplier: never its own people, and nobody too often.
 *
 * @example mayBeAsked({ personId, isOfSupplier: true }) // => { isAsked: false, reason: "ownTeam" }
 */
export function mayBeAsked({ isOfSupplier, lastAskedDays, pairAskedDays }: Candidate): AskVerdict {
  if (isOfSupplier) return { isAsked: false, reason: "ownTeam" };
  if (isWithin(lastAskedDays, PERSON_PAUSE_DAYS)) return { isAsked: false, reason: "askedThisWeek" };
  if (isWithin(pairAskedDays, PAIR_PAUSE_DAYS)) return { isAsked: false, reason: "pairAskedThisMonth" };
  return { isAsked: true };
}

const isWithin = (days: number | null | undefined, pause: number) =>
  days !== null && days !== undefined && days < pause;

/**
 * With too few invited, nobody could stay hidden: then a talk is offered, with names.
 *
 * @example roundMode(4, 5) // => "namedTalk"
 */
export const roundMode = (invited: number, least: number) =>
  invited >= least ? ("confidential" as const) : ("namedTalk" as const);

export type ThresholdVerdict =
  | { isAllowed: true; appliesTo: "nextRound" }
  | { isAllowed: false; reason: "tooLow" | "tooHigh" | "roundOpen" };

/** Thresholds change between rounds only, for the next one only, and never below what keeps people hidden. */
export function thresholdVerdict(wanted: Thresholds, isRoundOpen: boolean): ThresholdVerdict {
  const values = [wanted.answers, wanted.comments];
  if (wanted.answers < leastThresholds.answers || wanted.comments < leastThresholds.comments)
    return { isAllowed: false, reason: "tooLow" };
  if (values.some((value) => value > MOST_THRESHOLD)) return { isAllowed: false, reason: "tooHigh" };
  if (isRoundOpen) return { isAllowed: false, reason: "roundOpen" };
  return { isAllowed: true, appliesTo: "nextRound" };
}

/**
 * How many reminders are due by now, at most two.
 *
 * @example remindersDue({ openedAt: 0 }, 6 * 86_400_000) // => 1
 */
export const remindersDue = ({ openedAt }: { openedAt: number }, now: number) =>
  REMIND_AFTER.slice(0, MOST_REMINDERS).filter((after) => now >= openedAt + after).length;

/**
 * The quarter whose round the calendar opens now: in a quarter's last month, to its end, as something may have to be
 * settled first; null at other times.
 *
 * @example quarterDue(Date.parse("2026-12-03T00:00:00Z")) // => "2026Q4"
 */
export function quarterDue(now: number) {
  const date = new Date(now);
  const month = date.getUTCMonth();
  if (month % 3 !== 2) return null;
  return `${date.getUTCFullYear()}Q${(month + 1) / 3}`;
}
