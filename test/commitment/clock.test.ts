import { expect, test } from "vitest";
import { startClock } from "#shared/commitment/clock.ts";
import { readTimes } from "#shared/commitment/standing.ts";
import { countingOf, limitInDays, limitOf, limitUntil, timeOf } from "#shared/commitment/time.ts";
import {
  accept,
  close,
  confirm,
  deliver,
  moveDate,
  pause,
  respond,
  resume,
  sendBack,
} from "#shared/commitment/transitions.ts";
import {
  asked,
  at,
  byTheClock,
  HOUR,
  neverOpen,
  oslo,
  osloTime,
  promised,
  promisedFor,
  promisedIn,
  utc,
  within,
} from "./hours.ts";

const propose = <Clock extends object>(clock: Clock, dueAt: number) => ({
  ...clock,
  proposedDueAt: dueAt,
  proposedBy: "supplier" as const,
  proposedAt: 1,
});

test.each([
  [
    "8 working hours from Friday noon skip the weekend",
    8,
    "workingHours",
    "2026-03-06T11:00",
    "2026-03-09T11:00",
  ],
  ["8 working hours skip a holiday too", 8, "workingHours", "2026-04-30T08:00", "2026-05-04T08:00"],
  [
    "one working day keeps the local time when clocks go forward",
    1,
    "workingDays",
    "2026-03-27T11:00",
    "2026-03-30T10:00",
  ],
  [
    "one working day keeps the local time when clocks go back",
    1,
    "workingDays",
    "2026-10-23T10:00",
    "2026-10-26T11:00",
  ],
  ["24 elapsed hours run through the weekend", 24, "elapsedHours", "2026-03-06T15:00", "2026-03-07T15:00"],
  [
    "one calendar day keeps the local time when clocks go forward",
    1,
    "elapsedDays",
    "2026-03-28T11:00",
    "2026-03-29T10:00",
  ],
] as const)("%s", (_, threshold, unit, from, due) => {
  expect(utc(within(threshold, unit, at(from))!.dueAt)).toBe(due);
});

test("a standard starts to be at risk when 80 % of its time is used, in the time it counts in", () => {
  expect(utc(within(10, "workingHours", at("2026-03-06T11:00"))!.atRiskAt)).toBe("2026-03-09T11:00");
  expect(utc(within(10, "elapsedHours", at("2026-03-06T11:00"))!.atRiskAt)).toBe("2026-03-06T19:00");
});

test("a promise for a Sunday has no working time, so its risk follows the clock on the wall", () => {
  const limit = limitUntil(at("2026-03-08T12:00"), at("2026-03-08T02:00"), osloTime);
  expect(utc(limit.atRiskAt)).toBe("2026-03-08T10:00");
});

test("a team that never works is never late by working time", () => {
  expect(limitOf({ threshold: 1, unit: "workingHours" }, at("2026-03-06T11:00"), neverOpen)).toBeNull();
  expect(limitInDays(1, at("2026-03-06T11:00"), neverOpen)).toBeNull();
});

test("percentages and points are no time", () => {
  expect(limitOf({ threshold: 90, unit: "percent" }, 0, oslo)).toBeNull();
});

test.each([
  ["elapsedHours", "elapsed"],
  ["elapsedDays", "elapsed"],
  ["workingHours", "working"],
  ["workingDays", "working"],
] as const)("a standard in %s counts %s time", (unit, countsIn) => {
  expect(countingOf({ unit })).toBe(countsIn);
});

test("what is asked without a standard has nothing to keep yet", () => {
  expect(asked(at("2026-03-06T11:00"))).toMatchObject({
    state: "asked",
    dueAt: null,
    atRiskAt: null,
    watchAt: null,
  });
});

test("the answer is due first, then the delivery", () => {
  const now = at("2026-03-09T08:00");
  const clock = asked(now, { respond: [2, "workingHours"], deliver: [2, "workingDays"] });
  expect(utc(clock.dueAt)).toBe("2026-03-09T10:00");
  expect(utc(respond(clock, now + 1000).dueAt)).toBe("2026-03-11T08:00");
});

