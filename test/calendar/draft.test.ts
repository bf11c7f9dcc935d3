import { expect, test } from "vitest";
import {
  type CalendarDraft,
  draftOf,
  newDraft,
  nothingToAdd,
  readDraft,
  withDates,
} from "#tab/calendar/draft.ts";
import { rebase } from "#tab/calendar/rebase.ts";

const draft: CalendarDraft = { ...newDraft(), name: "Office", timeZone: "Europe/Oslo" };
const adding = (part: Partial<CalendarDraft["adding"]>) =>
  readDraft({ ...draft, adding: { ...nothingToAdd, ...part } });
const keysOf = (part: Partial<CalendarDraft>) =>
  Object.fromEntries(
    Object.entries(readDraft({ ...draft, ...part }).problems).map(([field, { message }]) => [field, message]),
  );

test("a new calendar starts with office hours and lacks only a name", () => {
  expect(Object.keys(readDraft(newDraft()).problems)).toEqual(["name"]);
  expect(readDraft(draft)).toMatchObject({
    problems: {},
    settings: { holidayRegion: null, intervals: { mon: [["09:00", "17:00"]] }, specialDates: [] },
  });
});

test("hours that cannot be read are told beside their weekday, and not also that the week is empty", () => {
  const week = { mon: "soon", tue: "", wed: "", thu: "", fri: "", sat: "", sun: "" };
  expect(keysOf({ week })).toEqual({ "intervals.mon": "calendar.hours.unreadable" });
  expect(keysOf({ week: { ...week, mon: "" } })).toEqual({ intervals: "calendar.error.noHours" });
});

test("hours that overlap are told beside their weekday", () => {
  expect(keysOf({ week: { ...draft.week, tue: "9-12, 11-15" } })).toEqual({
    "intervals.tue": "calendar.error.overlap",
  });
});

test("a stretch of dates becomes one special date a day, also when it was not yet added to the list", () => {
  expect(
    adding({ from: "2026-12-30", to: "2027-01-01", hours: "9-12", name: " Stock " }).settings.specialDates,
  ).toEqual(
    ["2026-12-30", "2026-12-31", "2027-01-01"].map((date) => ({
      date,
      hours: [["09:00", "12:00"]],
      name: "Stock",
    })),
  );
  expect(adding({ from: "2026-12-30" }).settings.specialDates).toEqual([
    { date: "2026-12-30", hours: [], name: null },
  ]);
});

test("dates that cannot be added say why", () => {
  const fields = (part: Partial<CalendarDraft["adding"]>) => Object.keys(adding(part).problems);
  expect(fields({ to: "2026-12-30" })).toEqual(["adding.from"]);
  expect(fields({ name: "Party" })).toEqual(["adding.from"]);
  expect(fields({ from: "2026-12-30", to: "2026-12-29" })).toEqual(["adding.to"]);
  expect(fields({ from: "2026-01-01", to: "2099-01-01" })).toEqual(["adding.to"]);
  expect(fields({ from: "2026-12-30", hours: "late" })).toEqual(["adding.hours"]);
});

test("what is written later for a date replaces what was there", () => {
  const day = (date: string, name: string) => ({ date, hours: [], name });
  const before = [day("2026-12-24", "A"), day("2026-12-25", "B")];
  expect(withDates(before, [day("2026-12-24", "C")])).toEqual([
    day("2026-12-25", "B"),
    day("2026-12-24", "C"),
  ]);
});

test("a calendar becomes a draft that stands for the same calendar", () => {
  const { settings } = readDraft({ ...draft, holidayRegion: "NO" });
  const summary = { ...settings, calendarId: "1" } as unknown as Parameters<typeof draftOf>[0];
  expect(readDraft(draftOf(summary)).settings).toEqual(settings);
});

test("when somebody else saved first, one's own changes stand on top of theirs, and theirs stay where one changed nothing", () => {
  const mine = { ...draft, name: "Mine", week: { ...draft.week, mon: "8-16" } };
  const theirs = { ...draft, timeZone: "UTC", week: { ...draft.week, mon: "10-12", tue: "10-16" } };
  const { name, timeZone, week } = rebase(mine, draft, theirs);
  expect([name, timeZone, week.mon, week.tue, week.wed]).toEqual([
    "Mine",
    "UTC",
    "8-16",
    "10-16",
    "09:00–17:00",
  ]);
});

test("special dates that two people added, changed and removed at once all count", () => {
  const day = (date: string, name: string) => ({ date, hours: [], name });
  const seen = {
    ...draft,
    specialDates: [day("2026-12-24", "A"), day("2026-12-25", "B"), day("2026-12-26", "C")],
  };
  const mine = {
    ...seen,
    specialDates: [day("2026-12-24", "A"), day("2026-12-25", "B2"), day("2027-01-01", "D")],
  };
  const theirs = { ...seen, specialDates: [...seen.specialDates.slice(1), day("2027-01-02", "E")] };
  const { specialDates } = rebase(mine, seen, theirs);
  expect(specialDates.map(({ name }) => name).toSorted()).toEqual(["B2", "D", "E"]);
});
