import { expect, test } from "vitest";
import { hoursOf } from "#server/calendar/verbs.ts";
import { listEvents } from "#server/event/verbs.ts";
import { createCalendar, getCalendar, importClosedDays } from "#shared/calendar/api.ts";
import { refusal } from "#test/world.ts";
import { createOffice, shanghai } from "./office.ts";

const fileOf = (...events: string[][]) =>
  [
    "BEGIN:VCALENDAR",
    ...events.flatMap((lines) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"]),
    "END:VCALENDAR",
  ].join("\r\n");
const summerBreak = fileOf([
  "DTSTART;VALUE=DATE:20270802",
  "DTEND;VALUE=DATE:20270804",
  "SUMMARY:Summer break",
]);

async function withCalendar() {
  const office = await createOffice();
  const calendar = await office.call(office.admin, createCalendar, shanghai);
  const { calendarId, calendarVersionId: seenVersionId } = calendar;
  return { ...office, calendarId, seenVersionId };
}

test("a dry run tells which days would be closed and changes nothing", async () => {
  const { call, admin, calendarId, seenVersionId } = await withCalendar();
  const report = await call(admin, importClosedDays, { calendarId, seenVersionId, text: summerBreak });
  expect(report).toEqual({
    isDryRun: true,
    added: [
      { date: "2027-08-02", name: "Summer break" },
      { date: "2027-08-03", name: "Summer break" },
    ],
    alreadyClosedCount: 0,
    refused: [],
    refusedCount: 0,
    recurringUntil: "2027-12-31",
  });
  expect((await call(admin, getCalendar, { calendarId })).calendarVersionId).toBe(seenVersionId);
});

test("an import closes the days in a new version", async () => {
  const { call, run, admin, calendarId, seenVersionId } = await withCalendar();
  await call(admin, importClosedDays, { calendarId, seenVersionId, text: summerBreak, isDryRun: false });
  const { specialDates, version, calendarVersionId } = await call(admin, getCalendar, { calendarId });
  expect([version, specialDates]).toEqual([
    2,
    [
      { date: "2027-08-02", hours: [], name: "Summer break" },
      { date: "2027-08-03", hours: [], name: "Summer break" },
    ],
  ]);
  const { holidays } = await run(admin, (ctx) => hoursOf(ctx, calendarVersionId));
  expect(holidays).toContain("2027-08-02");
  expect(holidays).toContain("2026-10-01");
  const events = await run(admin, (ctx) => listEvents(ctx, calendarId));
  expect(events.at(-1)).toMatchObject({ verb: "calendar.daysClosed", change: { version: 2, count: 2 } });
});

test("a second import of the same file changes nothing", async () => {
  const { call, run, admin, calendarId, seenVersionId } = await withCalendar();
  await call(admin, importClosedDays, { calendarId, seenVersionId, text: summerBreak, isDryRun: false });
  const { calendarVersionId } = await call(admin, getCalendar, { calendarId });
  const again = { calendarId, seenVersionId: calendarVersionId, text: summerBreak, isDryRun: false };
  expect(await call(admin, importClosedDays, again)).toMatchObject({ added: [], alreadyClosedCount: 2 });
  expect((await call(admin, getCalendar, { calendarId })).calendarVersionId).toBe(calendarVersionId);
  expect(await run(admin, (ctx) => listEvents(ctx, calendarId))).toHaveLength(2);
});

test("days that are closed anyway, or have hours of their own, stay as they are", async () => {
  const { call, admin } = await createOffice();
  const specialDates = [
    { date: "2026-12-24", hours: [["09:00", "12:00"]] as [string, string][], name: null },
  ];
  const { calendarId, calendarVersionId: seenVersionId } = await call(admin, createCalendar, {
    ...shanghai,
    specialDates,
  });
  const text = fileOf(["DTSTART;VALUE=DATE:20261001"], ["DTSTART;VALUE=DATE:20261224"]);
  expect(await call(admin, importClosedDays, { calendarId, seenVersionId, text })).toMatchObject({
    added: [],
    alreadyClosedCount: 2,
  });
});

test("what closes no day is told with line, property, title and reason", async () => {
  const { call, admin, calendarId, seenVersionId } = await withCalendar();
  const text = fileOf(["SUMMARY:Party", "DTSTART:20261224T180000"]);
  const { refused, refusedCount } = await call(admin, importClosedDays, { calendarId, seenVersionId, text });
  expect([refused, refusedCount]).toEqual([
    [{ line: 4, field: "DTSTART", title: "Party", message: { key: "calendar.ics.timed", values: {} } }],
    1,
  ]);
});

test("of many refused entries the first hundred are told, and all are counted", async () => {
  const { call, admin, calendarId, seenVersionId } = await withCalendar();
  const text = fileOf(...Array.from({ length: 150 }, () => ["SUMMARY:No date"]));
  const { refused, refusedCount } = await call(admin, importClosedDays, { calendarId, seenVersionId, text });
  expect([refused.length, refusedCount]).toEqual([100, 150]);
});

test("a file that is no calendar is refused by its line", async () => {
  const { send, admin, calendarId, seenVersionId } = await withCalendar();
  const response = await send(admin, importClosedDays, { calendarId, seenVersionId, text: "<html>" });
  expect([response.status, await response.json()]).toEqual([
    400,
    { code: "invalid", field: "text", message: { key: "calendar.ics.notCalendar", values: { line: 1 } } },
  ]);
});

test("a file of 10 MB is refused before it is read", async () => {
  const { send, admin, calendarId, seenVersionId } = await withCalendar();
  const text = "x".repeat(10 * 1024 * 1024);
  const response = await send(admin, importClosedDays, { calendarId, seenVersionId, text });
  expect([response.status, (await response.json()).code]).toEqual([413, "tooLarge"]);
});

test("more days than a calendar holds are refused, and nothing is stored", async () => {
  const { call, admin, calendarId, seenVersionId } = await withCalendar();
  const years = ["2030", "2031", "2032"].map((year) => [
    `DTSTART;VALUE=DATE:${year}0101`,
    `DTEND;VALUE=DATE:${year}1231`,
  ]);
  const input = { calendarId, seenVersionId, text: fileOf(...years), isDryRun: false };
  expect(await refusal(call(admin, importClosedDays, input))).toMatchObject({
    code: "invalid",
    field: "text",
    key: "calendar.error.tooManyDates",
  });
  expect((await call(admin, getCalendar, { calendarId })).version).toBe(1);
});

test("only an admin imports, into a calendar that exists, as it was seen", async () => {
  const { call, admin, lead, member, stranger, committee, calendarId, seenVersionId } = await withCalendar();
  const input = { calendarId, seenVersionId, text: summerBreak };
  for (const person of [lead, member, stranger, committee])
    expect(await refusal(call(person, importClosedDays, input)), person.name).toMatchObject({
      code: "forbidden",
    });
  const unknownId = "0198c0de-0000-7000-8000-000000000000";
  expect(await refusal(call(admin, importClosedDays, { ...input, calendarId: unknownId }))).toMatchObject({
    code: "notFound",
  });
  expect(await refusal(call(admin, importClosedDays, { ...input, seenVersionId: unknownId }))).toMatchObject({
    code: "conflict",
  });
  expect(await refusal(call(admin, importClosedDays, { ...input, text: "" }))).toMatchObject({
    code: "invalid",
    field: "text",
  });
});

test("two imports at once: one gets a conflict, and no day is lost unnoticed", async () => {
  const { call, admin, calendarId, seenVersionId } = await withCalendar();
  const importing = (date: string) =>
    call(admin, importClosedDays, {
      calendarId,
      seenVersionId,
      text: fileOf([`DTSTART;VALUE=DATE:${date}`]),
      isDryRun: false,
    }).then(
      () => "imported",
      (problem) => problem.code as string,
    );
  const answers = await Promise.all([importing("20270802"), importing("20270803")]);
  expect(answers.toSorted()).toEqual(["conflict", "imported"]);
});