test.each([
  ["at the very moment it was due is in time", "2026-03-09T10:00", true],
  ["a minute later is late", "2026-03-09T10:01", false],
] as const)("an answer %s", (_, answeredAt, inTime) => {
  const clock = asked(at("2026-03-09T08:00"), { respond: [2, "workingHours"] });
  expect(respond(clock, at(answeredAt)).respondedInTime).toBe(inTime);
});

test("only the first answer is the response", () => {
  const clock = respond(
    asked(at("2026-03-09T08:00"), { respond: [2, "workingHours"] }),
    at("2026-03-09T09:00"),
  );
  expect(respond(clock, at("2026-03-12T09:00"))).toBe(clock);
});

test("to accept is an answer and a promise", () => {
  const now = at("2026-03-09T09:00");
  const clock = accept(asked(at("2026-03-09T08:00")), promisedFor(at("2026-03-13T16:00"), now), now);
  expect(clock).toMatchObject({ state: "accepted", respondedAt: now, acceptedAt: now, promisedDays: null });
  expect(utc(clock.promisedAt)).toBe("2026-03-13T16:00");
  expect(clock.originalPromisedAt).toBe(clock.promisedAt);
});

test("a promise later than the standard does not loosen the standard: the earlier moment is due", () => {
  const clock = promised(at("2026-03-09T08:00"), at("2026-03-20T15:00"), { deliver: [2, "workingDays"] });
  expect(utc(clock.dueAt)).toBe("2026-03-11T08:00");
});

test("a question stops the time: nothing is due, what the standard has left is kept, and it goes on with the answer", () => {
  const clock = respond(
    asked(at("2026-03-09T08:00"), { deliver: [16, "workingHours"] }),
    at("2026-03-09T08:00"),
  );
  const paused = pause(clock, osloTime, at("2026-03-09T10:00"));
  expect(paused).toMatchObject({
    state: "waiting",
    dueAt: null,
    atRiskAt: null,
    watchAt: null,
    deliverDueAt: null,
  });
  expect(readTimes(paused, osloTime, at("2026-03-11T10:00")).leftSeconds).toBe(14 * HOUR);
  const resumed = resume(paused, osloTime, at("2026-03-11T10:00"));
  expect(resumed).toMatchObject({
    state: "asked",
    pausedSeconds: 16 * HOUR,
    usedSeconds: 2 * HOUR,
    pausedDueAt: null,
  });
  expect(utc(resumed.dueAt)).toBe("2026-03-12T16:00");
  expect(utc(resumed.atRiskAt)).toBe("2026-03-12T12:48");
});

test("a pause over a weekend puts a standard in working hours off by no working time", () => {
  const clock = asked(at("2026-03-06T08:00"), { deliver: [16, "workingHours"] });
  const resumed = resume(pause(clock, osloTime, at("2026-03-06T17:00")), osloTime, at("2026-03-09T07:00"));
  expect(utc(resumed.dueAt)).toBe("2026-03-09T16:00");
  expect(resumed.pausedSeconds).toBe(0);
});

test("a standard by the clock pauses too, over nights and weekends", () => {
  const clock = asked(at("2026-03-06T08:00"), { deliver: [48, "elapsedHours"] });
  const resumed = resume(
    pause(clock, byTheClock, at("2026-03-06T10:00")),
    byTheClock,
    at("2026-03-09T10:00"),
  );
  expect(utc(resumed.dueAt)).toBe("2026-03-11T08:00");
  expect(resumed).toMatchObject({ usedSeconds: 2 * HOUR, pausedSeconds: 72 * HOUR });
});

test("a fixed moment is put off by no pause", () => {
  const clock = promised(at("2026-03-09T08:00"), at("2026-03-13T16:00"));
  const resumed = resume(pause(clock, osloTime, at("2026-03-09T10:00")), osloTime, at("2026-03-12T10:00"));
  expect(utc(resumed.promisedAt)).toBe("2026-03-13T16:00");
});

