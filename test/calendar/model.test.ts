import { expect, test } from "vitest";
import { Calendar } from "#shared/calendar/model.ts";
import { calendarEn } from "#shared/calendar/text.en.ts";
import { office } from "./calendars.ts";

/** The text keys of what is wrong with an office calendar after these changes, each with the field it concerns. */
function findings(changes: object) {
  const { error } = Calendar.safeParse({ ...office, ...changes });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

test("a calendar may leave out closed dates and special hours", () => {
  expect(Calendar.parse(office)).toMatchObject({ holidays: [], dateHours: {} });
});

test("a day may end at 24:00 but not begin then", () => {
  expect(findings({ intervals: { mon: [["00:00", "24:00"]] } })).toEqual([]);
  expect(findings({ intervals: { mon: [["24:00", "24:00"]] } })).toEqual([
    "intervals.mon.0.0: calendar.error.time",
  ]);
});

test("an interval may run past midnight or be empty", () => {
  expect(
    findings({
      intervals: {
        mon: [
          ["22:00", "06:00"],
          ["12:00", "12:00"],
        ],
      },
    }),
  ).toEqual([]);
});

test.each(["9:00", "09:60", "25:00", "24:01", "09.00", "", "09:00:00", 9, null])(
  "%j is not a time",
  (time) => {
    expect(findings({ intervals: { mon: [["08:00", time]] } })).toEqual([
      "intervals.mon.0.1: calendar.error.time",
    ]);
  },
);

test("an interval has a start and an end and nothing more", () => {
  expect(findings({ intervals: { mon: [["08:00"]] } })).toEqual(["intervals.mon.0: calendar.error.interval"]);
  expect(findings({ intervals: { mon: [["08:00", "09:00", "10:00"]] } })).toEqual([
    "intervals.mon.0: calendar.error.interval",
  ]);
});

test("a day of no known week is refused, not dropped", () => {
  expect(findings({ intervals: { monday: [["08:00", "12:00"]] } })).toEqual([
    "intervals: calendar.error.weekday",
  ]);
});

test.each(["2026-02-29", "2026-2-3", "1969-12-31", "2101-01-01", "yesterday", 20_260_301])(
  "%j is not a date",
  (date) => {
    expect(findings({ holidays: [date] })).toEqual(["holidays.0: calendar.error.date"]);
  },
);

test("special hours stand at a date that exists", () => {
  expect(findings({ dateHours: { "2024-02-29": [["09:00", "12:00"]] } })).toEqual([]);
  expect(findings({ dateHours: { "2023-02-29": [] } })).toEqual([
    "dateHours.2023-02-29: calendar.error.date",
  ]);
});

test.each(["Mars/Phobos", "+08:00", "", "x".repeat(65), 8])("%j is not a time zone", (timeZone) => {
  expect(findings({ timeZone })[0]).toBe("timeZone: calendar.error.timeZone");
});

test.each(["UTC", "Etc/GMT+5", "Asia/Kathmandu", "America/Argentina/Buenos_Aires"])(
  "%s is a time zone",
  (timeZone) => {
    expect(findings({ timeZone })).toEqual([]);
  },
);

test("the size of a calendar is limited", () => {
  const dates = Array.from({ length: 2_001 }, (_, day) =>
    new Date(day * 86_400_000).toISOString().slice(0, 10),
  );
  expect(findings({ holidays: dates })).toEqual(["holidays: calendar.error.tooManyDates"]);
  expect(findings({ dateHours: Object.fromEntries(dates.map((date) => [date, []])) })).toEqual([
    "dateHours: calendar.error.tooManyDates",
  ]);
  const thirteen = Array.from({ length: 13 }, () => ["09:00", "10:00"]);
  expect(findings({ intervals: { mon: thirteen } })).toEqual([
    "intervals.mon: calendar.error.tooManyIntervals",
  ]);
});

test("every finding has a text", () => {
  const wrong = {
    timeZone: 1,
    intervals: { mon: [["x", "y"], []], tue: Array(13).fill([]) },
    holidays: 1,
    dateHours: 1,
  };
  const messages = findings(wrong).map((finding) => finding.split(": ")[1]);
  expect(messages.length).toBeGreaterThan(4);
  for (const message of messages) expect(Object.keys(calendarEn)).toContain(message);
});
