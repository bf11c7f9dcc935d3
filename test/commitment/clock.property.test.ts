import fc from "fast-check";
import { expect, test } from "vitest";
import { type Clock, isWorking } from "#shared/commitment/clock.ts";
import { type ClockEvent, readClock } from "#shared/commitment/fairness.ts";
import { type StepName, stepVerdict } from "#shared/commitment/life.ts";
import { isMissed, readTimes } from "#shared/commitment/standing.ts";
import { type Time, timeOf } from "#shared/commitment/time.ts";
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
import { look } from "#shared/commitment/watch.ts";
import { asked, at, oslo, promisedFor, promisedIn } from "./hours.ts";

const MINUTE_MS = 60_000;
const start = at("2026-03-25T09:00");

type Kind = Exclude<ClockEvent["kind"], "targetChanged">;
interface Move {
  step: StepName;
  event: Kind | null;
  run(clock: Clock, time: Time, now: number, number: number): Clock;
}

/** All that can happen; `number` picks a due moment. Clock times are whole minutes, so that seconds are exact. */
const moves: Move[] = [
  { step: "reply", event: "humanReply", run: (clock, _, now) => respond(clock, now) },
  {
    step: "accept",
    event: "humanReply",
    run: (clock, _, now, number) =>
      accept(clock, promisedFor(now + (1 + number) * 600 * MINUTE_MS, now), now),
  },
  {
    step: "accept",
    event: "humanReply",
    run: (clock, _, now, number) => accept(clock, promisedIn(1 + (number % 9), now), now),
  },
  { step: "askCustomer", event: "paused", run: (clock, time, now) => pause(clock, time, now) },
  { step: "answer", event: "resumed", run: (clock, time, now) => resume(clock, time, now) },
  {
    step: "deliver",
    event: "delivered",
    run: (clock, time, now, number) => deliver(clock, time, now, now + (1 + number) * 900 * MINUTE_MS),
  },
  {
    step: "return",
    event: "returned",
    run: (clock, time, now, number) => sendBack(clock, time, number % 2 ? "no" : "partly", now),
  },
  { step: "confirm", event: null, run: (clock, _, now) => confirm(clock, now) },
  {
    step: "decline",
    event: "declined",
    run: (clock, time, now) => close(respond(clock, now), time, "declined", now),
  },
  { step: "withdraw", event: "withdrawn", run: (clock, time, now) => close(clock, time, "withdrawn", now) },
  { step: "answerDate", event: null, run: (clock, time, now, number) => agree(clock, time, now, number) },
];

function agree(clock: Clock, time: Time, now: number, number: number) {
  if (isMissed(clock, now)) return clock;
  const proposedDueAt = now + (1 + number) * 700 * MINUTE_MS;
  return moveDate({ ...clock, proposedDueAt, proposedBy: "supplier", proposedAt: now }, time, now);
}

const mayHappen = (clock: Clock, step: StepName) =>
  (["supplier", "customer"] as const).some(
    (side) => stepVerdict(step, clock, { supplier: false, customer: false, [side]: true }).isAllowed,
  );

const story = fc.array(
  fc.record({ move: fc.nat(moves.length - 1), minutes: fc.nat(4_000), number: fc.nat(20) }),
  { maxLength: 14 },
);
const unit = fc.constantFrom("workingHours", "workingDays", "elapsedHours", "elapsedDays", null);

interface Scene {
  before: Clock;
  after: Clock;
  step: StepName;
  time: Time;
  now: number;
  events: ClockEvent[];
}

/** Tells a random story and looks at every scene of it: what stood before a step, and after. */
function eachScene(look: (scene: Scene) => void) {
  fc.assert(
    fc.property(story, unit, (scenes, deliverUnit) => {
      const counting = deliverUnit?.startsWith("elapsed") ? "elapsed" : "working";
      const time = timeOf(oslo, counting);
      let clock = asked(start, {
        respond: [4, "workingHours"],
        deliver: deliverUnit ? [6, deliverUnit] : undefined,
      });
      const events: ClockEvent[] = [{ at: start, kind: "asked" }];
      let now = start;
      for (const { move, minutes, number } of scenes) {
        now += minutes * MINUTE_MS;
        const { step, event, run } = moves[move]!;
        if (!mayHappen(clock, step)) continue;
        const after = run(clock, time, now, number);
        if (event) events.push({ at: now, kind: event });
        look({ before: clock, after, step, time, now, events });
        clock = after;
      }
    }),
    { numRuns: 400 },
  );
}