test("a promise in working days is put off by the working time it was paused", () => {
  const now = at("2026-03-09T08:00");
  const clock = accept(asked(now), promisedIn(3, now), now);
  expect(utc(clock.promisedAt)).toBe("2026-03-12T08:00");
  const resumed = resume(pause(clock, osloTime, at("2026-03-09T10:00")), osloTime, at("2026-03-10T12:00"));
  expect(utc(resumed.promisedAt)).toBe("2026-03-13T10:00");
  expect(resumed.originalPromisedAt).toBe(clock.promisedAt);
});

test("a promise in working days waits in working time also where the standard counts by the clock", () => {
  const now = at("2026-03-06T08:00");
  const clock = accept(asked(now, { deliver: [240, "elapsedHours"] }), promisedIn(1, now), now);
  const resumed = resume(
    pause(clock, byTheClock, at("2026-03-06T16:00")),
    byTheClock,
    at("2026-03-09T07:00"),
  );
  expect(utc(resumed.promisedAt)).toBe("2026-03-09T08:00");
});

test("a promise in days that starts on Monday morning is not drawn back to Friday evening by a pause without working time", () => {
  const sunday = at("2026-03-08T10:00");
  const clock = accept(asked(sunday), promisedIn(5, sunday), sunday);
  const resumed = resume(pause(clock, osloTime, at("2026-03-10T17:00")), osloTime, at("2026-03-10T18:00"));
  expect(resumed.promisedAt).toBe(clock.promisedAt);
});

test("a standard due at an opening is not drawn into the weekend by a question asked and answered on Sunday", () => {
  const clock = asked(at("2026-03-07T10:00"), { deliver: [1, "workingDays"] });
  expect(utc(clock.dueAt)).toBe("2026-03-10T08:00");
  const resumed = resume(pause(clock, osloTime, at("2026-03-08T10:00")), osloTime, at("2026-03-08T12:00"));
  expect(resumed.dueAt).toBe(clock.dueAt);
});

test("with no working time left, an answer in the night makes it due at the next opening", () => {
  const monday = at("2026-03-09T08:00");
  const clock = accept(asked(monday), promisedIn(2, monday), monday);
  const resumed = resume(pause(clock, osloTime, at("2026-03-11T07:00")), osloTime, at("2026-03-12T07:00"));
  expect(utc(resumed.promisedAt)).toBe("2026-03-12T08:00");
});

test("a question at the very moment it is due leaves no time, and misses nothing", () => {
  const clock = asked(at("2026-03-09T08:00"), { deliver: [2, "workingHours"] });
  const paused = pause(clock, osloTime, at("2026-03-09T10:00"));
  const resumed = resume(paused, osloTime, at("2026-03-10T09:00"));
  expect(utc(resumed.dueAt)).toBe("2026-03-10T09:00");
});

test("what was missed before the question stays missed after the answer", () => {
  const clock = asked(at("2026-03-09T08:00"), { deliver: [2, "workingHours"] });
  const paused = pause(clock, osloTime, at("2026-03-09T11:00"));
  expect(paused).toMatchObject({ pausedDueAt: null, dueAt: null });
  expect(utc(paused.deliverDueAt)).toBe("2026-03-09T10:00");
  expect(utc(resume(paused, osloTime, at("2026-03-10T11:00")).dueAt)).toBe("2026-03-09T10:00");
});

test("each question counts as a pause", () => {
  let clock = promised(at("2026-03-09T08:00"), at("2026-03-13T16:00"));
  for (const hour of ["10", "11", "12"]) {
    clock = resume(
      pause(clock, osloTime, at(`2026-03-09T${hour}:00`)),
      osloTime,
      at(`2026-03-09T${hour}:30`),
    );
  }
  expect(clock).toMatchObject({ pauseCount: 3, pausedSeconds: 1.5 * HOUR });
});

