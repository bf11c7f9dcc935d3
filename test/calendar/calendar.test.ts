import { expect, test } from "vitest";
import { calendarOf, hoursOf } from "#server/calendar/verbs.ts";
import { listEvents } from "#server/event/verbs.ts";
import {
  changeCalendar,
  chooseCalendar,
  createCalendar,
  getCalendar,
  listCalendars,
  previewCalendar,
  removeCalendar,
} from "#shared/calendar/api.ts";
import { refusal } from "#test/world.ts";
import { createOffice, shanghai } from "./office.ts";

const unknownId = "0198c0de-0000-7000-8000-000000000000";

test("a company has a calendar from its first moment: Monday to Friday, nine to five", async () => {
  const { run, admin, it } = await createOffice();
  const { hours, knownUntil } = await run(admin, (ctx) => calendarOf(ctx, it.teamId));
  expect(hours.timeZone).toBe("UTC");
  expect(Object.keys(hours.intervals)).toEqual(["mon", "tue", "wed", "thu", "fri"]);
  expect(hours.intervals.mon).toEqual([["09:00", "17:00"]]);
  expect(knownUntil).toBeNull();
});

test("the company's calendar can be read before anything was written, by anybody who signed in", async () => {
  const { call, addPerson } = await createOffice();
  const newcomer = await addPerson("Nils");
  const { items, nextCursor } = await call(newcomer, listCalendars, {});
  expect(items.map(({ isDefault, version }) => [isDefault, version])).toEqual([[true, 1]]);
  expect(nextCursor).toBeNull();
});

test("an admin adds a calendar; the region's holidays are worked into what the clock reads", async () => {
  const { call, run, admin, lead, it } = await createOffice();
  const { calendarId, knownUntil } = await call(admin, createCalendar, shanghai);
  expect(knownUntil).toBe("2026-12-31");
  await call(lead, chooseCalendar, { teamId: it.teamId, calendarId });
  const { hours } = await run(admin, (ctx) => calendarOf(ctx, it.teamId));
  expect(hours.holidays).toContain("2026-10-01");
  expect(hours.dateHours["2026-10-10"]).toEqual(shanghai.intervals.fri);
  expect(hours.holidays.filter((date) => date > "2026-12-31")).toEqual([]);
});

test("a change makes a new version; a running commitment's version keeps its hours", async () => {
  const { call, run, admin, companyCalendar, it } = await createOffice();
  const before = await companyCalendar();
  const changed = await call(admin, changeCalendar, {
    ...shanghai,
    calendarId: before.calendarId,
    seenVersionId: before.calendarVersionId,
    intervals: { mon: [["10:00", "16:00"]] },
  });
  expect(changed).toMatchObject({ version: 2, name: "Shanghai office", isDefault: true });
  expect(changed.versions.map(({ version }) => version)).toEqual([2, 1]);
  const now = await run(admin, (ctx) => calendarOf(ctx, it.teamId));
  expect(now.calendarVersionId).toBe(changed.calendarVersionId);
  const kept = await run(admin, (ctx) => hoursOf(ctx, before.calendarVersionId));
  expect(kept.intervals.mon).toEqual([["09:00", "17:00"]]);
});

test("the hours of a version are the same object each time, so that the clock compiles them once", async () => {
  const { run, admin, it } = await createOffice();
  const { hours, calendarVersionId } = await run(admin, (ctx) => calendarOf(ctx, it.teamId));
  expect(await run(admin, (ctx) => hoursOf(ctx, calendarVersionId))).toBe(hours);
});

test("only an admin changes calendars", async () => {
  const { call, lead, member, committee, stranger, companyCalendar } = await createOffice();
  const { calendarId, calendarVersionId: seenVersionId } = await companyCalendar();
  const { name, ...hours } = shanghai;
  for (const person of [lead, member, committee, stranger]) {
    const refused = [
      refusal(call(person, createCalendar, shanghai)),
      refusal(call(person, changeCalendar, { ...shanghai, calendarId, seenVersionId })),
      refusal(call(person, removeCalendar, { calendarId })),
      refusal(call(person, previewCalendar, hours)),
    ];
    for (const problem of await Promise.all(refused))
      expect(problem, person.name).toMatchObject({ code: "forbidden" });
  }
});

test("a calendar that does not exist is not found, and an id of another kind is refused", async () => {
  const { call, admin } = await createOffice();
  expect(await refusal(call(admin, getCalendar, { calendarId: unknownId }))).toMatchObject({
    code: "notFound",
  });
  const change = { ...shanghai, calendarId: unknownId, seenVersionId: unknownId };
  expect(await refusal(call(admin, changeCalendar, change))).toMatchObject({ code: "notFound" });
  expect(await refusal(call(admin, removeCalendar, { calendarId: unknownId }))).toMatchObject({
    code: "notFound",
  });
  expect(await refusal(call(admin, getCalendar, { calendarId: "1" }))).toMatchObject({
    code: "invalid",
    field: "calendarId",
  });
});

test("bad settings are refused by their field and nothing is stored", async () => {
  const { call, send, admin } = await createOffice();
  const bad: [Record<string, unknown>, string, string][] = [
    [{ name: "" }, "name", "error.required"],
    [{ name: "x".repeat(81) }, "name", "error.tooLong"],
    [{ name: "a\u0000b" }, "name", "error.controlCharacter"],
    [{ name: 5 }, "name", "error.required"],
    [{ timeZone: "Mars/Base" }, "timeZone", "calendar.error.timeZone"],
    [{ holidayRegion: "XX" }, "holidayRegion", "calendar.error.region"],
    [{ intervals: { mon: "9-5" } }, "intervals.mon", "calendar.error.interval"],
    [{ specialDates: [{ date: "soon", hours: [] }] }, "specialDates.0.date", "calendar.error.date"],
    [{ hours: 1 }, "hours", "error.unknownField"],
  ];
  for (const [part, field, key] of bad) {
    const response = await send(admin, createCalendar, { ...shanghai, ...part });
    const problem = await response.json();
    expect([response.status, problem.field, problem.message.key], key).toEqual([400, field, key]);
  }
  expect((await call(admin, listCalendars, {})).items).toHaveLength(1);
});

