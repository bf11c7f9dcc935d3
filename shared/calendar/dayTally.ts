import type { Hours } from "./hours.ts";
import type { Offsets } from "./offsets.ts";
import { Pattern } from "./pattern.ts";
import { cutAtDays, piecesOf } from "./pieces.ts";
import { clip, DAY, type Span } from "./span.ts";
import { Tally } from "./tally.ts";

const everyDay = new Pattern(1, [[0, 1]]);
const noDay = new Pattern(1, []);

/** Working days by date: a date counts when hours begin on it and the zone's clock does not skip them. */
export function tallyOfDays(hours: Hours, { gaps }: Offsets) {
  const skipped = new Set(
    gaps.flatMap((gap) => daysTouching(gap).filter((day) => isSkipped(hours, day, gap))),
  );
  const patternOn = (day: number) => (hours.isWorkingDay(day) && !skipped.has(day) ? everyDay : noDay);
  const special = [...new Set([...hours.specialDays, ...skipped])].sort((a, b) => a - b);
  const week = [0, 1, 2, 3, 4, 5, 6].filter((day) => hours.usual.isWorkingDay(day));
  const usual = new Pattern(
    7,
    week.map((day): Span => [day, day + 1]),
  );
  return new Tally(piecesOf(cutAtDays(special, 1, usual, patternOn), [{ startsAt: 0, offset: 0 }]));
}

function daysTouching([from, until]: Span) {
  const first = Math.floor(from / DAY);
  return Array.from({ length: Math.ceil(until / DAY) - first }, (_, index) => first + index);
}

function isSkipped(hours: Hours, day: number, [from, until]: Span) {
  return clip(hours.begunOn(day), [0, DAY]).every(
    (span) => from <= day * DAY + span[0] && day * DAY + span[1] <= until,
  );
}
