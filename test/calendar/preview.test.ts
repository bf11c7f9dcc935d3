import { expect, test } from "vitest";
import { createCalendar, getCalendar, listCalendars, previewCalendar } from "#shared/calendar/api.ts";
import type { CalendarDay } from "#shared/calendar/listing.ts";
import { createOffice, shanghai } from "./office.ts";

const inSeptember = { startAt: Date.parse("2026-09-28T09:00:00Z") };
const beforeNewYear = { startAt: Date.parse("2026-12-27T09:00:00Z") };
const { name: _, ...hours } = shanghai;

const hoursText = (day: CalendarDay | undefined) =>
  day?.hours.map((interval) => interval.join("–")).join(", ");

test("a preview shows the next fourteen days: what is open, and why the rest is not", async () => {
  const { call, admin } = await createOffice(inSeptember);
  const { days } = await call(admin, previewCalendar, hours);
  const on = new Map(days.map((day) => [day.date, day]));
  expect([days.length, days[0]?.date, days.at(-1)?.date]).toEqual([14, "2026-09-28", "2026-10-11"]);
  expect(hoursText(on.get("2026-09-28"))).toBe("09:00–12:00, 13:00–18:00");
  expect(on.get("2026-10-01")).toMatchObject({
    hours: [],
    note: { kind: "closed", decidedBy: "region", names: { en: "National Day", zh: "国庆节" } },
  });
  expect(hoursText(on.get("2026-10-10"))).toBe("09:00–12:00, 13:00–18:00");
  expect(on.get("2026-10-10")?.note?.kind).toBe("makeUp");
  expect(on.get("2026-10-11")).toMatchObject({ hours: [], note: null });
});

test("a preview stores nothing", async () => {
  const { call, admin } = await createOffice();
  await call(admin, previewCalendar, hours);
  expect((await call(admin, listCalendars, {})).items).toHaveLength(1);
});

test("a year that is not announced is unknown, from its first day on", async () => {
  const { call, admin } = await createOffice(beforeNewYear);
  const { days, knownUntil } = await call(admin, previewCalendar, hours);
  expect(knownUntil).toBe("2026-12-31");
  const known = days.filter(({ isKnown }) => isKnown).map(({ date }) => date);
  expect(known.at(-1)).toBe("2026-12-31");
  expect(days.find(({ date }) => date === "2027-01-01")).toMatchObject({ note: null, isKnown: false });
});

test("without a region nothing is unknown", async () => {
  const { call, admin } = await createOffice(beforeNewYear);
  const { days, knownUntil } = await call(admin, previewCalendar, { ...hours, holidayRegion: null });
  expect([knownUntil, days.every(({ isKnown }) => isKnown)]).toEqual([null, true]);
});

test("today is today in the calendar's zone", async () => {
  const { call, admin } = await createOffice({ startAt: Date.parse("2026-11-02T20:00:00Z") });
  const firstDate = async (timeZone: string) =>
    (await call(admin, previewCalendar, { ...hours, timeZone })).days[0]?.date;
  expect(await firstDate("Asia/Shanghai")).toBe("2026-11-03");
  expect(await firstDate("America/New_York")).toBe("2026-11-02");
  expect(await firstDate("Pacific/Kiritimati")).toBe("2026-11-03");
});

test("a night shift shows on both days it touches", async () => {
  const { call, admin } = await createOffice({ startAt: Date.parse("2026-11-02T02:00:00Z") });
  const night = {
    ...hours,
    holidayRegion: null,
    intervals: { mon: [["22:00", "06:00"]] as [string, string][] },
  };
  const { days } = await call(admin, previewCalendar, night);
  expect(days.slice(0, 2).map(hoursText)).toEqual(["22:00–24:00", "00:00–06:00"]);
});

test("what the company wrote for a date is shown with its own name", async () => {
  const { call, admin } = await createOffice(inSeptember);
  const specialDates = [
    { date: "2026-10-01", hours: [["10:00", "12:00"]] as [string, string][], name: "On call" },
    { date: "2026-10-09", hours: [], name: "" },
  ];
  const { days } = await call(admin, previewCalendar, { ...hours, specialDates });
  const on = new Map(days.map((day) => [day.date, day]));
  expect(hoursText(on.get("2026-10-01"))).toBe("10:00–12:00");
  expect(on.get("2026-10-01")?.note).toMatchObject({
    kind: "otherHours",
    names: { en: "On call", zh: "On call" },
  });
  expect(on.get("2026-10-09")?.note).toMatchObject({ kind: "closed", decidedBy: "company", names: null });
});

test("a list names the coming days that are not like their weekday, and leaves out holidays on free days", async () => {
  const { call, admin } = await createOffice({ startAt: Date.parse("2026-09-24T09:00:00Z") });
  const { nextDates, calendarId } = await call(admin, createCalendar, shanghai);
  expect(nextDates.map(({ date, kind }) => `${date} ${kind}`)).toEqual([
    "2026-09-25 closed",
    "2026-10-01 closed",
    "2026-10-02 closed",
    "2026-10-05 closed",
    "2026-10-06 closed",
    "2026-10-07 closed",
    "2026-10-10 makeUp",
  ]);
  expect((await call(admin, getCalendar, { calendarId })).days).toHaveLength(14);
});
