import { expect, test } from "vitest";
import { dateWayNames, dateWays, guessDateWay } from "#shared/intake/dates.ts";
import { isDateFormat } from "#shared/intake/moment.ts";

test.each([
  ["iso", ["2026-11-02", "2026-11-02 09:00", "2026-11-02T09:00:00Z"]],
  ["dots", ["2.11.2026", "02.11.2026 09:00"]],
  ["dayFirst", ["02/11/2026 09:00", "13/11/2026 10:30"]],
  ["monthFirst", ["11/02/2026 9:00", "11/13/2026 10:30 PM"]],
  ["hyphens", ["29-02-2016 01:16"]],
  ["yearFirst", ["2026/11/2", "2026/11/02 09:00:30"]],
  ["chinese", ["2026年11月2日", "2026年11月2日 9:00"]],
  ["unix", ["1777777777"]],
  ["unixMs", ["1777777777000"]],
] as const)("dates written the way %s are recognised", (way, cells) => {
  expect(guessDateWay(cells)).toBe(way);
});

test("a cell that is no date at all does not hide how the others are written", () => {
  expect(guessDateWay(["02/11/2026", "13/11/2026", "31/02/2026"])).toBe("dayFirst");
});

test("what no single way explains is not guessed", () => {
  expect(guessDateWay(["02/11/2026", "2026-11-02"])).toBe(null);
  expect(guessDateWay(["31/02/2026"])).toBe(null);
  expect(guessDateWay([])).toBe(null);
});

test("each way is made of formats that a mapping may name", () => {
  const formats = dateWayNames.flatMap((way) => dateWays[way]);
  expect(formats.filter((format) => !isDateFormat(format))).toEqual([]);
});
