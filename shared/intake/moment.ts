import { offsetsOf } from "#shared/calendar/zone.ts";

const DAY_MS = 86_400_000;
const LATEST = 4_102_444_800_000;

const parts = {
  YYYY: "(?<year>\\d{4})",
  MM: "(?<month>\\d{2})",
  M: "(?<month>\\d{1,2})",
  DD: "(?<day>\\d{2})",
  D: "(?<day>\\d{1,2})",
  HH: "(?<hour>\\d{2})",
  H: "(?<hour>\\d{1,2})",
  hh: "(?<hour>\\d{2})",
  h: "(?<hour>\\d{1,2})",
  mm: "(?<minute>\\d{2})",
  ss: "(?<second>\\d{2})(?:[.,]\\d{1,9})?",
  A: "(?<half>[AaPp])\\.?[Mm]\\.?",
} as const;

const anyPart = new RegExp(Object.keys(parts).join("|"), "g");
const iso =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d{1,9})?)?(?: ?(?<zone>Z|[+-]\d{2}:?\d{2}))?)?$/;
const patterns = new Map<string, RegExp>([["iso", iso]]);

/** A moment read from a cell; a date alone has no time of day. */
export interface ReadMoment {
  at: number;
  isDateOnly: boolean;
}

/** Whether it can be read by: `iso`, `unix`, `unixMs`, or the parts YYYY MM M DD D HH H hh h mm ss A with anything between. */
export function isDateFormat(format: string) {
  if (["iso", "unix", "unixMs"].includes(format)) return true;
  const found: string[] = format.match(anyPart) ?? [];
  const has = (...names: string[]) => names.some((name) => found.includes(name));
  return (
    format.length <= 40 &&
    new Set(found).size === found.length &&
    has("YYYY") &&
    has("MM", "M") &&
    has("DD", "D") &&
    patternOf(format) !== null
  );
}

/**
 * Reads a date in the first format that fits; null when none does or there is no such date. What the wall clock shows
 * twice is the first of the two; what it skips is as far past the gap as it lies in it.
 *
 * @example readMoment("29-02-2016 01:16", ["DD-MM-YYYY HH:mm"], "UTC") // => { at: 1456708560000, isDateOnly: false }
 */
export function readMoment(cell: string, formats: readonly string[], timeZone: string): ReadMoment | null {
  for (const format of formats) {
    const moment = readIn(cell, format, timeZone);
    if (moment !== null) return moment.at >= 0 && moment.at <= LATEST ? moment : null;
  }
  return null;
}

/** The end of that day on the wall, for a date that says by when. */
export function endOfDay(at: number, timeZone: string) {
  const offsets = offsetsOf(timeZone, at - 2 * DAY_MS, at + 2 * DAY_MS);
  return offsets.firstAt(offsets.wallAt(at) + DAY_MS) - 1;
}

function readIn(cell: string, format: string, timeZone: string): ReadMoment | null {
  if (format === "unix" || format === "unixMs") return readCount(cell, format === "unix" ? 1_000 : 1);
  const groups = patternOf(format)?.exec(cell)?.groups;
  if (!groups) return null;
  const wall = wallOf(groups);
  if (wall === null) return null;
  const isDateOnly = groups.hour === undefined;
  return { at: instantOf(wall, groups.zone, timeZone), isDateOnly };
}

function readCount(cell: string, unitMs: number): ReadMoment | null {
  return /^\d{1,13}(\.\d+)?$/.test(cell)
    ? { at: Math.round(Number(cell) * unitMs), isDateOnly: false }
    : null;
}

/** The reading of a wall clock as if it stood in UTC; null for the 30th of February and the 25th hour. */
function wallOf(groups: Record<string, string | undefined>) {
  const [year, month, day] = [Number(groups.year), Number(groups.month), Number(groups.day)];
  const [hour, minute, second] = [hourOf(groups), Number(groups.minute ?? 0), Number(groups.second ?? 0)];
  if (hour === null || hour > 23 || minute > 59 || second > 59) return null;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(wall);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? wall : null;
}

function hourOf({ hour = "0", half }: Record<string, string | undefined>) {
  if (half === undefined) return Number(hour);
  if (Number(hour) < 1 || Number(hour) > 12) return null;
  return (Number(hour) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
}

function instantOf(wall: number, zone: string | undefined, timeZone: string) {
  if (zone === undefined) return offsetsOf(timeZone, wall - 2 * DAY_MS, wall + 2 * DAY_MS).firstAt(wall);
  if (zone === "Z") return wall;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  return wall - (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function patternOf(format: string) {
  const known = patterns.get(format);
  if (known) return known;
  const source = format
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(anyPart, (part) => parts[part as keyof typeof parts]);
  const pattern = compiled(source);
  if (pattern && patterns.size < 200) patterns.set(format, pattern);
  return pattern;
}

/** A part written in two ways, such as `M` and `MM`, would be one group twice: no format. */
function compiled(source: string) {
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return null;
  }
}
