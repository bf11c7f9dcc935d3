import { expect, test } from "vitest";
import type { Interval, Pause } from "#shared/calendar/model.ts";
import { addElapsedDays, addWorkingDays } from "#shared/calendar/rules.ts";
import { allDay, instant, night, nineToFive, office, open, written } from "./calendars.ts";

// 2026-03-06 is a Friday.
const friday = (time: string) => instant(`2026-03-06T${time}Z`);
const everyDay = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const day = (...hours: Interval[]) => hours;

test("a promise made at work is due at the same time of a later working day", () => {
  expect(written(addWorkingDays(office, friday("10:30"), 1))).toBe("2026-03-09T10:30Z");
  expect(written(addWorkingDays(office, friday("10:30"), 5))).toBe("2026-03-13T10:30Z");
});

test("a promise made outside working hours counts from the next opening", () => {
  expect(written(addWorkingDays(office, friday("17:00"), 1))).toBe("2026-03-10T09:00Z");
  expect(written(addWorkingDays(office, friday("07:00"), 1))).toBe("2026-03-09T09:00Z");
  expect(written(addWorkingDays(office, instant("2026-03-07T12:00Z"), 2))).toBe("2026-03-11T09:00Z");
});

test("a promise made over lunch counts from the end of lunch", () => {
  const split = open(day(["09:00", "12:00"], ["13:00", "17:00"]), "UTC");
  expect(written(addWorkingDays(split, friday("12:20"), 1))).toBe("2026-03-09T13:00Z");
});

test("a day that closes earlier pulls the promise back to its closing", () => {
  const halfMonday = { ...office, dateHours: { "2026-03-09": day(["09:00", "12:00"]) } };
  expect(written(addWorkingDays(halfMonday, friday("16:00"), 1))).toBe("2026-03-09T12:00Z");
  expect(written(addWorkingDays(halfMonday, friday("16:00"), 2))).toBe("2026-03-10T16:00Z");
});

test("the end of the day is its last closing, also when no whole day is added", () => {
  expect(written(addWorkingDays(office, friday("10:30"), 1, { endOfDay: true }))).toBe("2026-03-09T17:00Z");
  expect(written(addWorkingDays(office, friday("10:30"), 0, { endOfDay: true }))).toBe("2026-03-06T17:00Z");
  expect(written(addWorkingDays(office, friday("18:00"), 0, { endOfDay: true }))).toBe("2026-03-09T17:00Z");
});

test("adding no day changes nothing", () => {
  expect(written(addWorkingDays(office, friday("23:00"), 0))).toBe("2026-03-06T23:00Z");
});

test("half a day or a day ago is refused", () => {
  for (const days of [0.5, -1, Number.NaN])
    expect(() => addWorkingDays(office, friday("10:00"), days)).toThrow(RangeError);
});

test("closed dates, dates without hours and dates whose hours are empty are no working days", () => {
  const calendar = {
    ...office,
    holidays: ["2026-03-09"],
    dateHours: { "2026-03-10": [], "2026-03-11": day(["09:00", "09:00"]) },
  };
  expect(written(addWorkingDays(calendar, friday("10:00"), 1))).toBe("2026-03-12T10:00Z");
});

test("a make-up Saturday is a working day", () => {
  const calendar = { ...office, dateHours: { "2026-03-07": nineToFive } };
  expect(written(addWorkingDays(calendar, friday("10:00"), 1))).toBe("2026-03-07T10:00Z");
});

test("a calendar without working days never gets there", () => {
  expect(addWorkingDays({ timeZone: "UTC", intervals: {} }, friday("10:00"), 1)).toBeNull();
  const once = { timeZone: "UTC", intervals: {}, dateHours: { "2026-03-09": nineToFive } };
  expect(written(addWorkingDays(once, friday("10:00"), 0, { endOfDay: true }))).toBe("2026-03-09T17:00Z");
  expect(addWorkingDays(once, friday("10:00"), 1)).toBeNull();
});

test("late in a night shift it is still the day on which the shift began", () => {
  const shifts = open(night, "UTC");
  // Saturday, two in the morning, in Friday's shift; Monday's shift reaches that hour on Tuesday.
  expect(written(addWorkingDays(shifts, instant("2026-03-07T02:00Z"), 1))).toBe("2026-03-10T02:00Z");
  expect(written(addWorkingDays(shifts, instant("2026-03-07T02:00Z"), 1, { endOfDay: true }))).toBe(
    "2026-03-10T06:00Z",
  );
});

