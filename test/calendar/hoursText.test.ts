import { expect, test } from "vitest";
import { hoursText, readHours } from "#shared/calendar/hoursText.ts";

const read = (typed: string) => {
  const { hours, problem } = readHours(typed);
  return hours ? hoursText(hours) : [problem.key.replace("calendar.hours.", ""), problem.values.part];
};

test("hours are read in the many ways people write them", () => {
  const ways: [string, string][] = [
    ["09:00–17:00", "09:00–17:00"],
    ["9-17", "09:00–17:00"],
    ["9:00 - 12:00, 13:00 - 18:00", "09:00–12:00, 13:00–18:00"],
    ["9-12 13-18", "09:00–12:00, 13:00–18:00"],
    ["13-18; 9-12", "09:00–12:00, 13:00–18:00"],
    ["0900-1730", "09:00–17:30"],
    ["900-1730", "09:00–17:30"],
    ["9.30–17h45", "09:30–17:45"],
    ["9am-5pm", "09:00–17:00"],
    ["9 a.m. to 12:30 p.m.", "09:00–12:30"],
    ["9 until 12 and 13 until 17", "09:00–12:00, 13:00–17:00"],
    ["9a-5p", "09:00–17:00"],
    ["12am-12pm", "00:00–12:00"],
    ["９：００～１２：００，１３：３０～１８：００", "09:00–12:00, 13:30–18:00"],
    ["9点至12点、13点半到18点", "09:00–12:00, 13:30–18:00"],
    ["9时30分—18时", "09:30–18:00"],
    ["0-24", "00:00–24:00"],
    ["全天", "00:00–24:00"],
    ["24h", "00:00–24:00"],
  ];
  for (const [typed, expected] of ways) expect(read(typed), typed).toBe(expected);
});

test("nothing, or a word for it, is closed", () => {
  for (const typed of ["", "  ", "-", "–", "closed", "Off", "休息"])
    expect(readHours(typed).hours, typed).toEqual([]);
});

test("an end before the start is a night shift, and midnight as an end is the end of the day", () => {
  expect(read("22:00-06:00")).toBe("22:00–06:00");
  expect(read("18:00-00:00")).toBe("18:00–24:00");
});

test("nine to five without more could be two things, and the likely one is offered", () => {
  expect(readHours("9-5").problem).toEqual({
    key: "calendar.hours.vague",
    values: { part: "9-5", start: "09:00", end: "17:00" },
  });
  expect(read("09:00-05:00")).toBe("09:00–05:00");
});

test("a time that does not exist is named", () => {
  for (const typed of ["9:00-25:00", "9:75-12:00", "24:00-25:00", "13pm-14pm", "24:00-08:00"])
    expect(read(typed), typed).toEqual(["time", typed]);
});

test("what cannot be read is named, also beside what can", () => {
  expect(read("9-12, lunch, 13-17")).toEqual(["unreadable", "lunch"]);
  expect(read("soon")).toEqual(["unreadable", "soon"]);
  expect(read("9:00")).toEqual(["unreadable", "9:00"]);
  expect(read("<b>9-17</b>")).toMatchObject(["unreadable", expect.stringContaining("<b>")]);
});

test("hours that are written out can be read again", () => {
  for (const typed of ["09:00–12:00, 13:00–18:00", "00:00–24:00", "22:00–06:00", ""])
    expect(read(typed)).toBe(typed);
});