test("the names of overlapping hours travel with the refusal", async () => {
  const { send, admin } = await createOffice();
  const intervals = {
    mon: [
      ["09:00", "13:00"],
      ["12:00", "18:00"],
    ],
  };
  const response = await send(admin, createCalendar, { ...shanghai, intervals });
  expect((await response.json()).message).toEqual({
    key: "calendar.error.overlap",
    values: { first: "09:00–13:00", second: "12:00–18:00" },
  });
});

test("two calendars cannot have one name, whatever the case of its letters", async () => {
  const { call, admin, companyCalendar } = await createOffice();
  await call(admin, createCalendar, shanghai);
  const twin = { ...shanghai, name: "SHANGHAI OFFICE" };
  const taken = { code: "conflict", field: "name", key: "calendar.error.nameTaken" };
  expect(await refusal(call(admin, createCalendar, twin))).toMatchObject(taken);
  const { calendarId, calendarVersionId: seenVersionId } = await companyCalendar();
  expect(await refusal(call(admin, changeCalendar, { ...twin, calendarId, seenVersionId }))).toMatchObject(
    taken,
  );
});

test("HTML in a name stays text", async () => {
  const { call, admin } = await createOffice();
  const name = "<img src=x onerror=alert(1)>";
  expect((await call(admin, createCalendar, { ...shanghai, name })).name).toBe(name);
});

test("of two admins who change at once one gets a conflict, and the other's change stays", async () => {
  const { call, admin, companyCalendar } = await createOffice();
  const { calendarId, calendarVersionId: seenVersionId } = await companyCalendar();
  const change = (name: string) =>
    call(admin, changeCalendar, { ...shanghai, name, calendarId, seenVersionId }).then(
      () => name,
      (problem) => problem.code,
    );
  const answers = await Promise.all([change("One"), change("Two")]);
  expect(answers.filter((answer) => answer === "conflict")).toHaveLength(1);
  const { name, version } = await companyCalendar();
  expect([name, version]).toEqual([answers.find((answer) => answer !== "conflict"), 2]);
});

test("the same request sent twice makes one calendar", async () => {
  const { call, admin } = await createOffice();
  const key = { "idempotency-key": "calendar-create-1" };
  const first = await call(admin, createCalendar, shanghai, key);
  const second = await call(admin, createCalendar, shanghai, key);
  expect(second.calendarId).toBe(first.calendarId);
  expect((await call(admin, listCalendars, {})).items).toHaveLength(2);
});

test("the history tells of a change by ids and numbers, to the teams it concerns", async () => {
  const { call, run, admin, lead, it } = await createOffice();
  const { calendarId, calendarVersionId: seenVersionId } = await call(admin, createCalendar, shanghai);
  await call(lead, chooseCalendar, { teamId: it.teamId, calendarId });
  await call(admin, changeCalendar, { ...shanghai, calendarId, seenVersionId });
  const events = await run(admin, (ctx) => listEvents(ctx, calendarId));
  expect(events.map(({ verb }) => verb)).toEqual(["calendar.created", "calendar.changed"]);
  expect(events[1]).toMatchObject({ audience: [it.teamId, admin.personId], change: { version: 2 } });
  expect(JSON.stringify(events)).not.toContain("Shanghai");
});

test("the list has the company's calendar first, goes on by cursor, and ends", async () => {
  const { call, admin } = await createOffice();
  for (const name of ["beta", "Alpha", "gamma"]) await call(admin, createCalendar, { ...shanghai, name });
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(admin, listCalendars, { limit: 2, ...(cursor ? { cursor } : {}) });
    names.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(names).toEqual(["Company", "Alpha", "beta", "gamma"]);
  expect(await refusal(call(admin, listCalendars, { cursor: "x" }))).toMatchObject({ key: "error.cursor" });
  expect(await refusal(call(admin, listCalendars, { limit: 101 }))).toMatchObject({ code: "invalid" });
});

test("a calendar that no team uses can be removed, once, and its name is free again", async () => {
  const { call, admin } = await createOffice();
  const { calendarId } = await call(admin, createCalendar, shanghai);
  await call(admin, removeCalendar, { calendarId });
  expect(await refusal(call(admin, removeCalendar, { calendarId }))).toMatchObject({ code: "notFound" });
  expect((await call(admin, listCalendars, {})).items).toHaveLength(1);
  await call(admin, createCalendar, shanghai);
});

test("a calendar in use and the company's own cannot be removed", async () => {
  const { call, admin, lead, it, companyCalendar } = await createOffice();
  const { calendarId } = await call(admin, createCalendar, shanghai);
  await call(lead, chooseCalendar, { teamId: it.teamId, calendarId });
  expect(await refusal(call(admin, removeCalendar, { calendarId }))).toMatchObject({
    code: "conflict",
    key: "calendar.error.inUse",
  });
  const company = await companyCalendar();
  expect(await refusal(call(admin, removeCalendar, { calendarId: company.calendarId }))).toMatchObject({
    key: "calendar.error.companyStays",
  });
});
