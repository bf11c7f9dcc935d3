import type { Outcome } from "#shared/notification/delivery.ts";
import { retryAfterMs } from "#shared/notification/delivery.ts";

/** A message to one person's activity feed in Teams. */
export interface ActivityMessage {
  outboxId: string;
  tenantId: string;
  objectId: string;
  activityType: string;
  text: string;
  preview: string;
  webUrl: string;
}

/** A card to a team's channel. */
export interface CardMessage {
  outboxId: string;
  url: string;
  card: object;
}

/** The ways out of the house; null where one is not set up. */
export interface Channels {
  sendActivity: ((message: ActivityMessage) => Promise<Outcome>) | null;
  sendCard(message: CardMessage): Promise<Outcome>;
}

/** What an answer without success means for the message: tried again, or not. */
export function outcomeOf({ status, headers }: Response, now: number): Outcome {
  if (status >= 200 && status < 300) return { is: "sent" };
  const afterMs = retryAfterMs(headers.get("retry-after"), now);
  if (status === 429) return { is: "retry", reason: "throttled", afterMs };
  if (status >= 500 || status === 408) return { is: "retry", reason: "serverError", afterMs };
  return { is: "refused", reason: status >= 300 && status < 400 ? "redirected" : "refused" };
}

/** What a request without an answer means: too slow, or nobody there. */
export function outcomeOfFailure(error: unknown): Outcome {
  const isTooSlow = error instanceof Error && error.name === "TimeoutError";
  return { is: "retry", reason: isTooSlow ? "tooSlow" : "unreachable" };
}
