import { expect, test } from "vitest";
import type { Clock } from "#shared/commitment/clock.ts";
import { isMissed, isMostlyPaused, readTimes, standingOf } from "#shared/commitment/standing.ts";
import {
  accept,
  close,
  deliver,
  moveDate,
  pause,
  respond,
  resume,
  sendBack,
} from "#shared/commitment/transitions.ts";
import { type Finding, look } from "#shared/commitment/watch.ts";
import { asked, at, HOUR, osloTime, promised, promisedIn, utc } from "./hours.ts";

const monday = at("2026-03-09T08:00");
/** Promised on Monday 09:00 in Oslo for Friday 17:00: 40 working hours, at risk after 32. */
const weekLong = () => promised(monday, at("2026-03-13T16:00"));

test.each([
  ["2026-03-12T15:59", "onTrack"],
  ["2026-03-12T16:00", "atRisk"],
  ["2026-03-13T16:00", "atRisk"],
  ["2026-03-13T16:01", "breached"],
] as const)("a promise for Friday 16:00 UTC is, at %s, %s", (moment, standing) => {
  expect(standingOf(weekLong(), at(moment))).toBe(standing);
});

test("while a question is out it waits, unless it was overdue before the question", () => {
  const inTime = pause(weekLong(), osloTime, at("2026-03-10T08:00"));
  expect(standingOf(inTime, at("2026-03-20T08:00"))).toBe("waiting");
  const late = pause(weekLong(), osloTime, at("2026-03-16T08:00"));
  expect(standingOf(late, at("2026-03-20T08:00"))).toBe("breached");
});

test("a fixed moment that passed while the customer was silent is overdue once they answer", () => {
  const paused = pause(weekLong(), osloTime, at("2026-03-10T08:00"));
  const now = at("2026-03-16T08:00");
  expect(isMissed(paused, now)).toBe(false);
  expect(standingOf(resume(paused, osloTime, now), now)).toBe("breached");
});

test("delivered in time is kept, late is not; nobody has to confirm it for that", () => {
  expect(
    standingOf(deliver(weekLong(), osloTime, at("2026-03-13T16:00"), null), at("2026-03-30T08:00")),
  ).toBe("met");
  expect(
    standingOf(deliver(weekLong(), osloTime, at("2026-03-13T16:01"), null), at("2026-03-30T08:00")),
  ).toBe("breached");
});

test("what was declined or withdrawn stands nowhere", () => {
  expect(standingOf(close(asked(monday), osloTime, "declined", monday), monday)).toBeNull();
  expect(standingOf(close(weekLong(), osloTime, "withdrawn", monday), monday)).toBeNull();
});

test("what was asked without a date is on track, however long ago", () => {
  expect(standingOf(asked(monday), at("2026-06-09T08:00"))).toBe("onTrack");
});

test("the times of a running clock are used, paused and left in working seconds", () => {
  const clock = resume(pause(weekLong(), osloTime, at("2026-03-09T10:00")), osloTime, at("2026-03-09T13:00"));
  expect(readTimes(clock, osloTime, at("2026-03-10T09:00"))).toEqual({
    usedSeconds: 6 * HOUR,
    pausedSeconds: 3 * HOUR,
    leftSeconds: 31 * HOUR,
  });
});

test("while waiting, the standard has left what it had, a fixed moment less and less", () => {
  const standard = pause(asked(monday, { deliver: [16, "workingHours"] }), osloTime, at("2026-03-09T10:00"));
  expect(readTimes(standard, osloTime, at("2026-03-11T10:00")).leftSeconds).toBe(14 * HOUR);
  const fixed = pause(weekLong(), osloTime, at("2026-03-09T10:00"));
  expect(readTimes(fixed, osloTime, at("2026-03-13T15:00")).leftSeconds).toBe(1 * HOUR);
  const inDays = pause(
    accept(asked(monday), promisedIn(2, monday), monday),
    osloTime,
    at("2026-03-09T10:00"),
  );
  expect(readTimes(inDays, osloTime, at("2026-03-20T10:00")).leftSeconds).toBe(14 * HOUR);
});

test("nothing is left to say without a moment, or once it is delivered", () => {
  expect(readTimes(asked(monday), osloTime, at("2026-03-10T08:00")).leftSeconds).toBeNull();
  expect(readTimes(deliver(weekLong(), osloTime, monday, null), osloTime, monday).leftSeconds).toBeNull();
});