test.each([
  ["in time for both", "2026-03-10T08:00", true, true],
  ["after the standard, before the promise", "2026-03-12T08:00", false, true],
  ["after both", "2026-03-14T08:00", false, false],
] as const)("delivered %s", (_, deliveredAt, deliveredInTime, promiseKept) => {
  const clock = promised(at("2026-03-09T08:00"), at("2026-03-13T16:00"), { deliver: [2, "workingDays"] });
  expect(deliver(clock, osloTime, at(deliveredAt), null)).toMatchObject({
    deliveredInTime,
    promiseKept,
    dueAt: null,
  });
});

test("without standard or promise there is nothing a delivery could be late for", () => {
  const clock = deliver(asked(at("2026-03-09T08:00")), osloTime, at("2026-03-30T08:00"), null);
  expect(clock).toMatchObject({ state: "delivered", deliveredInTime: null, promiseKept: null });
});

test("a delivery while a question is out ends the pause first", () => {
  const paused = pause(
    asked(at("2026-03-09T08:00"), { deliver: [4, "workingHours"] }),
    osloTime,
    at("2026-03-09T10:00"),
  );
  const clock = deliver(paused, osloTime, at("2026-03-10T10:00"), 7);
  expect(clock).toMatchObject({
    deliveredInTime: true,
    pausedSeconds: 8 * HOUR,
    usedSeconds: 2 * HOUR,
    waitingSince: null,
    unconfirmedAt: 7,
    watchAt: 7,
  });
});

test("sent back, the work goes on with what was used before; the time since the delivery is charged to nobody", () => {
  const clock = respond(
    asked(at("2026-03-09T08:00"), { deliver: [24, "workingHours"] }),
    at("2026-03-09T08:00"),
  );
  const delivered = deliver(clock, osloTime, at("2026-03-11T12:00"), null);
  const returned = sendBack(delivered, osloTime, "partly", at("2026-03-13T12:00"));
  expect(returned).toMatchObject({
    state: "asked",
    usedSeconds: 20 * HOUR,
    pausedSeconds: 0,
    fact: "partly",
    accurate: false,
    returnCount: 1,
    deliveredAt: null,
    deliveredInTime: null,
  });
  expect(utc(returned.dueAt)).toBe("2026-03-13T16:00");
  const again = deliver(returned, osloTime, at("2026-03-16T10:00"), null);
  expect(again).toMatchObject({ deliveredInTime: false, usedSeconds: 26 * HOUR });
});

test("a delivery that was late stays late when it is sent back", () => {
  const clock = asked(at("2026-03-09T08:00"), { deliver: [2, "workingHours"] });
  const late = deliver(clock, osloTime, at("2026-03-09T12:00"), null);
  expect(utc(sendBack(late, osloTime, "no", at("2026-03-12T12:00")).dueAt)).toBe("2026-03-09T10:00");
});

test("what was sent back once was not right the first time, also when it is confirmed in the end", () => {
  const clock = promised(at("2026-03-09T08:00"), at("2026-03-13T16:00"));
  const returned = sendBack(
    deliver(clock, osloTime, at("2026-03-10T08:00"), null),
    osloTime,
    "no",
    at("2026-03-10T09:00"),
  );
  const done = confirm(deliver(returned, osloTime, at("2026-03-11T08:00"), null), at("2026-03-11T09:00"));
  expect(done).toMatchObject({ state: "confirmed", fact: "yes", accurate: false, promiseKept: true });
});

test("what is confirmed at the first delivery was right", () => {
  const clock = deliver(
    promised(at("2026-03-09T08:00"), at("2026-03-13T16:00")),
    osloTime,
    at("2026-03-10T08:00"),
    9,
  );
  expect(confirm(clock, at("2026-03-10T09:00"))).toMatchObject({
    accurate: true,
    fact: "yes",
    watchAt: null,
    unconfirmedAt: null,
  });
});

