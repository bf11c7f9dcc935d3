import { expect, test } from "vitest";
import { closedDaysOf } from "#server/calendar/ics.ts";
import { DAY } from "#shared/calendar/span.ts";
import type { Problem } from "#shared/problem.ts";

const horizon = { firstDay: Date.UTC(2025, 0, 1) / DAY, lastDay: Date.UTC(2027, 11, 31) / DAY };

const file = (...lines: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", ...lines, "END:VCALENDAR"].join("\r\n");
const event = (...lines: string[]) => ["BEGIN:VEVENT", "UID:1", ...lines, "END:VEVENT"];

const closedBy = (...lines: string[]) => [...closedDaysOf(file(...event(...lines)), horizon).dates.keys()];

/** Why a file's only event closes nothing: line, property, reason. */
function refusedBy(...lines: string[]) {
  const { dates, refused } = closedDaysOf(file(...event(...lines)), horizon);
  expect([...dates.keys()]).toEqual([]);
  expect(refused).toHaveLength(1);
  const { line, field, message } = refused[0]!;
  return [line, field, message.key];
}

/** Why a whole text is refused. */
function refusalOf(text: string) {
  try {
    closedDaysOf(text, horizon);
  } catch (error) {
    const { message, field, values } = error as Problem;
    return [field, message, values];
  }
  throw new Error("The text was taken.");
}

test("an all-day event closes its day under its name", () => {
  const { dates, refused } = closedDaysOf(
    file(...event("DTSTART;VALUE=DATE:20261224", "SUMMARY:Christmas Eve\\, we rest")),
    horizon,
  );
  expect([...dates]).toEqual([["2026-12-24", "Christmas Eve, we rest"]]);
  expect(refused).toEqual([]);
});

test("the end of an event is the day after the last", () => {
  expect(closedBy("DTSTART;VALUE=DATE:20261228", "DTEND;VALUE=DATE:20261231")).toEqual([
    "2026-12-28",
    "2026-12-29",
    "2026-12-30",
  ]);
});

test("an end on the first day, as some programs write it, means one day", () => {
  expect(closedBy("DTSTART;VALUE=DATE:20261228", "DTEND;VALUE=DATE:20261228")).toEqual(["2026-12-28"]);
});

test("a duration in days or weeks is understood", () => {
  expect(closedBy("DTSTART;VALUE=DATE:20261228", "DURATION:P2D")).toHaveLength(2);
  expect(closedBy("DTSTART;VALUE=DATE:20261228", "DURATION:P1W")).toHaveLength(7);
});

test("a date is understood without being called one, and across a leap day and a year's end", () => {
  expect(closedBy("DTSTART:20280228", "DTEND:20280302")).toEqual(["2028-02-28", "2028-02-29", "2028-03-01"]);
  expect(closedBy("DTSTART:20261231", "DTEND:20270102")).toEqual(["2026-12-31", "2027-01-01"]);
});

test("midnight to midnight on a local wall is a day, whatever the zone is called", () => {
  const day = [
    "DTSTART;TZID=Customized Time Zone:20261224T000000",
    "DTEND;TZID=Customized Time Zone:20261225T000000",
  ];
  expect(closedBy(...day)).toEqual(["2026-12-24"]);
  expect(closedBy("DTSTART:20261224T000000")).toEqual(["2026-12-24"]);
});

test("a time of day, or a midnight of UTC, closes no day", () => {
  expect(refusedBy("DTSTART:20261224T120000", "DTEND:20261224T150000")).toEqual([
    6,
    "DTSTART",
    "calendar.ics.timed",
  ]);
  expect(refusedBy("DTSTART:20261224T000000Z")[2]).toBe("calendar.ics.timed");
  expect(refusedBy("DTSTART;VALUE=DATE:20261224", "DURATION:PT8H")).toEqual([
    7,
    "DURATION",
    "calendar.ics.timed",
  ]);
});

test("an end before the start, a day that does not exist and a missing start are told with their line", () => {
  expect(refusedBy("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261223")).toEqual([
    7,
    "DTEND",
    "calendar.ics.endsBeforeStart",
  ]);
  expect(refusedBy("DTSTART;VALUE=DATE:20260230")).toEqual([6, "DTSTART", "calendar.ics.noSuchDate"]);
  expect(refusedBy("SUMMARY:No date")).toEqual([4, "DTSTART", "calendar.ics.noStart"]);
  expect(refusedBy("DTSTART;VALUE=DATE:2026")).toEqual([6, "DTSTART", "calendar.ics.unreadableValue"]);
  expect(refusedBy("DTSTART;VALUE=DATE:20261224", "DURATION:-P2D")[2]).toBe("calendar.ics.endsBeforeStart");
});

test("one bad event does not keep the others out", () => {
  const { dates, refused } = closedDaysOf(
    file(...event("DTSTART:nonsense"), ...event("DTSTART;VALUE=DATE:20261224")),
    horizon,
  );
  expect([dates.size, refused.length]).toEqual([1, 1]);
});

test("a yearly event is written out from last year to the end of the next", () => {
  expect(closedBy("DTSTART;VALUE=DATE:20100517", "RRULE:FREQ=YEARLY")).toEqual([
    "2025-05-17",
    "2026-05-17",
    "2027-05-17",
  ]);
});

test("a yearly rule by weekday, its end and its exceptions are kept", () => {
  const thanksgiving = ["DTSTART;VALUE=DATE:20251127", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"];
  expect(closedBy(...thanksgiving)).toEqual(["2025-11-27", "2026-11-26", "2027-11-25"]);
  expect(closedBy(...thanksgiving, "EXDATE;VALUE=DATE:20261126")).toEqual(["2025-11-27", "2027-11-25"]);
  expect(closedBy("DTSTART;VALUE=DATE:20250517", "RRULE:FREQ=YEARLY;UNTIL=20261231")).toHaveLength(2);
  expect(closedBy("DTSTART;VALUE=DATE:20250517", "RRULE:FREQ=YEARLY;COUNT=1")).toEqual(["2025-05-17"]);
});

test("the 29th of February recurs only where there is one", () => {
  expect(closedBy("DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY")).toEqual([]);
  const toLeapYear = { ...horizon, lastDay: Date.UTC(2028, 11, 31) / DAY };
  const text = file(...event("DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY"));
  expect([...closedDaysOf(text, toLeapYear).dates.keys()]).toEqual(["2028-02-29"]);
  expect(closedBy("DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")).toEqual([]);
});

test("one day of a series that was moved closes the day it was moved to", () => {
  const text = file(
    ...event("DTSTART;VALUE=DATE:20250517", "RRULE:FREQ=YEARLY"),
    ...event("RECURRENCE-ID;VALUE=DATE:20260517", "DTSTART;VALUE=DATE:20260518"),
  );
  expect([...closedDaysOf(text, horizon).dates.keys()]).toEqual(["2025-05-17", "2027-05-17", "2026-05-18"]);
});

test("what repeats more often than yearly, or by a rule not understood, is refused", () => {
  const monday = "DTSTART;VALUE=DATE:20260105";
  expect(refusedBy(monday, "RRULE:FREQ=WEEKLY")).toEqual([7, "RRULE", "calendar.ics.notYearly"]);
  for (const rule of [
    "FREQ=YEARLY;BYWEEKNO=53",
    "FREQ=YEARLY;BYSETPOS=-1;BYDAY=MO",
    "FREQ=YEARLY;INTERVAL=999999999",
  ])
    expect(refusedBy(monday, `RRULE:${rule}`)[2], rule).toBe("calendar.ics.ruleTooComplex");
  for (const rule of ["FREQ=SOMETIMES", "FREQ=YEARLY;UNTIL=never", "FREQ=YEARLY;BYMONTH=13"])
    expect(refusedBy(monday, `RRULE:${rule}`)[2], rule).toBe("calendar.ics.unreadableValue");
});

test("a cancelled event closes nothing, nor does a day that China works in return", () => {
  const day = "DTSTART;VALUE=DATE:20260214";
  expect(refusedBy(day, "STATUS:CANCELLED")).toEqual([7, "STATUS", "calendar.ics.cancelled"]);
  for (const name of ["春节(班)", "Spring Festival(Workday)", "补班", "国庆节 调休上班"])
    expect(refusedBy(day, `SUMMARY:${name}`)[2], name).toBe("calendar.ics.makeUp");
  expect(closedBy("DTSTART;VALUE=DATE:20260217", "SUMMARY:春节(休)")).toEqual(["2026-02-17"]);
});

test("folded lines, line feeds alone, a byte order mark and alarms inside events are no hindrance", () => {
  const text = `\uFEFF${file(
    ...event(
      "DTSTART;VALUE=DATE:2026",
      " 1224",
      "SUMMARY:Company",
      "  day",
      "BEGIN:VALARM",
      "TRIGGER:-P1D",
      "DTSTART;VALUE=DATE:19990101",
      "END:VALARM",
    ),
  )}`.replaceAll("\r\n", "\n");
  expect([...closedDaysOf(text, horizon).dates]).toEqual([["2026-12-24", "Company day"]]);
});

test("what is no calendar is refused by its line", () => {
  const key = "calendar.ics.notCalendar";
  expect(refusalOf("name,date\n")).toEqual(["text", key, { line: 1 }]);
  expect(refusalOf("")).toEqual(["text", key, { line: 1 }]);
  expect(refusalOf("\n\nBEGIN:VEVENT\n")).toEqual(["text", key, { line: 3 }]);
});

test("a file that breaks off, or whose parts do not fit, is refused by its line", () => {
  expect(refusalOf("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101")).toEqual([
    "text",
    "calendar.ics.cutOff",
    { line: 2 },
  ]);
  expect(refusalOf("BEGIN:VCALENDAR\nEND:VEVENT")[1]).toBe("calendar.ics.misplacedEnd");
  expect(refusalOf("BEGIN:VCALENDAR\nwhat is this\nEND:VCALENDAR").slice(1)).toEqual([
    "calendar.ics.unreadable",
    { line: 2 },
  ]);
  expect(refusalOf("BEGIN:VCALENDAR\n".repeat(50_000))[1]).toBe("calendar.ics.tooDeep");
});

test("a calendar without events closes nothing", () => {
  expect(closedDaysOf(file(), horizon)).toEqual({ dates: new Map(), refused: [] });
});

test("an event longer than a year is refused", () => {
  expect(refusedBy("DTSTART;VALUE=DATE:19700101", "DTEND;VALUE=DATE:21000101")[2]).toBe(
    "calendar.ics.tooLong",
  );
});

test("events that ask for more days than a file may hold are refused, however they ask", () => {
  const everyDay = "RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU";
  const many = Array.from({ length: 200 }, () => event("DTSTART;VALUE=DATE:19700101", everyDay)).flat();
  expect(closedDaysOf(file(...many), horizon).refused.map(({ message }) => message.key)).toContain(
    "calendar.ics.tooManyDays",
  );
  const dates = Array.from({ length: 200 }, (_, index) =>
    `RDATE;VALUE=DATE:2026${String(101 + (index % 28))}`.replace("2026", "20260"),
  );
  const long = event("DTSTART;VALUE=DATE:20260101", "DTEND;VALUE=DATE:20270101", ...dates);
  expect(closedDaysOf(file(...long), horizon).refused.map(({ message }) => message.key)).toEqual([
    "calendar.ics.tooManyDays",
  ]);
});

test("a name is shortened, loses what cannot be shown, and stays text", () => {
  const { dates } = closedDaysOf(
    file(...event("DTSTART;VALUE=DATE:20261224", `SUMMARY:<b>A</b>\u0007\\n${"x".repeat(200)}`)),
    horizon,
  );
  const name = dates.get("2026-12-24")!;
  expect(name.startsWith("<b>A</b> xxx")).toBe(true);
  expect(name).toHaveLength(80);
});
