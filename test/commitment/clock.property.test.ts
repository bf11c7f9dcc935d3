import fc from "fast-check";
import { expect, test } from "vitest";
import { type Clock, isWorking } from "#shared/commitment/clock.ts";
import { readClock } from "#shared/commitment/fairness.ts";
import { isMissed, readTimes } from "#shared/commitment/standing.ts";
import { timeOf } from "#shared/commitment/time.ts";
import { look } from "#shared/commitment/watch.ts";
import { asked, oslo } from "./hours.ts";

import { eachScene, MINUTE_MS, mayHappen, moves, start, story } from "./stories.ts";

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