test.each([
  [3, 10, 10, false],
  [3, 10, 11, true],
  [4, 10, 0, true],
] as const)(
  "%i pauses, %i seconds used and %i paused: somebody should look: %s",
  (pauseCount, used, paused, should) => {
    expect(isMostlyPaused({ pauseCount }, used, paused)).toBe(should);
  },
);

/** All that the watcher finds from one moment, and the clock after it. */
function watch(clock: Clock, now: number) {
  const found: [Finding, string | null][] = [];
  let current = clock;
  for (let seen = look(current, now); seen; seen = look(current, now)) {
    found.push([seen.finding, utc(seen.occurredAt)]);
    current = seen.clock;
  }
  return { found, clock: current };
}

test("the watcher finds the risk first, then the breach, each once and with its own moment, however late it comes", () => {
  expect(watch(weekLong(), at("2026-03-12T16:00")).found).toEqual([]);
  const { found, clock } = watch(weekLong(), at("2026-03-20T08:00"));
  expect(found).toEqual([
    ["atRisk", "2026-03-12T16:00"],
    ["breached", "2026-03-13T16:00"],
  ]);
  expect(watch(clock, at("2026-04-20T08:00")).found).toEqual([]);
});

test("what is due this very moment is not breached yet", () => {
  expect(watch(weekLong(), at("2026-03-13T16:00")).found).toEqual([["atRisk", "2026-03-12T16:00"]]);
});

test("an overdue commitment that was paused and answered is not found overdue a second time", () => {
  const { clock } = watch(weekLong(), at("2026-03-16T08:00"));
  const answered = resume(pause(clock, osloTime, at("2026-03-16T09:00")), osloTime, at("2026-03-17T09:00"));
  expect(watch(answered, at("2026-03-20T08:00")).found).toEqual([]);
});

test("a risk that was found before the pause is not found again, the breach to come is", () => {
  const clock = accept(asked(monday), promisedIn(2, monday), monday);
  const { clock: risky } = watch(clock, at("2026-03-11T07:00"));
  const answered = resume(pause(risky, osloTime, at("2026-03-11T07:00")), osloTime, at("2026-03-12T07:00"));
  expect(watch(answered, at("2026-03-20T08:00")).found).toEqual([["breached", "2026-03-12T08:00"]]);
});

test("a missed answer and a missed delivery are two findings", () => {
  const clock = asked(monday, { respond: [2, "workingHours"], deliver: [2, "workingDays"] });
  const { clock: unanswered, found } = watch(clock, at("2026-03-09T12:00"));
  expect(found.map(([finding]) => finding)).toEqual(["atRisk", "breached"]);
  const later = watch(respond(unanswered, at("2026-03-09T13:00")), at("2026-03-12T08:00"));
  expect(later.found.at(-1)).toEqual(["breached", "2026-03-11T08:00"]);
});

test("an agreed date can be missed anew", () => {
  const { clock } = watch(weekLong(), at("2026-03-13T10:00"));
  const proposed = {
    ...clock,
    proposedDueAt: at("2026-03-17T16:00"),
    proposedBy: "supplier" as const,
    proposedAt: monday,
  };
  const moved = moveDate(proposed, osloTime, at("2026-03-13T12:00"));
  expect(watch(moved, at("2026-03-18T08:00")).found).toEqual([
    ["atRisk", "2026-03-17T12:00"],
    ["breached", "2026-03-17T16:00"],
  ]);
});

test("a delivery nobody answers becomes unconfirmed: still kept in time, but not called right", () => {
  const delivered = deliver(weekLong(), osloTime, at("2026-03-10T08:00"), at("2026-03-17T08:00"));
  expect(watch(delivered, at("2026-03-17T08:00")).found).toEqual([]);
  const { found, clock } = watch(delivered, at("2026-03-17T08:01"));
  expect(found).toEqual([["unconfirmed", "2026-03-17T08:00"]]);
  expect(clock).toMatchObject({
    state: "unconfirmed",
    closedAt: at("2026-03-17T08:00"),
    promiseKept: true,
    accurate: null,
    fact: null,
    watchAt: null,
  });
  expect(standingOf(clock, at("2026-03-30T08:00"))).toBe("met");
});

test("silence after a return does not make it right", () => {
  const returned = sendBack(
    deliver(weekLong(), osloTime, at("2026-03-10T08:00"), null),
    osloTime,
    "no",
    at("2026-03-10T10:00"),
  );
  const again = deliver(returned, osloTime, at("2026-03-11T08:00"), at("2026-03-18T08:00"));
  expect(watch(again, at("2026-03-19T08:00")).clock).toMatchObject({
    state: "unconfirmed",
    accurate: false,
    fact: "no",
  });
});
