import fc from "fast-check";
import type { Clock } from "#shared/commitment/clock.ts";
import type { ClockEvent } from "#shared/commitment/fairness.ts";
import { type StepName, stepVerdict } from "#shared/commitment/life.ts";
import { isMissed } from "#shared/commitment/standing.ts";
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
import { asked, at, oslo, promisedFor, promisedIn } from "./hours.ts";

export const MINUTE_MS = 60_000;
export const start = at("2026-03-25T09:00");

type Kind = Exclude<ClockEvent["kind"], "targetChanged">;
interface Move {
  step: StepName;
  event: Kind | null;
  run(clock: Clock, time: Time, now: number, number: number): Clock;
}

/** All that can happen; `number` picks a due moment. Clock times are whole minutes, so that seconds are exact. */
export const moves: Move[] = [
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

export const mayHappen = (clock: Clock, step: StepName) =>
  (["supplier", "customer"] as const).some(
    (side) => stepVerdict(step, clock, { supplier: false, customer: false, [side]: true }).isAllowed,
  );

export const story = fc.array(
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
export function eachScene(look: (scene: Scene) => void) {
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
