import { expect, test } from "vitest";
import { accept, moveDate, pause, respond, resume } from "#shared/commitment/transitions.ts";
import { asked, at, osloTime, promised, promisedFor, promisedIn, utc } from "./hours.ts";

const propose = <Clock extends object>(clock: Clock, dueAt: number) => ({
  ...clock,
  proposedDueAt: dueAt,
  proposedBy: "supplier" as const,
  proposedAt: 1,
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
