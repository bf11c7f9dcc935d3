import type { Standard } from "#shared/agreement/model.ts";
import type { WrittenCalendar } from "#shared/calendar/model.ts";
import {
  addElapsedDays,
  addWorkingDays,
  addWorkingTime,
  nextOpening,
  workingTimeBetween,
} from "#shared/calendar/rules.ts";
import type { Counting } from "./model.ts";

/** A way to count time; a calendar without working time never gets there and answers null. */
export interface Counter {
  add(startAt: number, seconds: number): number | null;
  between(startAt: number, endAt: number): number;
  /** The first moment not before `from` at which it passes. */
  opening(from: number): number | null;
}

/** How a commitment's time passes. */
export interface Time extends Counter {
  /** The supplier's working time, in which a promise in working days is put off however the rest counts. */
  working: Counter;
}

/** A moment to be kept, and the one from which it is at risk. */
export interface Limit {
  dueAt: number;
  atRiskAt: number;
}

type Target = Pick<Standard, "threshold" | "unit">;

const HOUR_SECONDS = 3600;
/** At risk from this share of the time on. */
const RISK_SHARE = 0.8;

const elapsedTime: Counter = {
  add: (startAt, seconds) => startAt + Math.round(seconds * 1000),
  between: (startAt, endAt) => Math.max(0, endAt - startAt) / 1000,
  opening: (from) => from,
};

const workingTime = (calendar: WrittenCalendar): Counter => ({
  add: (startAt, seconds) => momentOf(addWorkingTime(calendar, new Date(startAt), seconds)),
  between: (startAt, endAt) => workingTimeBetween(calendar, new Date(startAt), new Date(endAt)),
  opening: (from) => momentOf(nextOpening(calendar, new Date(from))),
});

export function timeOf(calendar: WrittenCalendar, countsIn: Counting): Time {
  const working = workingTime(calendar);
  return { ...(countsIn === "elapsed" ? elapsedTime : working), working };
}

/**
 * In which time a standard is measured; without one, in working time.
 *
 * @example countingOf({ unit: "elapsedHours" }) // => "elapsed"
 */
export function countingOf(target: Pick<Target, "unit"> | null): Counting {
  return target?.unit === "elapsedHours" || target?.unit === "elapsedDays" ? "elapsed" : "working";
}

/**
 * A moment to be kept, at risk when 80 % of the time until then is used.
 *
 * @example limitUntil(10_000_000, 0, timeOf(calendar, "elapsed")) // => { dueAt: 10_000_000, atRiskAt: 8_000_000 }
 */
export function limitUntil(dueAt: number, startAt: number, time: Time): Limit {
  const seconds = time.between(startAt, dueAt);
  // A promise kept outside working hours, on a Sunday say, has no working time: there the clock on the wall counts.
  const atRiskAt = seconds > 0 ? time.add(startAt, seconds * RISK_SHARE) : elapsedRisk(startAt, dueAt);
  return { dueAt, atRiskAt: atRiskAt ?? dueAt };
}

const elapsedRisk = (startAt: number, dueAt: number) => startAt + Math.round((dueAt - startAt) * RISK_SHARE);

/**
 * A moment put off by the time that did not count between `stoppedAt` and `now`. With no time left it is due when time
 * passes again, never before the stop has ended; what was missed before the stop stays where it was.
 *
 * @example putOff(due, stoppedAt, now, timeOf(calendar, "working"))
 */
export function putOff(moment: number, stoppedAt: number, now: number, { add, between, opening }: Counter) {
  if (moment < stoppedAt) return moment;
  const moved = add(moment, between(stoppedAt, now)) ?? moment;
  return moved < now ? (opening(now) ?? moment) : moved;
}

/** The moment a standard asks for, counted from `startAt`; null for never. */
export function limitOf(target: Target, startAt: number, calendar: WrittenCalendar): Limit | null {
  const dueAt = dueBy(target, startAt, calendar);
  return dueAt === null ? null : limitUntil(dueAt, startAt, timeOf(calendar, countingOf(target)));
}

/** A promise in working days; null where nobody ever works. */
export function limitInDays(workingDays: number, startAt: number, calendar: WrittenCalendar) {
  return limitOf({ threshold: workingDays, unit: "workingDays" }, startAt, calendar);
}

function dueBy({ threshold, unit }: Target, startAt: number, calendar: WrittenCalendar) {
  const start = new Date(startAt);
  switch (unit) {
    case "workingHours":
      return momentOf(addWorkingTime(calendar, start, threshold * HOUR_SECONDS));
    case "workingDays":
      return momentOf(addWorkingDays(calendar, start, threshold));
    case "elapsedHours":
      return elapsedTime.add(startAt, threshold * HOUR_SECONDS);
    case "elapsedDays":
      return momentOf(addElapsedDays(calendar, start, threshold));
    default:
      return null;
  }
}

const momentOf = (date: Date | null) => date?.getTime() ?? null;
