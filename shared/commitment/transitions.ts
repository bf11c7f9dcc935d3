import { type Clock, settle } from "./clock.ts";
import { stateAfter } from "./life.ts";
import type { FactAnswer } from "./model.ts";
import { type Counter, type Limit, limitUntil, putOff, type Time } from "./time.ts";

/** The moment promised, and the working days when it was promised in days. */
export interface Promised extends Limit {
  workingDays: number | null;
}

const noProposal = { proposedDueAt: null, proposedBy: null, proposedAt: null } satisfies Partial<Clock>;

/** The first answer by a person; whatever the supplier does or says towards the customer is one. */
export function respond(clock: Clock, now: number): Clock {
  if (clock.respondedAt !== null) return clock;
  const respondedInTime = clock.respondDueAt === null ? null : now <= clock.respondDueAt;
  return settle({ ...clock, respondedAt: now, respondedInTime });
}

export function accept(clock: Clock, { dueAt, atRiskAt, workingDays }: Promised, now: number): Clock {
  return settle({
    ...respond(clock, now),
    state: stateAfter("accept", clock),
    acceptedAt: now,
    promisedAt: dueAt,
    originalPromisedAt: dueAt,
    promiseRiskAt: atRiskAt,
    promisedDays: workingDays,
  });
}

/** A question to the customer stops the time. The standard's moment is kept aside, unless it is missed already. */
export function pause(clock: Clock, time: Time, now: number): Clock {
  const { deliverDueAt } = clock;
  const isRunning = deliverDueAt !== null && deliverDueAt >= now;
  return settle({
    ...stop(respond(clock, now), time, now),
    state: stateAfter("askCustomer", clock),
    waitingSince: now,
    pauseCount: clock.pauseCount + 1,
    pausedDueAt: isRunning ? deliverDueAt : null,
    deliverDueAt: isRunning ? null : deliverDueAt,
  });
}

export function resume(clock: Clock, time: Time, now: number): Clock {
  const { waitingSince } = clock;
  if (waitingSince === null) return clock;
  const pausedSeconds = clock.pausedSeconds + Math.floor(time.between(waitingSince, now));
  const goingOn = goOn(clock, time, waitingSince, now);
  return settle({ ...goingOn, state: stateAfter("answer", clock), waitingSince: null, pausedSeconds });
}

export function deliver(clock: Clock, time: Time, now: number, unconfirmedAt: number | null): Clock {
  const delivering = stop(respond(resume(clock, time, now), now), time, now);
  const { deliverDueAt, promisedAt } = delivering;
  return settle({
    ...delivering,
    ...noProposal,
    state: stateAfter("deliver", clock),
    deliveredAt: now,
    deliveredInTime: deliverDueAt === null ? null : now <= deliverDueAt,
    promiseKept: promisedAt === null ? null : now <= promisedAt,
    unconfirmedAt,
  });
}

/** Not as promised: the work goes on, what was used stays used, and the time since the delivery is charged to nobody. */
export function sendBack(clock: Clock, time: Time, fact: Exclude<FactAnswer, "yes">, now: number): Clock {
  return settle({
    ...goOn(clock, time, clock.deliveredAt ?? now, now),
    state: stateAfter("return", clock),
    fact,
    accurate: false,
    returnCount: clock.returnCount + 1,
    deliveredAt: null,
    deliveredInTime: null,
    promiseKept: null,
    unconfirmedAt: null,
  });
}

/** As promised; once returned it was not right the first time, whatever came after. */
export function confirm(clock: Clock, now: number): Clock {
  const accurate = clock.returnCount === 0;
  return settle({ ...clock, state: "confirmed", fact: "yes", accurate, closedAt: now, unconfirmedAt: null });
}

/** Declined or withdrawn: nothing has to be kept any more. */
export function close(clock: Clock, time: Time, state: "declined" | "withdrawn", now: number): Clock {
  const stopped = stop(resume(clock, time, now), time, now);
  return settle({ ...stopped, ...noProposal, state, closedAt: now });
}

export const dropProposal = (clock: Clock): Clock => ({ ...clock, ...noProposal });

/**
 * Both sides agree to another moment. It is also the standard's for this one commitment when that would be earlier:
 * who agrees to wait cannot hold the wait against the supplier.
 */
export function moveDate(clock: Clock, time: Time, now: number): Clock {
  const { proposedDueAt, deliverDueAt, pausedDueAt } = clock;
  if (proposedDueAt === null) return clock;
  const { dueAt, atRiskAt } = limitUntil(proposedDueAt, now, time);
  const moved = { ...clock, ...noProposal, promisedAt: dueAt, promiseRiskAt: atRiskAt, promisedDays: null };
  const isLooser = dueAt > (deliverDueAt ?? pausedDueAt ?? dueAt);
  if (!isLooser) return settle(moved);
  const loosened = pausedDueAt === null ? { deliverDueAt: dueAt } : { pausedDueAt: dueAt };
  return settle({ ...moved, ...loosened, deliverRiskAt: atRiskAt });
}

function stop(clock: Clock, time: Time, now: number): Clock {
  const { runningSince, usedSeconds } = clock;
  if (runningSince === null) return clock;
  return {
    ...clock,
    runningSince: null,
    usedSeconds: usedSeconds + Math.floor(time.between(runningSince, now)),
  };
}

/** The time runs again after `stoppedAt`; the standard, and a promise in days, are put off by what did not count. */
function goOn(clock: Clock, time: Time, stoppedAt: number, now: number): Clock {
  const moved = (moment: number | null, counter: Counter) =>
    moment === null ? null : putOff(moment, stoppedAt, now, counter);
  const { deliverDueAt, deliverRiskAt, pausedDueAt, promisedAt, promiseRiskAt, promisedDays } = clock;
  return {
    ...clock,
    deliverDueAt: moved(pausedDueAt ?? deliverDueAt, time),
    deliverRiskAt: moved(deliverRiskAt, time),
    ...(promisedDays !== null && {
      promisedAt: moved(promisedAt, time.working),
      promiseRiskAt: moved(promiseRiskAt, time.working),
    }),
    pausedDueAt: null,
    runningSince: now,
  };
}
