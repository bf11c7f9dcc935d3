import { expect, test } from "vitest";
import { type ClockEvent, readClock } from "#shared/commitment/fairness.ts";
import cases from "./cases.json" with { type: "json" };

const hour = 3_600_000;
const at = (hours: number, kind: Exclude<ClockEvent["kind"], "targetChanged">): ClockEvent => ({
  at: hours * hour,
  kind,
});
const target = (hours: number, targetHours: number, isAccepted: boolean): ClockEvent => ({
  at: hours * hour,
  kind: "targetChanged",
  targetMs: targetHours * hour,
  isAccepted,
});
const read = (events: ClockEvent[], asOf: number) =>
  readClock(events, { asOf: asOf * hour, targetMs: 24 * hour });

const kinds: Record<string, Exclude<ClockEvent["kind"], "targetChanged">> = {
  asked: "asked",
  human_reply: "humanReply",
  auto_reply: "autoReply",
  pause: "paused",
  resume: "resumed",
  solved: "delivered",
  reopened: "returned",
};

test.each(cases.commitment_clock)("clock: $name", ({ input, expected }) => {
  const events = input.events.map((event) =>
    "targetHours" in event
      ? target(event.t, event.targetHours as number, false)
      : at(event.t, kinds[event.type]!),
  );
  const clock = read(events, input.asOf);
  expect({
    firstResponseHours: clock.firstResponseMs! / hour,
    activeHours: clock.activeMs / hour,
    pausedHours: clock.pausedMs / hour,
    pauses: clock.pauses,
    effectiveTargetHours: clock.effectiveTargetMs / hour,
    state: clock.isClosed ? "closed" : "open",
    withinTarget: clock.withinTarget,
    flagPause: clock.flagPause,
  }).toEqual(expected);
});

test("a looser target counts when it was agreed while the old one could still be kept", () => {
  expect(read([at(0, "asked"), target(10, 72, true), at(30, "delivered")], 30)).toMatchObject({
    effectiveTargetMs: 72 * hour,
    withinTarget: true,
  });
});

test("a looser target agreed after the old one was missed comes too late", () => {
  expect(read([at(0, "asked"), target(25, 72, true), at(30, "delivered")], 30)).toMatchObject({
    effectiveTargetMs: 24 * hour,
    withinTarget: false,
  });
});

test("a tighter target counts once the supplier agreed, and changes no time already used", () => {
  const refused = read([at(0, "asked"), target(10, 8, false), at(12, "delivered")], 12);
  const agreed = read([at(0, "asked"), target(10, 8, true), at(12, "delivered")], 12);
  expect(refused).toMatchObject({ effectiveTargetMs: 24 * hour, withinTarget: true });
  expect(agreed).toMatchObject({
    effectiveTargetMs: 8 * hour,
    withinTarget: false,
    activeMs: refused.activeMs,
  });
});

test("time waited for the customer does not make a later agreement late", () => {
  const events = [at(0, "asked"), at(2, "paused"), at(30, "resumed"), target(31, 72, true)];
  expect(read(events, 40)).toMatchObject({
    effectiveTargetMs: 72 * hour,
    activeMs: 12 * hour,
    pausedMs: 28 * hour,
  });
});

test("an open commitment runs on to the moment of reading, and what comes later is not known yet", () => {
  const events = [at(0, "asked"), at(1, "autoReply"), at(50, "delivered")];
  expect(read(events, 30)).toMatchObject({
    firstResponseMs: null,
    activeMs: 30 * hour,
    isClosed: false,
    withinTarget: false,
  });
});

test("a question to the customer is an answer by a person, and three pauses are still no sign", () => {
  const pauses = (count: number) =>
    Array.from({ length: count }, (_, index) => [
      at(2 + 2 * index, "paused"),
      at(2.5 + 2 * index, "resumed"),
    ]).flat();
  expect(read([at(0, "asked"), ...pauses(3)], 12)).toMatchObject({
    firstResponseMs: 2 * hour,
    pauses: 3,
    pausedMs: 1.5 * hour,
    flagPause: false,
  });
  expect(read([at(0, "asked"), ...pauses(4)], 12)).toMatchObject({ pauses: 4, flagPause: true });
});

test("asking again while waiting is one pause, and delivering ends it", () => {
  const events = [at(0, "asked"), at(1, "paused"), at(2, "paused"), at(3, "autoReply"), at(4, "delivered")];
  expect(read(events, 20)).toMatchObject({ pauses: 1, pausedMs: 3 * hour, activeMs: hour, isClosed: true });
});

test("a refusal answers and ends; a withdrawal only ends", () => {
  expect(read([at(0, "asked"), at(3, "declined")], 9)).toMatchObject({
    firstResponseMs: 3 * hour,
    activeMs: 3 * hour,
    isClosed: true,
  });
  expect(read([at(0, "asked"), at(3, "withdrawn")], 9)).toMatchObject({
    firstResponseMs: null,
    isClosed: true,
  });
});

test("before anything was asked nothing is charged", () => {
  expect(read([], 5)).toMatchObject({ firstResponseMs: null, activeMs: 0, pausedMs: 0, isClosed: false });
});

test("the measure of time is the caller's: only the even hours work here", () => {
  const worked = (until: number) =>
    Math.floor(until / (2 * hour)) * hour + Math.min(until % (2 * hour), hour);
  const between = (startAt: number, endAt: number) => worked(endAt) - worked(startAt);
  const events = [at(0, "asked"), at(3, "paused"), at(6, "resumed"), at(10, "delivered")];
  const clock = readClock(events, { asOf: 12 * hour, targetMs: 4 * hour, between });
  expect(clock).toMatchObject({
    firstResponseMs: 2 * hour,
    activeMs: 4 * hour,
    pausedMs: hour,
    withinTarget: true,
  });
});
