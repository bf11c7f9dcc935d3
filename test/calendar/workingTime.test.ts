import { expect, test } from "vitest";
import type { Pause } from "#shared/calendar/model.ts";
import { addWorkingTime, isWorkingAt, nextOpening, workingTimeBetween } from "#shared/calendar/rules.ts";
import { allDay, HOUR, instant, night, nineToFive, office, open, written } from "./calendars.ts";

// 2026-03-06 is a Friday.
const friday = (time: string) => instant(`2026-03-06T${time}Z`);
const pause = (from: string, until: string): Pause => [instant(from), instant(until)];

test("work that ends exactly at closing is due at closing, a second more at the next opening and a second", () => {
  expect(written(addWorkingTime(office, friday("10:00"), 7 * HOUR - 1))).toBe("2026-03-06T16:59:59Z");
  expect(written(addWorkingTime(office, friday("10:00"), 7 * HOUR))).toBe("2026-03-06T17:00Z");
  expect(written(addWorkingTime(office, friday("10:00"), 7 * HOUR + 1))).toBe("2026-03-09T09:00:01Z");
});

test("adding nothing changes nothing, not even at night", () => {
  expect(written(addWorkingTime(office, friday("23:30"), 0))).toBe("2026-03-06T23:30Z");
});

test("a negative or endless amount is refused", () => {
  for (const seconds of [-1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => addWorkingTime(office, friday("10:00"), seconds)).toThrow(RangeError);
});

test("a date that is none is refused rather than answered", () => {
  expect(() => addWorkingTime(office, new Date(Number.NaN), 1)).toThrow(RangeError);
  expect(() => workingTimeBetween(office, friday("10:00"), new Date(Number.NaN))).toThrow(RangeError);
});

test("no time lies between an end and its later start", () => {
  expect(workingTimeBetween(office, friday("12:00"), friday("10:00"))).toBe(0);
});

test("a calendar without working time never gets anything done", () => {
  const never = {
    timeZone: "Europe/Oslo",
    intervals: { mon: [], tue: [["10:00", "10:00"] as [string, string]] },
  };
  expect(addWorkingTime(never, friday("10:00"), 1)).toBeNull();
  expect(nextOpening(never, friday("10:00"))).toBeNull();
  expect(workingTimeBetween(never, instant("1970-01-01T00:00Z"), instant("2100-01-01T00:00Z"))).toBe(0);
});

test("a calendar open on one day only ends when that day is used up", () => {
  const once = { timeZone: "UTC", intervals: {}, dateHours: { "2080-02-29": nineToFive } };
  expect(written(addWorkingTime(once, friday("10:00"), 8 * HOUR))).toBe("2080-02-29T17:00Z");
  expect(addWorkingTime(once, friday("10:00"), 8 * HOUR + 1)).toBeNull();
});

test("ten thousand hours of office time are four years, nine months and some days", () => {
  expect(written(addWorkingTime(office, friday("10:00"), 10_000 * HOUR))).toBe("2030-12-20T10:00Z");
});

test("a closed day of summer time costs a team that never sleeps 23 hours, and one of winter time 25", () => {
  const always = open(allDay, "Europe/Berlin", ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
  const closed = { ...always, holidays: ["2026-03-29", "2026-10-25"] };
  const lost = (from: string, until: string) =>
    workingTimeBetween(always, instant(from), instant(until)) -
    workingTimeBetween(closed, instant(from), instant(until));
  expect(lost("2026-03-28T00:00Z", "2026-03-31T00:00Z")).toBe(23 * HOUR);
  expect(lost("2026-10-24T00:00Z", "2026-10-27T00:00Z")).toBe(25 * HOUR);
});

test("hours to 23:59 leave the last minute of the day free", () => {
  const almost = open([["00:00", "23:59"]], "UTC", ["fri", "sat"]);
  expect(workingTimeBetween(almost, friday("23:00"), instant("2026-03-07T01:00Z"))).toBe(2 * HOUR - 60);
});

test("a night shift belongs to its first day, but a closed date takes its hours on either side", () => {
  const shifts = { ...open(night, "UTC", ["fri", "sat"]), holidays: ["2026-03-07"] };
  expect(workingTimeBetween(shifts, friday("22:00"), instant("2026-03-07T06:00Z"))).toBe(2 * HOUR);
  expect(workingTimeBetween(shifts, instant("2026-03-07T06:00Z"), instant("2026-03-08T12:00Z"))).toBe(
    6 * HOUR,
  );
});

test("special hours replace those that begin on their date, and a shift from the day before runs on into it", () => {
  const shifts = {
    ...open(night, "UTC"),
    dateHours: { "2026-03-06": [["12:00", "14:00"] as [string, string]] },
  };
  expect(workingTimeBetween(shifts, friday("00:00"), instant("2026-03-08T00:00Z"))).toBe(8 * HOUR);
});

test("a closed date with special hours is closed", () => {
  const both = { ...office, holidays: ["2026-03-06"], dateHours: { "2026-03-06": nineToFive } };
  expect(workingTimeBetween(both, friday("00:00"), friday("23:00"))).toBe(0);
});

test("a pause takes away only the working time that falls in it, however often it is told", () => {
  const overnight = pause("2026-03-06T16:00Z", "2026-03-09T10:00Z");
  expect(written(addWorkingTime(office, friday("15:00"), 2 * HOUR, [overnight]))).toBe("2026-03-09T11:00Z");
  const twice = [overnight, pause("2026-03-07T00:00Z", "2026-03-09T09:30Z"), overnight];
  expect(workingTimeBetween(office, friday("15:00"), instant("2026-03-09T12:00Z"), twice)).toBe(3 * HOUR);
});

test("work begun in a pause starts when the pause ends", () => {
  const running = pause("2026-03-06T09:00Z", "2026-03-06T11:00Z");
  expect(written(addWorkingTime(office, friday("10:00"), HOUR, [running]))).toBe("2026-03-06T12:00Z");
});

test("a pause that begins at the due time does not put it off", () => {
  const late = pause("2026-03-06T12:00Z", "2026-03-06T14:00Z");
  expect(written(addWorkingTime(office, friday("10:00"), 2 * HOUR, [late]))).toBe("2026-03-06T12:00Z");
  expect(written(addWorkingTime(office, friday("10:00"), 2 * HOUR + 1, [late]))).toBe("2026-03-06T14:00:01Z");
});

test("a pause whose end is before its start pauses nothing", () => {
  const reversed = pause("2026-03-06T14:00Z", "2026-03-06T12:00Z");
  expect(workingTimeBetween(office, friday("09:00"), friday("17:00"), [reversed])).toBe(8 * HOUR);
});

test("fractions of a second are kept, so that a clock stopped and resumed loses nothing", () => {
  const start = instant("2026-03-06T16:59:59.250Z");
  expect(workingTimeBetween(office, start, friday("18:00"))).toBe(0.75);
  expect(addWorkingTime(office, start, 1.5)).toEqual(instant("2026-03-09T09:00:00.750Z"));
});

test("the next opening is now while at work, and the next morning or the end of the pause otherwise", () => {
  expect(written(nextOpening(office, friday("16:59")))).toBe("2026-03-06T16:59Z");
  expect(written(nextOpening(office, friday("17:00")))).toBe("2026-03-09T09:00Z");
  const paused = [pause("2026-03-06T16:00Z", "2026-03-09T12:00Z")];
  expect(written(nextOpening(office, friday("16:30"), paused))).toBe("2026-03-09T12:00Z");
});

test("the first second of an interval is worked and its last instant is not", () => {
  expect(isWorkingAt(office, friday("09:00"))).toBe(true);
  expect(isWorkingAt(office, friday("17:00"))).toBe(false);
  expect(isWorkingAt(office, friday("12:00"), [pause("2026-03-06T12:00Z", "2026-03-06T13:00Z")])).toBe(false);
});

test("nobody works on the day that Samoa skipped", () => {
  const samoa = open(nineToFive, "Pacific/Apia");
  // From Thursday 2011-12-29 at noon, the next wall-clock Friday is a week and a day away.
  expect(written(addWorkingTime(samoa, instant("2011-12-29T22:00Z"), 5 * HOUR + 1))).toBe(
    "2012-01-01T19:00:01Z",
  );
});

test("what lies before 1970 or after 2100 is still answered", () => {
  expect(workingTimeBetween(office, instant("1960-01-04T00:00Z"), instant("1960-01-11T00:00Z"))).toBe(
    40 * HOUR,
  );
  expect(written(addWorkingTime(office, instant("2250-01-04T00:00Z"), 8 * HOUR))).toBe("2250-01-04T17:00Z");
});
