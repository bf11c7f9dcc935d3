import { expect, test } from "vitest";
import { hoursWith } from "#server/calendar/expand.ts";
import type { PublicDay } from "#shared/calendar/settings.ts";

const intervals = {
  mon: [["08:00", "16:00"]],
  thu: [["09:00", "17:00"]],
  fri: [["09:00", "15:00"]],
  sat: [["10:00", "12:00"]],
} as Parameters<typeof hoursWith>[0]["intervals"];
const week = { timeZone: "Asia/Shanghai", intervals, specialDates: [] };

const day = (date: string, kind: PublicDay["kind"]): PublicDay => ({ date, kind, names: { en: "", zh: "" } });

test("a region's days off are closed", () => {
  expect(hoursWith(week, [day("2026-10-01", "closed")])).toMatchObject({
    holidays: ["2026-10-01"],
    dateHours: {},
  });
});

test("a Saturday worked in return has Friday's hours, a Sunday Monday's", () => {
  const { dateHours } = hoursWith(week, [day("2026-10-10", "makeUp"), day("2026-09-20", "makeUp")]);
  expect(dateHours).toEqual({ "2026-10-10": [["09:00", "15:00"]], "2026-09-20": [["08:00", "16:00"]] });
});

test("where the nearest weekday is free, a day worked in return has the hours of the first that is not", () => {
  const fromTuesday = { ...week, intervals: { tue: intervals.thu } };
  expect(hoursWith(fromTuesday, [day("2026-10-10", "makeUp")]).dateHours).toEqual({
    "2026-10-10": [["09:00", "17:00"]],
  });
});

test("what the company wrote for a date goes before the region's law", () => {
  const specialDates = [
    { date: "2026-10-01", hours: [["10:00", "12:00"]], name: "On call" },
    { date: "2026-10-10", hours: [], name: "We rest" },
  ] as Parameters<typeof hoursWith>[0]["specialDates"];
  const law = [day("2026-10-01", "closed"), day("2026-10-10", "makeUp")];
  expect(hoursWith({ ...week, specialDates }, law)).toMatchObject({
    holidays: ["2026-10-10"],
    dateHours: { "2026-10-01": [["10:00", "12:00"]] },
  });
});