test("withdrawn while a question is out, nothing is due and no time is lost", () => {
  const paused = pause(
    promised(at("2026-03-09T08:00"), at("2026-03-13T16:00")),
    osloTime,
    at("2026-03-09T10:00"),
  );
  const clock = close(paused, osloTime, "withdrawn", at("2026-03-09T14:00"));
  expect(clock).toMatchObject({
    state: "withdrawn",
    dueAt: null,
    watchAt: null,
    usedSeconds: 2 * HOUR,
    pausedSeconds: 4 * HOUR,
    runningSince: null,
    waitingSince: null,
  });
});

test("an agreed date replaces the promise, keeps the first one in sight, and is the standard's where that was earlier", () => {
  const clock = promised(at("2026-03-09T08:00"), at("2026-03-13T16:00"), { deliver: [3, "workingDays"] });
  const moved = moveDate(propose(clock, at("2026-03-18T16:00")), osloTime, at("2026-03-10T08:00"));
  expect(utc(moved.promisedAt)).toBe("2026-03-18T16:00");
  expect(utc(moved.deliverDueAt)).toBe("2026-03-18T16:00");
  expect(utc(moved.originalPromisedAt)).toBe("2026-03-13T16:00");
  expect(moved).toMatchObject({ proposedDueAt: null, proposedBy: null, proposedAt: null });
});

test("an earlier agreed date leaves the standard where it was", () => {
  const clock = promised(at("2026-03-09T08:00"), at("2026-03-13T16:00"), { deliver: [3, "workingDays"] });
  const moved = moveDate(propose(clock, at("2026-03-11T08:00")), osloTime, at("2026-03-09T10:00"));
  expect(utc(moved.deliverDueAt)).toBe("2026-03-12T08:00");
  expect(utc(moved.dueAt)).toBe("2026-03-11T08:00");
});

test("a date agreed while a question is out gives the standard at least the time until then", () => {
  const clock = promised(at("2026-03-09T08:00"), at("2026-03-10T16:00"), { deliver: [8, "workingHours"] });
  const paused = pause(clock, osloTime, at("2026-03-09T10:00"));
  const moved = moveDate(propose(paused, at("2026-03-12T10:00")), osloTime, at("2026-03-09T12:00"));
  expect(moved).toMatchObject({ state: "waiting", dueAt: null, deliverDueAt: null });
  expect(utc(resume(moved, osloTime, at("2026-03-09T12:00")).dueAt)).toBe("2026-03-12T10:00");
});

test("a promise in days becomes a fixed moment once another date is agreed", () => {
  const now = at("2026-03-09T08:00");
  const moved = moveDate(
    propose(accept(asked(now), promisedIn(3, now), now), at("2026-03-18T16:00")),
    osloTime,
    now,
  );
  expect(moved.promisedDays).toBeNull();
});

test("open work is listed by when it is due, asks without a date by when they were asked, and what waits comes last", () => {
  const now = at("2026-03-09T08:00");
  const due = promised(now, at("2026-03-13T16:00"));
  const dateless = asked(now);
  const waiting = pause(due, osloTime, at("2026-03-09T10:00"));
  expect([waiting, due, dateless].sort((a, b) => a.sortAt - b.sortAt)).toEqual([dateless, due, waiting]);
});

test("the clock of a calendar in another zone runs by that zone's hours", () => {
  const shanghai = { ...oslo, timeZone: "Asia/Shanghai" };
  const limit = limitOf({ threshold: 2, unit: "workingHours" }, at("2026-03-09T08:00"), shanghai)!;
  expect(utc(limit.dueAt)).toBe("2026-03-10T02:00");
  const time = timeOf(shanghai, "working");
  const clock = startClock({ askedAt: at("2026-03-09T08:00"), respond: null, deliver: limit });
  expect(deliver(clock, time, at("2026-03-10T02:00"), null)).toMatchObject({
    deliveredInTime: true,
    usedSeconds: 2 * HOUR,
  });
});
