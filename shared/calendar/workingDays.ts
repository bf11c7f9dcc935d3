import { DAY } from "./span.ts";
import type { Timeline } from "./timeline.ts";
import { openingFrom } from "./workingTime.ts";

/** The closing of the working day that lies `days` after that of `from`, or of the next opening. */
export function closingAfter(timeline: Timeline, from: number, days: number) {
  const opening = openingFrom(timeline, from, []);
  return opening === Infinity
    ? Infinity
    : closingOn(timeline, dayAfter(timeline, shiftAt(timeline, opening).day, days));
}

/** The same time of day as at `from`, or at the next opening, `days` working days later; at the latest at closing. */
export function sameTimeAfter(timeline: Timeline, from: number, days: number) {
  const opening = openingFrom(timeline, from, []);
  if (opening === Infinity) return Infinity;
  const { day, time } = shiftAt(timeline, opening);
  const dueDay = dayAfter(timeline, day, days);
  return Math.min(timeline.offsets.firstAt(dueDay * DAY + time), closingOn(timeline, dueDay));
}

/** The day to which a working instant belongs, and its time counted from that day's midnight: past 24:00 late in a night shift. */
function shiftAt({ hours, offsets }: Timeline, at: number) {
  const wall = offsets.wallAt(at);
  const day = Math.floor(wall / DAY);
  const time = wall - day * DAY;
  const isOwn = hours.begunOn(day).some(([from, until]) => from <= time && time < until);
  return isOwn ? { day, time } : { day: day - 1, time: time + DAY };
}

function dayAfter({ days }: Timeline, day: number, count: number) {
  return count === 0 ? day : days.reaching(days.before(day + 1) + count) - 1;
}

/** The end of the last hours that begin on a day and are really worked. */
function closingOn({ hours, offsets, work }: Timeline, day: number) {
  if (day === Infinity) return Infinity;
  const [, until] = hours.begunOn(day).at(-1)!;
  return work.reaching(work.before(offsets.lastAt(day * DAY + until)));
}
