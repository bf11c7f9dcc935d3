import type { Side } from "#shared/relationship/model.ts";
import type { CommitmentState, FactAnswer } from "./model.ts";
import type { Limit } from "./time.ts";

/** All that a commitment's clock and life depend on, as it is stored; moments in UTC milliseconds. */
export interface Clock {
  state: CommitmentState;
  askedAt: number;
  respondedAt: number | null;
  acceptedAt: number | null;
  deliveredAt: number | null;
  closedAt: number | null;

  /** The three moments that may have to be kept, each with the moment from which it is at risk. */
  respondDueAt: number | null;
  respondRiskAt: number | null;
  /** The standard's; null while waiting, unless it was missed before. */
  deliverDueAt: number | null;
  deliverRiskAt: number | null;
  promisedAt: number | null;
  promiseRiskAt: number | null;
  originalPromisedAt: number | null;
  /** Working days promised; null for a fixed moment, which no pause moves. */
  promisedDays: number | null;

  /** Since when the time runs; null while it is stopped. */
  runningSince: number | null;
  waitingSince: number | null;
  usedSeconds: number;
  pausedSeconds: number;
  /** The standard's moment as it was when the question was asked: what was left until then is left still. */
  pausedDueAt: number | null;
  pauseCount: number;

  /** Facts for attainment; null while nothing is decided, or nothing was asked for. */
  respondedInTime: boolean | null;
  deliveredInTime: boolean | null;
  promiseKept: boolean | null;
  fact: FactAnswer | null;
  accurate: boolean | null;
  returnCount: number;
  /** When a delivery without an answer becomes unconfirmed. */
  unconfirmedAt: number | null;

  proposedDueAt: number | null;
  proposedBy: Side | null;
  proposedAt: number | null;

  /** Follows from the above, kept where it is searched for: see `settle`. */
  dueAt: number | null;
  atRiskAt: number | null;
  sortAt: number;
  watchAt: number | null;
  /** Which at-risk moment and which due moment the watcher has marked. */
  markedRiskAt: number | null;
  markedDueAt: number | null;
}

/** Later than every due moment: what is not due comes last, in the order in which it stopped. */
const AFTER_ALL_DUE = 4_102_444_800_000;

const nothingYet = {
  respondedAt: null,
  acceptedAt: null,
  deliveredAt: null,
  closedAt: null,
  promisedAt: null,
  promiseRiskAt: null,
  originalPromisedAt: null,
  promisedDays: null,
  waitingSince: null,
  usedSeconds: 0,
  pausedSeconds: 0,
  pausedDueAt: null,
  pauseCount: 0,
  respondedInTime: null,
  deliveredInTime: null,
  promiseKept: null,
  fact: null,
  accurate: null,
  returnCount: 0,
  unconfirmedAt: null,
  proposedDueAt: null,
  proposedBy: null,
  proposedAt: null,
  dueAt: null,
  atRiskAt: null,
  sortAt: 0,
  watchAt: null,
  markedRiskAt: null,
  markedDueAt: null,
} satisfies Partial<Clock>;

/**
 * A clock that starts when something is asked, with the moments the standards ask for.
 *
 * @example startClock({ askedAt: now, respond: limitOf(standard, now, calendar), deliver: null })
 */
export function startClock({
  askedAt,
  respond,
  deliver,
}: {
  askedAt: number;
  respond: Limit | null;
  deliver: Limit | null;
}): Clock {
  return settle({
    ...nothingYet,
    state: "asked",
    askedAt,
    runningSince: askedAt,
    respondDueAt: respond?.dueAt ?? null,
    respondRiskAt: respond?.atRiskAt ?? null,
    deliverDueAt: deliver?.dueAt ?? null,
    deliverRiskAt: deliver?.atRiskAt ?? null,
  });
}

/** Works out what follows: the earliest moment still to be kept, its place in lists, when the watcher must look. */
export function settle(clock: Clock): Clock {
  const { dueAt, atRiskAt } = nextLimit(clock) ?? { dueAt: null, atRiskAt: null };
  const settled = { ...clock, dueAt, atRiskAt };
  return { ...settled, sortAt: placeOf(settled), watchAt: nextLookAt(settled) };
}

/** The earliest moment that still has to be kept; none while a question is with the customer, and none once delivered. */
function nextLimit(clock: Clock): Limit | null {
  if (!isWorking(clock)) return null;
  const limits = [
    clock.respondedAt === null ? limit(clock.respondDueAt, clock.respondRiskAt) : null,
    limit(clock.deliverDueAt, clock.deliverRiskAt),
    limit(clock.promisedAt, clock.promiseRiskAt),
  ].filter((one) => one !== null);
  return limits.sort((a, b) => a.dueAt - b.dueAt)[0] ?? null;
}

/** Whether it is the supplier's turn. */
export const isWorking = ({ state }: Pick<Clock, "state">) => state === "asked" || state === "accepted";

const limit = (dueAt: number | null, atRiskAt: number | null) =>
  dueAt === null ? null : { dueAt, atRiskAt: atRiskAt ?? dueAt };

/** By when it is due; what was asked without a date by when it was asked; what waits for the customer last. */
function placeOf(clock: Clock) {
  if (isWorking(clock)) return clock.dueAt ?? clock.askedAt;
  return AFTER_ALL_DUE + (clock.waitingSince ?? clock.deliveredAt ?? clock.askedAt);
}

function nextLookAt(clock: Clock) {
  if (clock.state === "delivered") return clock.unconfirmedAt;
  if (clock.dueAt === null || clock.markedDueAt === clock.dueAt) return null;
  return clock.markedRiskAt === clock.atRiskAt ? clock.dueAt : clock.atRiskAt;
}
