import { expect, test } from "vitest";
import { silenceEndsAt } from "#server/commitment/due.ts";
import { countingOf, limitOf, timeOf } from "#shared/commitment/time.ts";
import type { CaseStep } from "#shared/intake/case.ts";
import { type Replayed, replay, type Terms } from "#shared/intake/replay.ts";

const day: [string, string][] = [["09:00", "17:00"]];
const hours = { timeZone: "UTC", intervals: { mon: day, tue: day, wed: day, thu: day, fri: day } };
const at = (text: string) => Date.parse(`2026-11-${text}:00Z`);
const now = at("27T12:00");
/** A Monday. */
const askedAt = at("02T09:00");
const oneDay = { threshold: 8, unit: "workingHours" } as const;

function terms({
  respond,
  deliver,
  tellsAnswers = true,
}: {
  respond?: typeof oneDay;
  deliver?: typeof oneDay;
  tellsAnswers?: boolean;
} = {}): Terms {
  return {
    respond: respond ? limitOf(respond, askedAt, hours) : null,
    deliver: deliver ? limitOf(deliver, askedAt, hours) : null,
    time: timeOf(hours, countingOf(deliver ?? null)),
    tellsAnswers,
    unconfirmedAt: (deliveredAt) => silenceEndsAt({ ...hours, holidays: [], dateHours: {} }, deliveredAt),
  };
}

const live = (
  steps: [string, CaseStep["word"]][],
  settings: Terms = terms(),
  promisedAt: number | null = null,
) =>
  replay(
    { askedAt, promisedAt, steps: steps.map(([text, word]) => ({ at: at(text), word })) },
    settings,
    now,
  );
const told = ({ history }: Replayed) =>
  history.map(
    ({ verb, at: moment }) =>
      `${new Date(moment).toISOString().slice(8, 16)} ${verb.slice("commitment.".length)}`,
  );

test("a case is asked, answered, delivered and, when nobody answers for five working days, unconfirmed", () => {
  const lived = live(
    [
      ["02T10:00", "replied"],
      ["02T15:00", "delivered"],
    ],
    terms({ respond: oneDay, deliver: oneDay }),
  );
  expect(told(lived)).toEqual([
    "02T09:00 asked",
    "02T10:00 replied",
    "02T15:00 delivered",
    "09T15:00 unconfirmed",
  ]);
  expect(lived.clock).toMatchObject({
    state: "unconfirmed",
    respondedInTime: true,
    deliveredInTime: true,
    usedSeconds: 6 * 3600,
    watchAt: null,
  });
});

test("what was late is marked when it became late, once each, as the watcher would have done", () => {
  const lived = live([["03T12:00", "delivered"]], terms({ deliver: oneDay }));
  expect(told(lived)).toEqual([
    "02T09:00 asked",
    "02T15:24 atRisk",
    "02T17:00 breached",
    "03T12:00 delivered",
    "10T12:00 unconfirmed",
  ]);
  expect(lived.clock).toMatchObject({ deliveredInTime: false, usedSeconds: 11 * 3600 });
});

test("an open case that is overdue is marked already: the watcher finds nothing left of the past", () => {
  const lived = live([], terms({ deliver: oneDay }));
  expect(told(lived)).toEqual(["02T09:00 asked", "02T15:24 atRisk", "02T17:00 breached"]);
  expect(lived.clock).toMatchObject({ state: "asked", deliveredInTime: null, watchAt: null });
});

test("a question to the customer stops the time until it is answered", () => {
  const lived = live(
    [
      ["02T11:00", "questioned"],
      ["04T11:00", "answered"],
      ["04T16:00", "delivered"],
    ],
    terms({ deliver: oneDay }),
  );
  expect(told(lived).slice(1, 4)).toEqual(["02T11:00 questioned", "04T11:00 answered", "04T15:24 atRisk"]);
  expect(lived.clock).toMatchObject({
    deliveredInTime: true,
    usedSeconds: 7 * 3600,
    pausedSeconds: 16 * 3600,
    pauseCount: 1,
  });
});

