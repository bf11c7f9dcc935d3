import { type Clock, startClock } from "#shared/commitment/clock.ts";
import { type Limit, limitInDays, limitOf, limitUntil, timeOf } from "#shared/commitment/time.ts";
import { accept } from "#shared/commitment/transitions.ts";

const office: [string, string][] = [["09:00", "17:00"]];
const weekdays = { mon: office, tue: office, wed: office, thu: office, fri: office };

/** Office hours in Oslo, where clocks go forward on 2026-03-29 and back on 2026-10-25; closed on 2026-05-01. */
export const oslo = { timeZone: "Europe/Oslo", intervals: weekdays, holidays: ["2026-05-01"] };
export const neverOpen = { timeZone: "Europe/Oslo", intervals: {} };
export const osloTime = timeOf(oslo, "working");
export const byTheClock = timeOf(oslo, "elapsed");

/** A moment by its UTC time; a commitment's moments are read back the same way. */
export const at = (utc: string) => Date.parse(`${utc}Z`);
export const utc = (moment: number | null) =>
  moment === null ? null : new Date(moment).toISOString().slice(0, 16);

export const HOUR = 3_600;

type Unit = Parameters<typeof limitOf>[0]["unit"];
export const within = (threshold: number, unit: Unit, from: number): Limit | null =>
  limitOf({ threshold, unit }, from, oslo);

/** Asked, with standards counted from then. */
export function asked(
  askedAt: number,
  { respond, deliver }: { respond?: [number, Unit]; deliver?: [number, Unit] } = {},
): Clock {
  return startClock({
    askedAt,
    respond: respond ? within(...respond, askedAt) : null,
    deliver: deliver ? within(...deliver, askedAt) : null,
  });
}

export const promisedFor = (dueAt: number, now: number) => ({
  ...limitUntil(dueAt, now, osloTime),
  workingDays: null,
});
export const promisedIn = (workingDays: number, now: number) => ({
  ...limitInDays(workingDays, now, oslo)!,
  workingDays,
});

/** Asked and accepted at once, for a fixed moment. */
export const promised = (now: number, dueAt: number, standards: Parameters<typeof asked>[1] = {}) =>
  accept(asked(now, standards), promisedFor(dueAt, now), now);
