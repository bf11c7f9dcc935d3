import { expect, test } from "vitest";
import { offsetsOf } from "#shared/calendar/zone.ts";
import { readWall } from "./oracle.ts";

const HOUR = 3_600_000;
const START = Date.UTC(1971, 0);

/** The changes of a zone between two instants, each as the instant and the hours by which the clock then moves. */
function changes(timeZone: string, from: string, until: string) {
  const { stretches } = offsetsOf(timeZone, Date.parse(from), Date.parse(until));
  return stretches
    .map(
      ({ startsAt, offset }, index) =>
        [startsAt, (offset - (stretches[index - 1]?.offset ?? offset)) / HOUR] as const,
    )
    .filter(([at, hours]) => hours !== 0 && at >= Date.parse(from) && at < Date.parse(until))
    .map(([at, hours]) => `${new Date(at).toISOString().replace(".000Z", "Z")} ${hours}`);
}

test("the changes of a zone are found to the second", () => {
  expect(changes("Europe/Berlin", "2026-01-01", "2027-01-01")).toEqual([
    "2026-03-29T01:00:00Z 1",
    "2026-10-25T01:00:00Z -1",
  ]);
  expect(changes("Australia/Lord_Howe", "2024-01-01", "2025-01-01")).toEqual([
    "2024-04-06T15:00:00Z -0.5",
    "2024-10-05T15:30:00Z 0.5",
  ]);
  expect(changes("Africa/Monrovia", "1971-01-01", "1973-01-01")).toEqual([
    "1972-01-07T00:44:30Z 0.7416666666666667",
  ]);
  expect(changes("Pacific/Apia", "2011-12-01", "2012-01-01")).toEqual(["2011-12-30T10:00:00Z 24"]);
});

test("a summer time of a week less an hour is not missed", () => {
  expect(changes("America/Recife", "2000-01-01", "2001-01-01")).toEqual([
    "2000-02-27T02:00:00Z -1",
    "2000-10-08T03:00:00Z 1",
    "2000-10-15T02:00:00Z -1",
  ]);
});

test("a zone shows the wall as Intl does, whether it was asked about the past or the future first", () => {
  for (const timeZone of [
    "Africa/Casablanca",
    "Asia/Gaza",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Kathmandu",
  ]) {
    offsetsOf(timeZone, Date.UTC(2030, 0), Date.UTC(2030, 1));
    const offsets = offsetsOf(timeZone, START, Date.UTC(2099, 0));
    for (let at = START; at < Date.UTC(2099, 0); at += 101 * HOUR) {
      const { date, time } = readWall(timeZone, at);
      expect(offsets.wallAt(at)).toBe(Date.parse(`${date}T${time}Z`));
    }
  }
});

test("a zone that does not exist is an error, not UTC", () => {
  expect(() => offsetsOf("Mars/Phobos", 0, 1)).toThrow(RangeError);
});
