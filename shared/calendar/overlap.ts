import { type DayHours, type Interval, type Weekday, weekdays } from "./model.ts";

const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;

interface Stretch {
  weekday: Weekday;
  text: string;
  from: number;
  until: number;
}

/**
 * The first two stretches of one day that overlap; one that ends when the other begins does not.
 *
 * @example firstOverlap([["09:00", "13:00"], ["12:00", "18:00"]]) // => { first: "09:00–13:00", second: "12:00–18:00" }
 */
export function firstOverlap(hours: DayHours) {
  const found = overlapAmong(hours.map((interval) => stretchOf(interval, "mon", 0)));
  return found && { first: found[0].text, second: found[1].text };
}

/** The same for a whole week, in which a night shift can run into the next morning, and Sunday's into Monday. */
export function firstWeeklyOverlap(week: Partial<Record<Weekday, DayHours>>) {
  const stretches = weekdays.flatMap((weekday, index) =>
    (week[weekday] ?? []).map((interval) => stretchOf(interval, weekday, index * DAY_MINUTES)),
  );
  const nextWeek = stretches.map((one) => ({
    ...one,
    from: one.from + WEEK_MINUTES,
    until: one.until + WEEK_MINUTES,
  }));
  const found = overlapAmong([...stretches, ...nextWeek]);
  return found && { weekday: found[1].weekday, first: found[0].text, second: found[1].text };
}

function overlapAmong(stretches: Stretch[]): [Stretch, Stretch] | null {
  const inOrder = stretches.filter(({ from, until }) => until > from).sort((a, b) => a.from - b.from);
  const index = inOrder.findIndex((one, at) => at > 0 && one.from < inOrder[at - 1]!.until);
  return index < 0 ? null : [inOrder[index - 1]!, inOrder[index]!];
}

function stretchOf([start, end]: Interval, weekday: Weekday, midnight: number): Stretch {
  const [from, until] = [minutesOf(start), minutesOf(end)];
  return {
    weekday,
    text: `${start}–${end}`,
    from: midnight + from,
    until: midnight + (until < from ? until + DAY_MINUTES : until),
  };
}

function minutesOf(clock: string) {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}