test("a night shift before a closed date ends at midnight", () => {
  const shifts = { ...open(night, "UTC"), holidays: ["2026-03-10"] };
  expect(written(addWorkingDays(shifts, friday("23:00"), 1, { endOfDay: true }))).toBe("2026-03-10T00:00Z");
});

test("working days keep the time on the wall when summer time begins or ends", () => {
  const berlin = open(nineToFive, "Europe/Berlin");
  expect(written(addWorkingDays(berlin, instant("2026-03-27T09:00Z"), 1))).toBe("2026-03-30T08:00Z");
  expect(written(addWorkingDays(berlin, instant("2026-10-23T08:00Z"), 1))).toBe("2026-10-26T09:00Z");
});

test("a day that the zone skipped is no working day, although its weekday works", () => {
  const samoa = open(nineToFive, "Pacific/Apia");
  // Thursday 2011-12-29 at noon; Friday the 30th never came.
  expect(written(addWorkingDays(samoa, instant("2011-12-29T22:00Z"), 1))).toBe("2012-01-01T22:00Z");
});

test("a date whose only hours the clock skips is no working day", () => {
  const early = open(day(["02:00", "03:00"]), "Europe/Berlin", everyDay);
  // On Sunday 2026-03-29 the clock goes from 02:00 to 03:00.
  expect(written(addWorkingDays(early, instant("2026-03-28T01:30Z"), 1))).toBe("2026-03-30T00:30Z");
});

test("a promise in working days is put off by the working time that was paused", () => {
  const pauses: Pause[] = [
    [friday("16:00"), instant("2026-03-09T10:00Z")],
    [instant("2026-03-09T18:00Z"), instant("2026-03-10T08:00Z")],
  ];
  expect(written(addWorkingDays(office, friday("15:00"), 2, pauses))).toBe("2026-03-10T17:00Z");
  expect(written(addWorkingDays(office, friday("15:00"), 2, { pauses }))).toBe("2026-03-10T17:00Z");
  expect(written(addWorkingDays(office, friday("15:00"), 2, { pauses, endOfDay: true }))).toBe(
    "2026-03-11T11:00Z",
  );
});

test("the part of a pause after the due time counts as well, once the promise has been put off into it", () => {
  const pauses: Pause[] = [[instant("2026-03-09T14:00Z"), instant("2026-03-10T12:00Z")]];
  expect(written(addWorkingDays(office, friday("15:00"), 1, pauses))).toBe("2026-03-10T13:00Z");
});

test("a pause that begins at the due time puts nothing off", () => {
  const pauses: Pause[] = [[instant("2026-03-09T15:00Z"), instant("2026-03-10T12:00Z")]];
  expect(written(addWorkingDays(office, friday("15:00"), 1, pauses))).toBe("2026-03-09T15:00Z");
});

test("a day that closes in an hour shown twice closes the second time", () => {
  const early = open(day(["00:00", "02:30"]), "Europe/Berlin", everyDay);
  expect(written(addWorkingDays(early, instant("2026-10-23T22:00Z"), 1, { endOfDay: true }))).toBe(
    "2026-10-25T01:30Z",
  );
});

test("open day and night, the end of the day is midnight", () => {
  const always = open(allDay, "Asia/Shanghai", everyDay);
  expect(written(addWorkingDays(always, instant("2026-03-06T04:00Z"), 1, { endOfDay: true }))).toBe(
    "2026-03-07T16:00Z",
  );
});

test("elapsed days keep the time on the wall, whoever works then", () => {
  const oslo = { timeZone: "Europe/Oslo" };
  expect(written(addElapsedDays(oslo, instant("2026-03-28T09:00Z"), 1))).toBe("2026-03-29T08:00Z");
  expect(written(addElapsedDays(oslo, instant("2026-10-24T08:00Z"), 2))).toBe("2026-10-26T09:00Z");
});

test("an elapsed day that ends in a skipped hour ends as far past the gap, in a repeated hour the first time", () => {
  const oslo = { timeZone: "Europe/Oslo" };
  expect(written(addElapsedDays(oslo, instant("2026-03-28T01:30Z"), 1))).toBe("2026-03-29T01:30Z");
  expect(written(addElapsedDays(oslo, instant("2026-10-24T00:30Z"), 1))).toBe("2026-10-25T00:30Z");
  expect(written(addElapsedDays({ timeZone: "Pacific/Apia" }, instant("2011-12-29T20:00Z"), 1))).toBe(
    "2011-12-30T20:00Z",
  );
});
