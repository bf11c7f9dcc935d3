import { expect, test } from "vitest";
import type { Pause, WrittenCalendar } from "#shared/calendar/model.ts";
import { Calendar } from "#shared/calendar/model.ts";
import { addWorkingTime, workingTimeBetween } from "#shared/calendar/rules.ts";
import cases from "./cases.json" with { type: "json" };

interface Case {
  id: string;
  shows: string;
  calendar: WrittenCalendar & { breaks?: [string, string][] };
  start: string;
  amountSeconds?: number;
  end?: string;
  expected: string | number | null;
}

test.each(cases as unknown as Case[])("the clock agrees with the case of $shows ($id)", (example) => {
  const pauses = (example.calendar.breaks ?? []).map(
    ([from, until]): Pause => [new Date(from), new Date(until)],
  );
  const calendar = Calendar.parse(example.calendar);
  const start = new Date(example.start);
  const answer =
    example.amountSeconds === undefined
      ? workingTimeBetween(calendar, start, new Date(example.end!), pauses)
      : addWorkingTime(calendar, start, example.amountSeconds, pauses);
  const expected = typeof example.expected === "string" ? new Date(example.expected) : example.expected;
  expect(answer).toEqual(expected);
});