test("used and paused time never exceed the time that has passed, and never shrink", () => {
  eachScene(({ before, after, time, now }) => {
    const was = readTimes(before, time, now);
    const is = readTimes(after, time, now);
    expect(is.usedSeconds + is.pausedSeconds).toBeLessThanOrEqual((now - start) / 1000);
    expect(is.usedSeconds).toBe(was.usedSeconds);
    expect(is.pausedSeconds).toBe(was.pausedSeconds);
  });
});

test("the stored clock agrees with one that reads the whole history anew", () => {
  eachScene(({ after, time, now, events }) => {
    const between = (from: number, to: number) => time.between(from, to) * 1000;
    const whole = readClock(events, { asOf: now, targetMs: 1, between });
    const { usedSeconds, pausedSeconds } = readTimes(after, time, now);
    expect({ usedSeconds, pausedSeconds, pauses: after.pauseCount }).toEqual({
      usedSeconds: whole.activeMs / 1000,
      pausedSeconds: whole.pausedMs / 1000,
      pauses: whole.pauses,
    });
    const respondedMs = after.respondedAt === null ? null : between(start, after.respondedAt);
    expect(respondedMs).toBe(whole.firstResponseMs);
  });
});

test("something is due exactly while the supplier has to act and a moment was asked for or promised", () => {
  eachScene(({ after }) => {
    const hasLimit =
      after.promisedAt !== null ||
      after.deliverDueAt !== null ||
      (after.respondedAt === null && after.respondDueAt !== null);
    expect(after.dueAt !== null).toBe(isWorking(after) && hasLimit);
    if (after.dueAt !== null) expect(after.atRiskAt).toBeLessThanOrEqual(after.dueAt);
    expect(after.runningSince !== null).toBe(isWorking(after));
    expect(after.waitingSince !== null).toBe(after.state === "waiting");
    expect(after.closedAt !== null).toBe(
      !isWorking(after) && after.state !== "waiting" && after.state !== "delivered",
    );
  });
});

test("a promised moment moves only by agreement, or later because a promise in days was paused", () => {
  eachScene(({ before, after, step }) => {
    if (before.promisedAt === null || step === "answerDate") return;
    expect(after.originalPromisedAt).toBe(before.originalPromisedAt);
    expect(after.promisedAt).toBeGreaterThanOrEqual(before.promisedAt);
    const wasStopped = before.state === "waiting" || before.state === "delivered";
    if (before.promisedDays === null || !wasStopped) expect(after.promisedAt).toBe(before.promisedAt);
  });
});

test("what is missed stays missed, whatever is done short of delivering it", () => {
  eachScene(({ before, after, now }) => {
    const stillOpen = isWorking(after) || after.state === "waiting";
    if (isMissed(before, now) && before.state !== "delivered" && stillOpen)
      expect(isMissed(after, now)).toBe(true);
  });
});

test("a late delivery is late, and only a late one", () => {
  eachScene(({ after, step, now }) => {
    if (step !== "deliver") return;
    expect(after.promiseKept).toBe(after.promisedAt === null ? null : now <= after.promisedAt);
    expect(after.deliveredInTime).toBe(after.deliverDueAt === null ? null : now <= after.deliverDueAt);
  });
});

test("the watcher comes to an end at every moment, and finds no due moment and no risk twice", () => {
  fc.assert(
    fc.property(story, (scenes) => {
      const time = timeOf(oslo, "working");
      let clock = asked(start, { respond: [4, "workingHours"], deliver: [3, "workingDays"] });
      const found: string[] = [];
      let now = start;
      for (const { move, minutes, number } of scenes) {
        now += minutes * MINUTE_MS;
        clock = watchUntilQuiet(clock, now, found);
        const { step, run } = moves[move]!;
        if (mayHappen(clock, step)) clock = run(clock, time, now, number);
      }
      expect(found).toEqual([...new Set(found)]);
    }),
    { numRuns: 400 },
  );
});

function watchUntilQuiet(clock: Clock, now: number, found: string[]) {
  let current = clock;
  for (let looks = 0; looks < 5; looks += 1) {
    const seen = look(current, now);
    if (!seen) return current;
    found.push(`${seen.finding} ${seen.finding === "atRisk" ? current.atRiskAt : current.dueAt}`);
    if (seen.finding === "breached") expect(now).toBeGreaterThan(current.dueAt!);
    current = seen.clock;
  }
  throw new Error("The watcher does not come to an end.");
}
