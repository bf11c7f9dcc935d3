import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { refreshHolidays } from "#server/calendar/refresh.ts";
import { calendarVersion } from "#server/calendar/table.ts";
import { calendarOf } from "#server/calendar/verbs.ts";
import { listEvents } from "#server/event/verbs.ts";
import { chooseCalendar, createCalendar, getCalendar } from "#shared/calendar/api.ts";
import { createOffice, shanghai } from "./office.ts";

const norway = { ...shanghai, name: "Oslo", timeZone: "Europe/Oslo", holidayRegion: "NO" };

test("a refresh on the same day changes nothing", async () => {
  const { call, admin, database, clock } = await createOffice();
  const { calendarId } = await call(admin, createCalendar, norway);
  expect(await refreshHolidays(database, clock.now)).toBe(0);
  expect((await call(admin, getCalendar, { calendarId })).version).toBe(1);
});

test("when a year begins, the next one becomes known: a new version holds it, and the special dates stay", async () => {
  const { call, run, admin, lead, it, clock, database } = await createOffice();
  const specialDates = [{ date: "2026-12-24", hours: [], name: "Christmas Eve" }];
  const { calendarId } = await call(admin, createCalendar, { ...norway, specialDates });
  await call(lead, chooseCalendar, { teamId: it.teamId, calendarId });
  clock.now = Date.parse("2027-01-01T00:10:00Z");
  expect(await refreshHolidays(database, clock.now)).toBe(1);
  const refreshed = await call(admin, getCalendar, { calendarId });
  expect(refreshed).toMatchObject({ version: 2, knownUntil: "2028-12-31", name: "Oslo" });
  expect(refreshed.specialDates).toEqual(specialDates);
  const { hours } = await run(admin, (ctx) => calendarOf(ctx, it.teamId));
  expect(hours.holidays).toContain("2028-05-17");
});

test("a refresh is the system's doing, and tells the teams it concerns", async () => {
  const { call, run, admin, lead, it, clock, database } = await createOffice();
  const { calendarId } = await call(admin, createCalendar, norway);
  await call(lead, chooseCalendar, { teamId: it.teamId, calendarId });
  clock.now = Date.parse("2027-01-01T00:10:00Z");
  await refreshHolidays(database, clock.now);
  const events = await run(admin, (ctx) => listEvents(ctx, calendarId));
  expect(events.at(-1)).toMatchObject({ verb: "calendar.refreshed", actorId: null, audience: [it.teamId] });
});

test("a year that was announced since the calendar was made is worked in", async () => {
  const { call, admin, database, clock } = await createOffice();
  const { calendarId, calendarVersionId } = await call(admin, createCalendar, shanghai);
  await database.write((db) =>
    db
      .update(calendarVersion)
      .set({ knownUntil: "2025-12-31", publicDays: [] })
      .where(eq(calendarVersion.calendarVersionId, calendarVersionId)),
  );
  expect(await refreshHolidays(database, clock.now)).toBe(1);
  expect(await call(admin, getCalendar, { calendarId })).toMatchObject({
    version: 2,
    knownUntil: "2026-12-31",
  });
});

test("calendars without a region are left alone", async () => {
  const { call, admin, clock, database } = await createOffice();
  await call(admin, createCalendar, { ...norway, holidayRegion: null });
  clock.now = Date.parse("2030-01-01T00:10:00Z");
  expect(await refreshHolidays(database, clock.now)).toBe(0);
});
