import { wilsonInterval } from "#shared/statistics.ts";
import type { ComplaintRate } from "./model.ts";

/** The same cause within so many days is one that came back. */
export const RECURRENCE_DAYS = 90;
const DAY_MS = 86_400_000;

/**
 * Until when it is watched whether the cause of a closed complaint comes back.
 *
 * @example watchedUntil(Date.UTC(2026, 0, 1)) // => Date.UTC(2026, 3, 1)
 */
export const watchedUntil = (closedAt: number) => closedAt + RECURRENCE_DAYS * DAY_MS;

const LEAST_CLOSED = 5;
const LEAST_RESPONSE_PERCENT = 30;
const LEAST_COMMITMENTS = 20;

interface Counts {
  closedCommitments: number;
  complaints: number;
  /** Closed complaints, and those of them whose cause had been closed within the 90 days before. */
  complaintsClosed: number;
  repeats: number;
}

/**
 * Complaints per 100 closed commitments, and how many causes came back.
 *
 * @example complaintRate({ closedCommitments: 120, complaints: 6, complaintsClosed: 6, repeats: 2 })
 * // => { per100: { value: 5, low: 2.3, high: 10.5 }, recurrencePercent: 33.3 } (rounded)
 */
export function complaintRate({ closedCommitments, complaints, complaintsClosed, repeats }: Counts) {
  const interval = complaints <= closedCommitments ? wilsonInterval(complaints, closedCommitments) : null;
  const per100 = interval && {
    value: (100 * complaints) / closedCommitments,
    low: 100 * interval.low,
    high: 100 * interval.high,
  };
  const recurrencePercent = complaintsClosed < LEAST_CLOSED ? null : (100 * repeats) / complaintsClosed;
  return { per100, recurrencePercent };
}

interface Voices {
  complaints: number;
  /** Of the last survey; null without one. */
  responsePercent: number | null;
  closedCommitments: number;
}

/**
 * What no complaints mean: nothing, unless people answer surveys and there was something to complain about.
 *
 * @example silenceOf({ complaints: 0, responsePercent: 12, closedCommitments: 80 }) // => "unknown"
 */
export function silenceOf({
  complaints,
  responsePercent,
  closedCommitments,
}: Voices): ComplaintRate["silence"] {
  if (complaints > 0) return "heard";
  const isSpeaking = responsePercent !== null && responsePercent >= LEAST_RESPONSE_PERCENT;
  return isSpeaking && closedCommitments >= LEAST_COMMITMENTS ? "quiet" : "unknown";
}
