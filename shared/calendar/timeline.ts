import { tallyOfDays } from "./dayTally.ts";
import { Hours } from "./hours.ts";
import type { WrittenCalendar } from "./model.ts";
import type { Offsets } from "./offsets.ts";
import { Pattern } from "./pattern.ts";
import { cutAtDays, piecesOf } from "./pieces.ts";
import { Recent } from "./recent.ts";
import { DAY, type Span, WEEK } from "./span.ts";
import { Tally } from "./tally.ts";
import { offsetsOf } from "./zone.ts";

/** How far around an instant an answer about it may look: over the two dates of a shift, and the zone's change there. */
const MARGIN = 4 * DAY;

/** A calendar compiled: the working time up to any instant and the working days up to any date, in `[from, until)`. */
export class Timeline {
  readonly from: number;
  readonly until: number;
  readonly hours: Hours;
  /** Milliseconds of work by instant. */
  readonly work: Tally;
  #days: Tally | undefined;

  constructor(
    calendar: WrittenCalendar,
    readonly offsets: Offsets,
  ) {
    this.from = offsets.knownFrom + MARGIN;
    this.until = offsets.knownUntil - MARGIN;
    this.hours = new Hours(calendar);
    this.work = new Tally(piecesOf(cutsOf(this.hours), offsets.stretches));
  }

  /** Working days by date. */
  get days() {
    this.#days ??= tallyOfDays(this.hours, this.offsets);
    return this.#days;
  }
}

function cutsOf(hours: Hours) {
  const patterns = new Map<string, Pattern>();
  const patternOn = (day: number) => {
    const spans = hours.on(day);
    const pattern = patterns.get(spans.join()) ?? new Pattern(DAY, spans);
    patterns.set(spans.join(), pattern);
    return pattern;
  };
  const week = Array.from({ length: 7 }, (_, day) =>
    hours.usual.on(day).map(([from, until]): Span => [day * DAY + from, day * DAY + until]),
  );
  return cutAtDays(hours.specialDays, DAY, new Pattern(WEEK, week.flat()), patternOn);
}

/** The latest timeline of one calendar; it grows with what is asked of it. */
interface Compiled {
  timeline: Timeline | undefined;
}

const byIdentity = new WeakMap<WrittenCalendar, Compiled>();
/** A calendar read anew from the database is another object, but the same calendar. */
const byContent = new Recent<string, Compiled>(250);

/** The timeline of a calendar, reliable at least in the given span; compiled once however often it is asked for. */
export function timelineOf(calendar: WrittenCalendar, from: number, until: number) {
  const compiled = byIdentity.get(calendar) ?? recall(calendar);
  const { timeline } = compiled;
  if (timeline && timeline.from <= from && until < timeline.until) return timeline;
  compiled.timeline = new Timeline(calendar, offsetsOf(calendar.timeZone, from - MARGIN, until + MARGIN));
  return compiled.timeline;
}

function recall(calendar: WrittenCalendar) {
  const { timeZone, intervals, holidays, dateHours } = calendar;
  const content = JSON.stringify([timeZone, intervals, holidays, dateHours]);
  const compiled = byContent.of(content, () => ({ timeline: undefined }));
  byIdentity.set(calendar, compiled);
  return compiled;
}
