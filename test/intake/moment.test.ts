import { expect, test } from "vitest";
import { endOfDay, isDateFormat, readMoment } from "#shared/intake/moment.ts";

const at = (cell: string, format = "iso", timeZone = "UTC") => {
  const moment = readMoment(cell, [format], timeZone);
  return moment && new Date(moment.at).toISOString();
};

test.each([
  ["2016-02-29T01:16:00", "iso", "2016-02-29T01:16:00.000Z"],
  ["2016-02-29 01:16", "iso", "2016-02-29T01:16:00.000Z"],
  ["2016-02-29", "iso", "2016-02-29T00:00:00.000Z"],
  ["2016-02-29T01:16:00.250Z", "iso", "2016-02-29T01:16:00.000Z"],
  ["2016-02-29T01:16:00+08:00", "iso", "2016-02-28T17:16:00.000Z"],
  ["2016-02-29T01:16:00-0330", "iso", "2016-02-29T04:46:00.000Z"],
  ["29-02-2016 01:16", "DD-MM-YYYY HH:mm", "2016-02-29T01:16:00.000Z"],
  ["7/3/2013", "M/D/YYYY", "2013-07-03T00:00:00.000Z"],
  ["7/3/2013 12:05 AM", "M/D/YYYY h:mm A", "2013-07-03T00:05:00.000Z"],
  ["7/3/2013 12:05 p.m.", "M/D/YYYY h:mm A", "2013-07-03T12:05:00.000Z"],
  ["2026年11月2日 9:05", "YYYY年M月D日 H:mm", "2026-11-02T09:05:00.000Z"],
  ["1456708560", "unix", "2016-02-29T01:16:00.000Z"],
  ["1456708560000", "unixMs", "2016-02-29T01:16:00.000Z"],
])("“%s” is read as %s", (cell, format, expected) => {
  expect(at(cell, format)).toBe(expected);
});

test.each([
  ["2023-02-30", "iso"],
  ["2023-02-29", "iso"],
  ["2023-13-01", "iso"],
  ["2023-01-01 24:00", "iso"],
  ["2023-01-01 10:60", "iso"],
  ["01.02.2023", "iso"],
  ["2023-01-01 10:00 oder so", "iso"],
  ["1/2/2023 13:00 PM", "M/D/YYYY h:mm A"],
  ["1/2/2023 0:30 AM", "M/D/YYYY h:mm A"],
  ["1969-12-31", "iso"],
  ["2150-01-01", "iso"],
  ["yesterday", "unix"],
])("“%s” is no date by %s", (cell, format) => {
  expect(readMoment(cell, [format], "UTC")).toBeNull();
});

test("the first format that fits is taken", () => {
  expect(readMoment("03.07.2013", ["iso", "DD.MM.YYYY"], "UTC")).toEqual({
    at: Date.UTC(2013, 6, 3),
    isDateOnly: true,
  });
});

test("a date without a zone is read on the wall clock of the file's zone", () => {
  expect(at("2011-07-01 01:32", "iso", "America/New_York")).toBe("2011-07-01T05:32:00.000Z");
  expect(at("2011-12-01 01:32", "iso", "America/New_York")).toBe("2011-12-01T06:32:00.000Z");
});

test("what the wall clock shows twice is the first, what it skips lies past the gap", () => {
  expect(at("2011-11-06 01:30", "iso", "America/New_York")).toBe("2011-11-06T05:30:00.000Z");
  expect(at("2011-03-13 02:30", "iso", "America/New_York")).toBe("2011-03-13T07:30:00.000Z");
});

test("the end of a day is the last moment before the next one, also where a day has 23 hours", () => {
  const midnight = Date.parse("2026-03-29T00:00:00+01:00");
  expect(new Date(endOfDay(midnight, "Europe/Oslo")).toISOString()).toBe("2026-03-29T21:59:59.999Z");
});

test.each(["iso", "unix", "unixMs", "DD.MM.YYYY", "YYYY/M/D H:mm:ss", "M/D/YYYY h:mm A"])(
  "%s is a format",
  (format) => {
    expect(isDateFormat(format)).toBe(true);
  },
);

test.each([
  "",
  "DD.MM",
  "YYYY-MM",
  "YYYY-MM-DD DD",
  "D MMM YYYY",
  "yesterday",
  `YYYY-MM-DD${" ".repeat(40)}`,
])("“%s” is no format", (format) => {
  expect(isDateFormat(format)).toBe(false);
});
