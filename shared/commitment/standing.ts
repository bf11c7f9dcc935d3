import { type Clock, isWorking } from "./clock.ts";
import type { Standing } from "./model.ts";
import type { Time } from "./time.ts";

/** More questions than this, or more paused than worked, and somebody should look. */
const MANY_PAUSES = 3;

/**
 * Where a commitment stands at a moment, from what is stored; null once it was declined or withdrawn.
 *
 * @example standingOf({ ...clock, state: "accepted", dueAt: 5, atRiskAt: 4 }, 6) // => "breached"
 */
export function standingOf(clock: Clock, now: number): Standing | null {
  if (clock.state === "declined" || clock.state === "withdrawn") return null;
  if (clock.state === "waiting") return isMissed(clock, now) ? "breached" : "waiting";
  if (!isWorking(clock)) return wasKept(clock) ? "met" : "breached";
  if (clock.dueAt === null) return "onTrack";
  if (now > clock.dueAt) return "breached";
  return clock.atRiskAt !== null && now >= clock.atRiskAt ? "atRisk" : "onTrack";
}

/** Whether a delivery moment has passed, so that nobody can agree it away; while a question is out, none passes. */
export function isMissed({ promisedAt, deliverDueAt, waitingSince }: Clock, now: number) {
  const countsUntil = waitingSince ?? now;
  return isPast(promisedAt, countsUntil) || isPast(deliverDueAt, countsUntil);
}

const isPast = (moment: number | null, now: number) => moment !== null && moment < now;

const wasKept = ({ deliveredInTime, promiseKept }: Clock) =>
  deliveredInTime !== false && promiseKept !== false;

/** The three numbers of a clock, up to now, in whole seconds; nothing is left to say once it is delivered. */
export function readTimes(clock: Clock, time: Time, now: number) {
  const since = (startAt: number | null) => (startAt === null ? 0 : Math.floor(time.between(startAt, now)));
  return {
    usedSeconds: clock.usedSeconds + since(clock.runningSince),
    pausedSeconds: clock.pausedSeconds + since(clock.waitingSince),
    leftSeconds: leftOf(clock, time, now),
  };
}

/** Until the delivery has to be there: what waits with a question has left what it had, a fixed moment does not wait. */
function leftOf(clock: Clock, time: Time, now: number) {
  if (!isWorking(clock) && clock.state !== "waiting") return null;
  const { promisedAt, promisedDays, deliverDueAt, pausedDueAt, waitingSince } = clock;
  const stoppedAt = waitingSince ?? now;
  const until = (moment: number | null, from: number) =>
    moment === null ? Infinity : time.between(from, moment);
  const left = Math.min(
    until(promisedAt, promisedDays === null ? now : stoppedAt),
    until(pausedDueAt ?? deliverDueAt, stoppedAt),
  );
  return left === Infinity ? null : Math.ceil(left);
}

export function isMostlyPaused(
  { pauseCount }: Pick<Clock, "pauseCount">,
  usedSeconds: number,
  pausedSeconds: number,
) {
  return pauseCount > MANY_PAUSES || pausedSeconds > usedSeconds;
}
