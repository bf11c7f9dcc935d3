import { expect, test } from "vitest";
import { close, confirm, deliver, pause, respond, sendBack } from "#shared/commitment/transitions.ts";
import { asked, at, HOUR, osloTime, promised, utc } from "./hours.ts";

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
