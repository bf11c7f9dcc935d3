import { expect, test } from "vitest";
import { holidayRegions, publicHolidaysOf } from "#server/calendar/holidays.ts";
import { HolidayRegion } from "#shared/calendar/settings.ts";
import { refusal } from "#test/world.ts";

const inNovember2026 = Date.parse("2026-11-22T09:00:00Z");

async function daysOf(region: string, from: string, until: string) {
  const { days } = await publicHolidaysOf(region, inNovember2026);
  return days.filter(({ date }) => date >= from && date <= until).map(({ date, kind }) => `${date} ${kind}`);
}

test("mainland China's National Day week is closed, and the weekend days worked in return are working days", async () => {
  expect(await daysOf("CN", "2026-09-20", "2026-10-11")).toEqual([
    "2026-09-20 makeUp",
    "2026-09-25 closed",
    "2026-09-26 closed",
    "2026-09-27 closed",
    "2026-10-01 closed",
    "2026-10-02 closed",
    "2026-10-03 closed",
    "2026-10-04 closed",
    "2026-10-05 closed",
    "2026-10-06 closed",
    "2026-10-07 closed",
    "2026-10-10 makeUp",
  ]);
});

test("mainland China had 33 days off and 6 worked in return in 2026", async () => {
  const days = await daysOf("CN", "2026-01-01", "2026-12-31");
  const closed = days.filter((day) => day.endsWith("closed"));
  expect([closed.length, days.length - closed.length]).toEqual([33, 6]);
});

test("nothing is said about a year that China has not announced, not even that it has no holidays", async () => {
  const { days, knownUntil } = await publicHolidaysOf("CN", inNovember2026);
  expect(knownUntil).toBe("2026-12-31");
  expect(days.filter(({ date }) => date > "2026-12-31")).toEqual([]);
  expect((await publicHolidaysOf("CN", Date.parse("2028-03-01"))).knownUntil).toBe("2026-12-31");
});

test("holidays have a name in both languages", async () => {
  const { days } = await publicHolidaysOf("CN", inNovember2026);
  expect(days.find(({ date }) => date === "2026-02-17")?.names).toEqual({
    en: "Spring Festival",
    zh: "春节",
  });
  const norway = await publicHolidaysOf("NO", inNovember2026);
  expect(norway.days.find(({ date }) => date === "2026-12-25")?.names.zh).toBe("圣诞节");
});

test("a country's holidays are calculated from its law to the end of the next year", async () => {
  expect((await publicHolidaysOf("NO", inNovember2026)).knownUntil).toBe("2027-12-31");
  expect(await daysOf("NO", "2027-05-01", "2027-05-31")).toEqual([
    "2027-05-01 closed",
    "2027-05-06 closed",
    "2027-05-16 closed",
    "2027-05-17 closed",
  ]);
});

test("two holidays that fall on one day close it once, and both name it", async () => {
  const { days } = await publicHolidaysOf("NO", inNovember2026);
  const onDay = days.filter(({ date }) => date === "2027-05-17");
  expect(onDay.map(({ names }) => names.en)).toEqual(["Constitution Day, Whit Monday"]);
});

test("a part of a country has its own holidays and substitute days", async () => {
  expect(await daysOf("GB-SCT", "2026-11-30", "2026-12-31")).toEqual([
    "2026-11-30 closed",
    "2026-12-25 closed",
    "2026-12-26 closed",
    "2026-12-28 closed",
  ]);
  expect(await daysOf("GB-ENG", "2026-11-30", "2026-12-24")).toEqual([]);
});

test("where feasts follow the moon only the present year is called known", async () => {
  for (const region of ["TR", "SA"])
    expect((await publicHolidaysOf(region, inNovember2026)).knownUntil, region).toBe("2026-12-31");
});

test("a feast of several days closes each of them", async () => {
  const eid = (await daysOf("TR", "2026-03-15", "2026-03-31")).map((day) => day.slice(0, 10));
  expect(eid).toEqual(["2026-03-20", "2026-03-21", "2026-03-22"]);
});

test("a holiday that begins at noon leaves the day to the company", async () => {
  expect(await daysOf("IS", "2026-12-24", "2026-12-24")).toEqual([]);
});

test("an unknown country, or an unknown part of a known one, is refused by its field", async () => {
  for (const region of ["XX", "GB-XYZ", "CN-11"])
    expect(await refusal(publicHolidaysOf(region, inNovember2026)), region).toMatchObject({
      code: "invalid",
      field: "holidayRegion",
      key: "calendar.error.region",
    });
});

test("without a region there are no public holidays and nothing to be known", async () => {
  expect(await publicHolidaysOf(null, inNovember2026)).toEqual({ days: [], knownUntil: null });
});

test("every region that is offered can be followed", async () => {
  const regions = await holidayRegions();
  const names = new Map(regions.map(({ region, parts }) => [region, parts]));
  expect(regions.filter(({ region }) => region === "CN")).toHaveLength(1);
  expect(names.get("GB")).toContainEqual({ region: "GB-SCT", name: "Scotland" });
  const all = regions.flatMap(({ region, parts }) => [region, ...parts.map((part) => part.region)]);
  expect(all.filter((region) => !HolidayRegion.safeParse(region).success)).toEqual([]);
});
