import { expect, test } from "vitest";
import { momentChoices } from "#tab/ui/moments.ts";

/** A Wednesday, ten in the morning. */
const now = new Date(2026, 10, 4, 10).getTime();
const at = (typed: string, locale = "en-US") =>
  momentChoices(typed, now, locale).map((choice) => new Date(choice.at).toString().slice(0, 21));

test("nothing typed offers the closing hour of the next weekdays", () => {
  expect(at("")).toEqual([
    "Wed Nov 04 2026 17:00",
    "Thu Nov 05 2026 17:00",
    "Fri Nov 06 2026 17:00",
    "Mon Nov 09 2026 17:00",
    "Tue Nov 10 2026 17:00",
    "Wed Nov 11 2026 17:00",
  ]);
});

test("a day is named by its weekday, its date or how far off it is", () => {
  expect(at("fri")[0]).toBe("Fri Nov 06 2026 17:00");
  expect(at("saturday")[0]).toBe("Sat Nov 07 2026 17:00");
  expect(at("tomorrow")).toEqual(["Thu Nov 05 2026 17:00"]);
  expect(at("november 27")).toEqual(["Fri Nov 27 2026 17:00"]);
  for (const date of ["2026-11-27", "27.11.", "27.11", "27/11", "11/27"])
    expect(at(date), date).toEqual(["Fri Nov 27 2026 17:00"]);
  for (const weekday of ["周五", "星期五"])
    expect(at(weekday, "zh-CN")[0], weekday).toBe("Fri Nov 06 2026 17:00");
  expect(at("明天", "zh-CN")).toEqual(["Thu Nov 05 2026 17:00"]);
});

test("a time is taken as it is typed, and a moment that is past is not offered", () => {
  expect(at("fri 15:30")[0]).toBe("Fri Nov 06 2026 15:30");
  expect(at("today 9:00")).toEqual([]);
  expect(at("9:00")[0]).toBe("Thu Nov 05 2026 09:00");
});

test("what names no day offers nothing", () => {
  for (const typed of ["never", "31.2.", "2020-01-01", "fri sat", "29:99"])
    expect(at(typed), typed).toEqual([]);
});
