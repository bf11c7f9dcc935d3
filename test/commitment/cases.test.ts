import { expect, test } from "vitest";
import type { Clock } from "#shared/commitment/clock.ts";
import { readTimes } from "#shared/commitment/standing.ts";
import { deliver, pause, respond, resume, sendBack } from "#shared/commitment/transitions.ts";
import cases from "./cases.json" with { type: "json" };
import { asked, byTheClock, HOUR } from "./hours.ts";

const HOUR_MS = HOUR * 1000;

/** A case's event as the step that people take; what a machine sends, and what only one side changes, is no step. */
const taken: Record<string, (clock: Clock, now: number) => Clock> = {
  human_reply: respond,
  auto_reply: (clock) => clock,
  target_changed: (clock) => clock,
  pause: (clock, now) => pause(clock, byTheClock, now),
  resume: (clock, now) => resume(clock, byTheClock, now),
  solved: (clock, now) => deliver(clock, byTheClock, now, null),
  reopened: (clock, now) => sendBack(clock, byTheClock, "no", now),
};

test.each(cases.commitment_clock)("the stored clock: $name", ({ input, expected }) => {
  const [, ...steps] = input.events;
  const start = asked(0, { deliver: [input.targetHours, "elapsedHours"] });
  const clock = steps.reduce((before, { t, type }) => taken[type]!(before, Math.round(t * HOUR_MS)), start);
  const { usedSeconds, pausedSeconds } = readTimes(clock, byTheClock, input.asOf * HOUR_MS);
  expect({
    firstResponseHours: clock.respondedAt! / HOUR_MS,
    activeHours: usedSeconds / HOUR,
    pausedHours: pausedSeconds / HOUR,
    pauses: clock.pauseCount,
    withinTarget: clock.deliveredInTime,
    isClosed: clock.state === "delivered",
  }).toEqual({
    firstResponseHours: expected.firstResponseHours,
    activeHours: expected.activeHours,
    pausedHours: expected.pausedHours,
    pauses: expected.pauses,
    withinTarget: expected.withinTarget,
    isClosed: expected.state === "closed",
  });
});
