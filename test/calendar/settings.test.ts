import { expect, test } from "vitest";
import { CalendarSettings } from "#shared/calendar/settings.ts";
import { parse } from "#shared/parse.ts";
import type { Problem } from "#shared/problem.ts";
import { en } from "#shared/text.en.ts";

const office = [["09:00", "17:00"]];

/** What is refused of settings that are right but for the given part: field, text key and values. */
function problemOf(part: Record<string, unknown>) {
  const settings = {
    name: "Office",
    timeZone: "Europe/Oslo",
    intervals: { mon: office },
    holidayRegion: null,
    specialDates: [],
  };
  try {
    parse(CalendarSettings, { ...settings, ...part });
    return undefined;
  } catch (error) {
    const { field, message, values } = error as Problem;
    return [field, message, values];
  }
}

test("an office week is taken as it is", () => {
  expect(problemOf({})).toBeUndefined();
});

test("hours that overlap are refused by their weekday, naming both", () => {
  const hours = [
    ["13:00", "18:00"],
    ["09:00", "13:30"],
  ];
  expect(problemOf({ intervals: { tue: hours } })).toEqual([
    "intervals.tue",
    "calendar.error.overlap",
    { first: "09:00–13:30", second: "13:00–18:00" },
  ]);
});

test("one stretch may begin when another ends", () => {
  const hours = [
    ["09:00", "12:00"],
    ["12:00", "18:00"],
  ];
  expect(problemOf({ intervals: { tue: hours } })).toBeUndefined();
});

test("a night shift runs into the next morning, and must not overlap that morning's hours", () => {
  const night = [["22:00", "06:00"]];
  expect(problemOf({ intervals: { mon: night, tue: [["06:00", "12:00"]] } })).toBeUndefined();
  expect(problemOf({ intervals: { mon: night, tue: [["05:00", "12:00"]] } })?.[0]).toBe("intervals.tue");
});

test("Sunday's night runs into Monday", () => {
  const week = { sun: [["22:00", "06:00"]], mon: [["05:00", "12:00"]] };
  expect(problemOf({ intervals: week })?.[0]).toBe("intervals.mon");
});

test("a stretch that ends when it begins is no time and is refused, with the way to write a whole day", () => {
  const [field, key, values] = problemOf({ intervals: { wed: [["09:00", "09:00"]] } })!;
  expect([field, key, values]).toEqual(["intervals.wed", "calendar.error.noTime", { time: "09:00" }]);
  expect(en["calendar.error.noTime"]).toContain("00:00–24:00");
});

test("a week without working hours is refused, for nothing would ever fall due", () => {
  expect(problemOf({ intervals: {} })?.slice(0, 2)).toEqual(["intervals", "calendar.error.noHours"]);
  expect(problemOf({ intervals: { mon: [] } })?.[1]).toBe("calendar.error.noHours");
});

test("a zone that is not in the list is refused, also an offset", () => {
  for (const timeZone of ["Mars/Base", "+08:00", "", "x".repeat(100), 5])
    expect(problemOf({ timeZone })?.slice(0, 2), String(timeZone)).toEqual([
      "timeZone",
      "calendar.error.timeZone",
    ]);
});

test("times and dates that do not exist are refused by their place", () => {
  expect(problemOf({ intervals: { mon: [["09:00", "25:00"]] } })?.[0]).toBe("intervals.mon.0.1");
  expect(problemOf({ intervals: { xyz: office } })?.[1]).toBe("calendar.error.weekday");
  const specialDates = [{ date: "2026-02-30", hours: [], name: null }];
  expect(problemOf({ specialDates })?.slice(0, 2)).toEqual(["specialDates.0.date", "calendar.error.date"]);
});

test("a date can be special once", () => {
  const day = { date: "2026-12-24", hours: [], name: "" };
  expect(problemOf({ specialDates: [day, { ...day, hours: office }] })).toEqual([
    "specialDates.1.date",
    "calendar.error.dateTwice",
    { date: "2026-12-24" },
  ]);
});

test("there are limits to hours a day and to dates", () => {
  const hours = Array.from({ length: 13 }, (_, index) => [`${10 + index}:00`, `${10 + index}:30`]);
  expect(problemOf({ intervals: { mon: hours } })?.[1]).toBe("calendar.error.tooManyIntervals");
  const specialDates = Array.from({ length: 1001 }, (_, index) => ({
    date: new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
    hours: [],
    name: null,
  }));
  expect(problemOf({ specialDates })?.slice(0, 2)).toEqual(["specialDates", "calendar.error.tooManyDates"]);
});

test("a region is a country or a part of one", () => {
  for (const holidayRegion of ["CN", "GB-SCT", "CK-Rarotonga", null])
    expect(problemOf({ holidayRegion }), String(holidayRegion)).toBeUndefined();
  for (const holidayRegion of ["China", "gb", "GB-", "GB_SCT", "<b>"])
    expect(problemOf({ holidayRegion })?.[1], holidayRegion).toBe("calendar.error.region");
});
