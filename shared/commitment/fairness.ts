/** What happened to a commitment, as its clock sees it; an answer of any kind to a question resumes. */
export type ClockEvent =
  | {
      at: number;
      kind:
        | "asked"
        | "humanReply"
        | "autoReply"
        | "paused"
        | "resumed"
        | "delivered"
        | "returned"
        | "declined"
        | "withdrawn";
    }
  | { at: number; kind: "targetChanged"; targetMs: number; isAccepted: boolean };

export interface ClockReading {
  /** Until the first answer by a person; null while there is none. */
  firstResponseMs: number | null;
  /** While the supplier had to act, all deliveries before a return included. */
  activeMs: number;
  /** While a question was with the customer. */
  pausedMs: number;
  pauses: number;
  effectiveTargetMs: number;
  isClosed: boolean;
  withinTarget: boolean;
  /** Paused so often or so long that someone should look. */
  flagPause: boolean;
}

/** How much time passed between two moments, in milliseconds: elapsed, or a calendar's working time. */
export type Between = (startAt: number, endAt: number) => number;

type Holder = "supplier" | "customer" | "nobody";

/** Who has to act after an event; the events not named here change nothing. */
const holderAfter: Partial<Record<ClockEvent["kind"], Holder>> = {
  asked: "supplier",
  paused: "customer",
  resumed: "supplier",
  delivered: "nobody",
  returned: "supplier",
  declined: "nobody",
  withdrawn: "nobody",
};

/** A question, a delivery and a refusal are answers too; what a machine sends is not. */
const humanAnswers: readonly ClockEvent["kind"][] = ["humanReply", "paused", "delivered", "declined"];

const mostPauses = 3;
const elapsed: Between = (startAt, endAt) => endAt - startAt;

/**
 * Reads a commitment's clock at a moment: time is charged to whoever has to act, and to nobody between a delivery and
 * its return; nothing that happens later takes back time already used.
 *
 * @example readClock([{ at: 0, kind: "asked" }, { at: 5, kind: "delivered" }], { asOf: 9, targetMs: 6 }).activeMs // => 5
 */
export function readClock(
  events: readonly ClockEvent[],
  { asOf, targetMs, between = elapsed }: { asOf: number; targetMs: number; between?: Between },
): ClockReading {
  const past = events.filter(({ at }) => at <= asOf).sort((a, b) => a.at - b.at);
  const spans = spansOf(past, asOf);
  const activeUntil = (until: number) => spentBy("supplier", until, spans, between);
  const activeMs = activeUntil(asOf);
  const pausedMs = spentBy("customer", asOf, spans, between);
  const pauses = spans.filter(({ holder }) => holder === "customer").length;
  const effectiveTargetMs = targetAfter(past, targetMs, activeUntil);
  return {
    firstResponseMs: firstResponse(past, between),
    activeMs,
    pausedMs,
    pauses,
    effectiveTargetMs,
    isClosed: spans.at(-1)?.holder === "nobody",
    withinTarget: activeMs <= effectiveTargetMs,
    flagPause: pauses > mostPauses || pausedMs > (activeMs + pausedMs) / 2,
  };
}

interface Span {
  holder: Holder;
  startAt: number;
  endAt: number;
}

/** One span for each stretch of time in which the same side had to act. */
function spansOf(events: readonly ClockEvent[], asOf: number): Span[] {
  const spans: Span[] = [];
  for (const { at, kind } of events) {
    const holder = holderAfter[kind];
    const last = spans.at(-1);
    if (!holder || last?.holder === holder) continue;
    if (last) last.endAt = at;
    spans.push({ holder, startAt: at, endAt: asOf });
  }
  return spans;
}

function spentBy(holder: Holder, until: number, spans: readonly Span[], between: Between) {
  return spans
    .filter((span) => span.holder === holder && span.startAt < until)
    .reduce((spent, { startAt, endAt }) => spent + between(startAt, Math.min(endAt, until)), 0);
}

/** A changed target needs the other side's yes; a looser one also has to come before the old one was missed. */
function targetAfter(events: readonly ClockEvent[], first: number, activeUntil: (at: number) => number) {
  let targetMs = first;
  for (const event of events) {
    if (event.kind !== "targetChanged" || !event.isAccepted) continue;
    const isTighter = event.targetMs <= targetMs;
    if (isTighter || activeUntil(event.at) <= targetMs) targetMs = event.targetMs;
  }
  return targetMs;
}

function firstResponse(events: readonly ClockEvent[], between: Between) {
  const asked = events.find(({ kind }) => kind === "asked");
  const answered = events.find(({ kind }) => humanAnswers.includes(kind));
  return asked && answered ? between(asked.at, answered.at) : null;
}
