import type { FactAnswer } from "#shared/commitment/model.ts";
import { type Interval, wilsonInterval } from "#shared/statistics.ts";
import type { StandardDraft } from "./model.ts";

export const verdicts = ["tooFew", "provenKept", "provenMissed", "leaningKept", "leaningMissed"] as const;
export type Verdict = (typeof verdicts)[number];

/** A share with its size and certainty; below five cases there is no share to show. */
export interface Proportion {
  kept: number;
  counted: number;
  share: number | null;
  interval: Interval | null;
  verdict: Verdict;
}

/** One case as a standard sees it; `dueAt` is that standard's own moment, moved on by pauses, null while the customer is asked. */
export type MeasuredCase =
  | { state: "open"; dueAt: number | null }
  | { state: "reached"; dueAt: number; reachedAt: number; isUnconfirmed: boolean }
  | { state: "withdrawn" }
  | { state: "declined" };

export interface Attainment extends Proportion {
  missed: number;
  /** Open and not yet due. */
  open: number;
  /** Withdrawn by the customer. */
  excluded: number;
  declined: number;
  /** Among those kept: nobody has said whether it was right. */
  unconfirmed: number;
}

const fewestToJudge = 5;

/**
 * What can honestly be said about a share against its target, from 0 to 1.
 *
 * @example verdict(18, 20, 0.9) // => "leaningKept"
 */
export function verdict(kept: number, counted: number, targetShare: number): Verdict {
  const interval = wilsonInterval(kept, counted);
  if (!interval || counted < fewestToJudge) return "tooFew";
  if (interval.low >= targetShare) return "provenKept";
  if (interval.high < targetShare) return "provenMissed";
  return kept / counted >= targetShare ? "leaningKept" : "leaningMissed";
}

export function proportion(kept: number, counted: number, targetShare: number): Proportion {
  const isEnough = counted >= fewestToJudge;
  return {
    kept,
    counted,
    share: isEnough ? kept / counted : null,
    interval: isEnough ? wilsonInterval(kept, counted) : null,
    verdict: verdict(kept, counted, targetShare),
  };
}

/**
 * How a time standard is kept: what is open and overdue is missed already, so leaving a hard case open never helps.
 *
 * @example attainment([{ state: "open", dueAt: 5 }], 0.9, 6).missed // => 1
 */
export function attainment(cases: readonly MeasuredCase[], targetShare: number, now: number): Attainment {
  const counts = { kept: 0, missed: 0, open: 0, excluded: 0, declined: 0 };
  for (const measured of cases) counts[outcomeOf(measured, now)] += 1;
  const isKeptUnconfirmed = (measured: MeasuredCase) =>
    measured.state === "reached" && measured.isUnconfirmed && outcomeOf(measured, now) === "kept";
  return {
    ...counts,
    ...proportion(counts.kept, counts.kept + counts.missed, targetShare),
    unconfirmed: cases.filter(isKeptUnconfirmed).length,
  };
}

function outcomeOf(measured: MeasuredCase, now: number) {
  switch (measured.state) {
    case "withdrawn":
      return "excluded";
    case "declined":
      return "declined";
    case "open":
      return measured.dueAt !== null && now > measured.dueAt ? "missed" : "open";
    case "reached":
      return measured.reachedAt <= measured.dueAt ? "kept" : "missed";
  }
}

/**
 * The share of deliveries the customer called right; silence is no answer, and "partly" is not right.
 *
 * @example accuracy(["yes", "yes", "yes", "yes", "partly"], 0.9).share // => 0.8
 */
export function accuracy(answers: readonly FactAnswer[], targetShare: number): Proportion {
  return proportion(answers.filter((answer) => answer === "yes").length, answers.length, targetShare);
}

/**
 * The share of cases a standard asks for, from 0 to 1; points are not a share of cases.
 *
 * @example targetShareOf(standardTemplates.ninetyPercentAccurate) // => 0.9
 */
export function targetShareOf({ unit, threshold, share }: StandardDraft): number | null {
  if (share !== null) return share / 100;
  // 99.9 / 100 is a hair more than 999 / 1000, and a hair turns a verdict; whole numbers divide without one.
  return unit === "percent" ? Math.round(threshold * 1e6) / 1e8 : null;
}
