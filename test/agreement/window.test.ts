import fc from "fast-check";
import { expect, test } from "vitest";
import { windows } from "#shared/agreement/model.ts";
import { windowsAt } from "#shared/agreement/window.ts";

const iso = ({ previousStartAt, startAt, endAt }: ReturnType<typeof windowsAt>) =>
  [previousStartAt, startAt, endAt].map((at) => new Date(at).toISOString());

test("months and quarters begin at midnight where the supplier works", () => {
  const at = Date.parse("2026-11-02T09:00:00Z");
  expect(iso(windowsAt("month", "UTC", at))).toEqual([
    "2026-10-01T00:00:00.000Z",
    "2026-11-01T00:00:00.000Z",
    "2026-12-01T00:00:00.000Z",
  ]);
  expect(iso(windowsAt("quarter", "Asia/Shanghai", at))).toEqual([
    "2026-06-30T16:00:00.000Z",
    "2026-09-30T16:00:00.000Z",
    "2026-12-31T16:00:00.000Z",
  ]);
});

test("the zone decides to which month a moment near midnight belongs", () => {
  const newYear = Date.parse("2026-12-31T16:30:00Z");
  expect(iso(windowsAt("month", "Asia/Shanghai", newYear))[1]).toBe("2026-12-31T16:00:00.000Z");
  expect(iso(windowsAt("month", "Europe/Oslo", newYear))[1]).toBe("2026-11-30T23:00:00.000Z");
});

test("summer time moves the bounds with the wall clock", () => {
  const at = Date.parse("2026-04-15T12:00:00Z");
  expect(iso(windowsAt("month", "Europe/Oslo", at))).toEqual([
    "2026-02-28T23:00:00.000Z",
    "2026-03-31T22:00:00.000Z",
    "2026-04-30T22:00:00.000Z",
  ]);
});

test("every moment lies in its window, and windows touch each other", () => {
  const moment = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2090, 0) });
  const zone = fc.constantFrom("UTC", "Asia/Shanghai", "America/New_York", "Pacific/Apia", "Asia/Kolkata");
  fc.assert(
    fc.property(moment, zone, fc.constantFrom(...windows), (now, timeZone, window) => {
      const { previousStartAt, startAt, endAt } = windowsAt(window, timeZone, now);
      expect(startAt <= now && now < endAt).toBe(true);
      expect(windowsAt(window, timeZone, startAt - 1)).toMatchObject({
        startAt: previousStartAt,
        endAt: startAt,
      });
      expect(windowsAt(window, timeZone, endAt)).toMatchObject({ startAt: endAt });
    }),
    { numRuns: 50 },
  );
});