test("a promised moment of the log's own is kept or missed by that moment", () => {
  const promisedAt = at("05T12:00");
  expect(live([["05T12:00", "delivered"]], terms(), promisedAt).clock).toMatchObject({
    promiseKept: true,
    promisedAt,
    originalPromisedAt: promisedAt,
  });
  expect(live([["05T12:01", "delivered"]], terms(), promisedAt).clock).toMatchObject({ promiseKept: false });
  expect(told(live([], terms(), promisedAt))[0]).toBe("02T09:00 promised");
});

test("where the log tells when people answered, a promised moment is no answer", () => {
  const promisedAt = at("05T12:00");
  const lived = live([["03T10:00", "replied"]], terms({ respond: oneDay }), promisedAt);
  expect(lived.clock).toMatchObject({ respondedAt: at("03T10:00"), respondedInTime: false });
  const silent = live([], terms({ respond: oneDay, tellsAnswers: false }), promisedAt);
  expect(silent.clock).toMatchObject({ respondedAt: askedAt, respondDueAt: null, respondedInTime: null });
});

test("a delivery that comes back is returned, whether the log calls it so or works on", () => {
  for (const word of ["returned", "working"] as const) {
    const lived = live([
      ["02T10:00", "delivered"],
      ["03T10:00", word],
      ["03T11:00", "delivered"],
      ["03T12:00", "confirmed"],
    ]);
    expect(told(lived).slice(1)).toEqual([
      "02T10:00 delivered",
      "03T10:00 returned",
      "03T11:00 delivered",
      "03T12:00 confirmed",
    ]);
    expect(lived.clock).toMatchObject({
      state: "confirmed",
      accurate: false,
      returnCount: 1,
      usedSeconds: 2 * 3600,
    });
  }
});

test("a delivery that is answered late was not left in silence: the log knows better", () => {
  const lived = live([
    ["02T10:00", "delivered"],
    ["20T10:00", "confirmed"],
  ]);
  expect(told(lived)).toEqual(["02T09:00 asked", "02T10:00 delivered", "20T10:00 confirmed"]);
  expect(lived.clock).toMatchObject({ state: "confirmed", closedAt: at("20T10:00"), accurate: true });
});

test("a confirmation without a delivery is both", () => {
  expect(told(live([["02T10:00", "confirmed"]])).slice(1)).toEqual([
    "02T10:00 delivered",
    "02T10:00 confirmed",
  ]);
});

test.each([
  ["withdrawn", { state: "withdrawn", deliveredInTime: null, respondedAt: null }],
  ["declined", { state: "declined", deliveredInTime: null, respondedAt: at("02T10:00") }],
] as const)("a case that was %s ends there", (word, expected) => {
  const lived = live(
    [
      ["02T10:00", word],
      ["02T11:00", "delivered"],
      ["02T12:00", "working"],
    ],
    terms({ deliver: oneDay }),
  );
  expect(lived.clock).toMatchObject({ ...expected, closedAt: at("02T10:00"), watchAt: null });
  expect(told(lived)).toHaveLength(2);
});

test("what changes nothing leaves no line: answers to no question, a second delivery, the same question twice", () => {
  const lived = live([
    ["02T10:00", "asked"],
    ["02T10:00", "answered"],
    ["02T10:30", "returned"],
    ["02T11:00", "questioned"],
    ["02T11:30", "questioned"],
    ["02T12:00", "working"],
    ["02T12:30", "working"],
    ["02T13:00", "delivered"],
    ["02T14:00", "delivered"],
  ]);
  expect(told(lived)).toEqual([
    "02T09:00 asked",
    "02T11:00 questioned",
    "02T12:00 answered",
    "02T13:00 delivered",
    "09T13:00 unconfirmed",
  ]);
});

test("who takes it up answers by that", () => {
  expect(live([["02T10:00", "working"]], terms({ respond: oneDay })).clock).toMatchObject({
    respondedAt: at("02T10:00"),
    respondedInTime: true,
  });
});
