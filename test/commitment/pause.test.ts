import { expect, test } from "vitest";
import { readTimes } from "#shared/commitment/standing.ts";
import { accept, pause, respond, resume } from "#shared/commitment/transitions.ts";
import { asked, at, byTheClock, HOUR, osloTime, promised, promisedIn, utc } from "./hours.ts";

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
