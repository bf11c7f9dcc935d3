const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** What could not be delivered for a day is no news any more. */
export const GIVE_UP_AFTER_MS = 24 * HOUR_MS;
export const MOST_ATTEMPTS = 12;
const FIRST_WAIT_MS = MINUTE_MS / 2;
const LONGEST_WAIT_MS = 4 * HOUR_MS;

/** Why a message was not delivered; in the texts under `notification.reason.…`. */
export const reasons = [
  "refused",
  "notInstalled",
  "notSignedIn",
  "throttled",
  "serverError",
  "tooSlow",
  "unreachable",
  "tokenRefused",
  "redirected",
  "hostNotAllowed",
  "channelOff",
  "tooOld",
  "nothingNew",
  "inDigest",
  "unforeseen",
] as const;
export type Reason = (typeof reasons)[number];

/** What became of one attempt to deliver. */
export type Outcome =
  | { is: "sent" }
  | { is: "retry"; reason: Reason; afterMs?: number | undefined }
  | { is: "refused"; reason: Reason };

export interface Attempt {
  /** How many there were, this one included. */
  attempts: number;
  /** From when its day counts. */
  since: number;
}

export type Verdict =
  | { state: "sent"; reason: null }
  | { state: "givenUp"; reason: Reason }
  | { state: "queued"; reason: Reason; dueAt: number };

/**
 * What follows from an attempt: done, given up, or tried again after a wait that doubles and is never shorter than asked.
 *
 * @example settle({ is: "retry", reason: "serverError" }, { attempts: 2, since }, now) // => { state: "queued", reason: "serverError", dueAt: now + 60_000 }
 */
export function settle(outcome: Outcome, { attempts, since }: Attempt, now: number): Verdict {
  if (outcome.is === "sent") return { state: "sent", reason: null };
  const { reason } = outcome;
  if (outcome.is === "refused" || attempts >= MOST_ATTEMPTS) return { state: "givenUp", reason };
  const dueAt = now + Math.max(waitMs(attempts), outcome.afterMs ?? 0);
  return dueAt - since > GIVE_UP_AFTER_MS ? { state: "givenUp", reason } : { state: "queued", reason, dueAt };
}

const waitMs = (attempts: number) => Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);

/**
 * The wait that a `Retry-After` header asks for, in seconds or as a date.
 *
 * @example retryAfterMs("120", now) // => 120_000
 */
export function retryAfterMs(header: string | null, now: number) {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
