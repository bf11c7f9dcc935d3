import { type Clock, isWorking, settle, startClock } from "#shared/commitment/clock.ts";
import { type Limit, limitUntil, type Time } from "#shared/commitment/time.ts";
import {
  accept,
  close,
  confirm,
  deliver,
  pause,
  respond,
  resume,
  sendBack,
} from "#shared/commitment/transitions.ts";
import { look } from "#shared/commitment/watch.ts";
import type { Side } from "#shared/relationship/model.ts";
import type { CaseFacts, CaseStep } from "./case.ts";
import type { CaseWord } from "./fields.ts";

/** By what a case is measured: the standards' moments, how its time passes, and when silence ends. */
export interface Terms {
  respond: Limit | null;
  deliver: Limit | null;
  time: Time;
  /** Whether the log tells when people answered; where it does not, a promise counts as the answer. */
  tellsAnswers: boolean;
  unconfirmedAt(deliveredAt: number): number;
}

/** One line of the history that a case would have left here. */
export interface Happening {
  verb: `commitment.${string}`;
  at: number;
  /** Who acted; null where time did. */
  by: Side | null;
  state: Clock["state"];
  momentAt?: number;
}

export interface Replayed {
  clock: Clock;
  history: Happening[];
}

type Asked = Pick<CaseFacts, "askedAt" | "promisedAt" | "steps">;

/**
 * Lives a case of the past through the rules that hold for every commitment, up to `now`: its clock as it would stand,
 * and the history it would have left. What changes nothing (a second delivery, an answer to no question) is left out.
 *
 * @example replay({ askedAt, promisedAt: null, steps: [{ at: deliveredAt, word: "delivered" }] }, terms, now).clock.deliveredInTime // => true
 */
export function replay(asked: Asked, terms: Terms, now: number): Replayed {
  const history: Happening[] = [];
  let clock = begin(asked, terms, history);
  for (const step of asked.steps) {
    const changes = changesOf(step, clock, terms);
    clock = pass(clock, step.at, history, changes.length > 0 && clock.state === "delivered");
    for (const { verb, by, apply } of changes) {
      clock = apply(clock);
      history.push({ verb: `commitment.${verb}`, at: step.at, by, state: clock.state });
    }
  }
  return { clock: pass(clock, now, history, false), history };
}

function begin({ askedAt, promisedAt }: Asked, terms: Terms, history: Happening[]): Clock {
  const isAnswered = promisedAt !== null && !terms.tellsAnswers;
  const start = startClock({ askedAt, respond: isAnswered ? null : terms.respond, deliver: terms.deliver });
  if (promisedAt === null) {
    history.push({ verb: "commitment.asked", at: askedAt, by: "customer", state: start.state });
    return start;
  }
  const promised = accept(
    start,
    { ...limitUntil(promisedAt, askedAt, terms.time), workingDays: null },
    askedAt,
  );
  history.push({
    verb: "commitment.promised",
    at: askedAt,
    by: "supplier",
    state: promised.state,
    momentAt: promisedAt,
  });
  if (isAnswered) return promised;
  return settle({ ...promised, respondedAt: null, respondedInTime: null });
}

/** What time alone did until a moment; a delivery about to be answered was not left in silence. */
function pass(before: Clock, until: number, history: Happening[], isAboutToBeAnswered: boolean): Clock {
  let clock = before;
  while (
    clock.watchAt !== null &&
    clock.watchAt < until &&
    !(clock.state === "delivered" && isAboutToBeAnswered)
  ) {
    const found = look(clock, clock.watchAt + 1);
    if (!found) return clock;
    const momentAt = clock.dueAt ?? undefined;
    clock = found.clock;
    history.push({
      verb: `commitment.${found.finding}`,
      at: found.occurredAt,
      by: null,
      state: clock.state,
      momentAt,
    });
  }
  return clock;
}

interface Change {
  verb: string;
  by: Side;
  apply(clock: Clock): Clock;
}

/** What a step does to a commitment that stands where it stands; nothing where it has done so already. */
function changesOf({ at, word }: CaseStep, clock: Clock, { time, unconfirmedAt }: Terms): Change[] {
  const isWaiting = clock.state === "waiting";
  const isOpen = isWorking(clock) || isWaiting;
  const isDelivered = clock.state === "delivered";
  const when = (isPossible: boolean, ...changes: Change[]) => (isPossible ? changes : []);
  const bySupplier = (verb: string, apply: Change["apply"]): Change => ({ verb, by: "supplier", apply });
  const byCustomer = (verb: string, apply: Change["apply"]): Change => ({ verb, by: "customer", apply });

  const reply = when(
    isOpen && clock.respondedAt === null,
    bySupplier("replied", (open) => respond(open, at)),
  );
  const answer = when(
    isWaiting,
    byCustomer("answered", (open) => resume(open, time, at)),
  );
  const giveBack = when(
    isDelivered,
    byCustomer("returned", (done) => sendBack(done, time, "no", at)),
  );
  const hand = when(
    isOpen,
    bySupplier("delivered", (open) => deliver(open, time, at, unconfirmedAt(at))),
  );
  const changes: Record<CaseWord, () => Change[]> = {
    asked: () => [],
    replied: () => reply,
    working: () => [...answer, ...giveBack, ...when(isWorking(clock), ...reply)],
    questioned: () => [
      ...giveBack,
      ...when(
        isWorking(clock) || isDelivered,
        bySupplier("questioned", (open) => pause(open, time, at)),
      ),
    ],
    answered: () => answer,
    delivered: () => hand,
    returned: () => giveBack,
    confirmed: () => [
      ...hand,
      ...when(
        isOpen || isDelivered,
        byCustomer("confirmed", (done) => confirm(done, at)),
      ),
    ],
    withdrawn: () =>
      when(
        isOpen,
        byCustomer("withdrawn", (open) => close(open, time, "withdrawn", at)),
      ),
    declined: () =>
      when(
        isOpen,
        bySupplier("declined", (open) => close(respond(open, at), time, "declined", at)),
      ),
  };
  return changes[word]();
}
