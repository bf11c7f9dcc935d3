import { readMoment } from "./moment.ts";

const withTimes = (day: string) => [day, `${day} H:mm`, `${day} H:mm:ss`];

/** The usual ways to write a date, each with and without the time of day. */
export const dateWays = {
  iso: ["iso"],
  dots: withTimes("D.M.YYYY"),
  dayFirst: withTimes("D/M/YYYY"),
  monthFirst: [...withTimes("M/D/YYYY"), "M/D/YYYY h:mm A", "M/D/YYYY h:mm:ss A"],
  hyphens: withTimes("D-M-YYYY"),
  yearFirst: withTimes("YYYY/M/D"),
  chinese: [...withTimes("YYYY年M月D日"), "YYYY年M月D日H:mm"],
  unix: ["unix"],
  unixMs: ["unixMs"],
} as const satisfies Record<string, readonly string[]>;
export type DateWay = keyof typeof dateWays;
export const dateWayNames = Object.keys(dateWays) as DateWay[];

/**
 * The way in which most of these cells can be read as dates; null when none explains more than half of them.
 *
 * @example guessDateWay(["02/11/2026 09:00", "13/11/2026 10:30"]) // => "dayFirst"
 */
export function guessDateWay(cells: readonly string[]): DateWay | null {
  const readBy = (way: DateWay) =>
    cells.filter((cell) => readMoment(cell, dateWays[way], "UTC") !== null).length;
  const [best] = dateWayNames
    .map((way) => ({ way, count: readBy(way) }))
    .toSorted((one, other) => other.count - one.count);
  return best && best.count > cells.length / 2 ? best.way : null;
}
