import type { NotificationKind, Saying } from "./model.ts";

/**
 * Who of those an event concerns is told: the side's person or, where nobody is named, whoever stands for the team; the
 * side that did not act, or its leads; whom the change names; who receives it, a person or a team; the people, or the
 * leads of the teams, in the event's audience. Never who acted.
 */
export type Recipient =
  | "supplier"
  | "customer"
  | "otherSide"
  | "otherLeads"
  | "named"
  | "receiver"
  | "people"
  | "leads";

interface Rule {
  said: Saying;
  to: Recipient;
  /** Who did it is not said: a complainant may keep their name from the team concerned. */
  isNameless?: true;
}

/** What each event tells whom; an event that is not listed tells nobody. */
const rules: Record<string, readonly Rule[]> = {
  "commitment.asked": [{ said: "asked", to: "supplier" }],
  "commitment.assigned": [{ said: "handedOn", to: "named" }],
  "commitment.returned": [{ said: "returned", to: "supplier" }],
  "commitment.questioned": [{ said: "questioned", to: "customer" }],
  "commitment.nudged": [{ said: "reminded", to: "otherSide" }],
  "commitment.atRisk": [{ said: "atRisk", to: "supplier" }],
  "commitment.breached": [
    { said: "breached", to: "supplier" },
    { said: "missed", to: "customer" },
  ],
  "commitment.promised": [{ said: "promised", to: "customer" }],
  "commitment.accepted": [{ said: "accepted", to: "customer" }],
  "commitment.declined": [{ said: "declined", to: "customer" }],
  "commitment.replied": [{ said: "replied", to: "otherSide" }],
  "commitment.answered": [{ said: "answered", to: "supplier" }],
  "commitment.delivered": [{ said: "delivered", to: "customer" }],
  "commitment.confirmed": [{ said: "confirmed", to: "supplier" }],
  "commitment.withdrawn": [{ said: "withdrawn", to: "supplier" }],
  "commitment.dateProposed": [{ said: "dateProposed", to: "otherSide" }],
  "commitment.dateAgreed": [{ said: "dateAgreed", to: "otherSide" }],
  "commitment.dateRefused": [{ said: "dateRefused", to: "otherSide" }],
  "relationship.proposed": [{ said: "relationship", to: "otherLeads" }],
  "agreement.proposed": [{ said: "signature", to: "otherLeads" }],
  "membership.chosen": [{ said: "membership", to: "leads" }],
  "recognition.given": [{ said: "thanked", to: "receiver" }],
  // Whole teams are asked about a plan: they are told of it, and of what was decided, a few at a time.
  "feedback.consulted": [],
  "feedback.consultationDecided": [],
  "recognition.nominated": [{ said: "nominated", to: "people" }],
  "recognition.honoured": [
    { said: "honoured", to: "receiver" },
    { said: "honourDecided", to: "named" },
  ],
  "recognition.honourDeclined": [{ said: "honourDecided", to: "named" }],
  "improvement.added": [{ said: "action", to: "named" }],
  "improvement.changed": [{ said: "action", to: "named" }],
  "committee.missing": [{ said: "committee", to: "people" }],
};

/** Slices each of whose other events says the same to the people it names. */
const families: Record<string, readonly Rule[]> = {
  complaint: [{ said: "complaint", to: "people", isNameless: true }],
  feedback: [{ said: "suggestion", to: "people", isNameless: true }],
};

/**
 * Who is told what by an event.
 *
 * @example rulesFor("commitment.asked") // => [{ said: "asked", to: "supplier" }]
 */
export function rulesFor(verb: string): readonly Rule[] {
  return rules[verb] ?? families[verb.slice(0, verb.indexOf("."))] ?? [];
}

/** The kind a saying belongs to; what interrupts at once, all else waits for the day's digest; what a channel is shown. */
interface Manner {
  kind: NotificationKind;
  isAtOnce?: true;
  isForChannel?: true;
}

export const manners: Record<Saying, Manner> = {
  asked: { kind: "asked", isAtOnce: true, isForChannel: true },
  handedOn: { kind: "asked", isAtOnce: true },
  returned: { kind: "asked", isAtOnce: true },
  questioned: { kind: "asked", isAtOnce: true },
  reminded: { kind: "asked", isAtOnce: true },
  atRisk: { kind: "due", isAtOnce: true },
  breached: { kind: "due", isAtOnce: true, isForChannel: true },
  complaint: { kind: "complaint", isAtOnce: true },
  promised: { kind: "answer" },
  accepted: { kind: "answer" },
  declined: { kind: "answer" },
  replied: { kind: "answer" },
  answered: { kind: "answer" },
  delivered: { kind: "answer" },
  confirmed: { kind: "answer" },
  withdrawn: { kind: "answer" },
  missed: { kind: "due" },
  suggestion: { kind: "answer" },
  decided: { kind: "answer" },
  dateProposed: { kind: "date", isAtOnce: true },
  dateAgreed: { kind: "date" },
  dateRefused: { kind: "date" },
  signature: { kind: "asked", isAtOnce: true },
  membership: { kind: "asked", isAtOnce: true },
  committee: { kind: "complaint", isAtOnce: true },
  // Nobody waits for these: the first comes along with what was asked, the rest has weeks.
  relationship: { kind: "asked" },
  survey: { kind: "asked" },
  consulted: { kind: "asked" },
  action: { kind: "asked" },
  nominated: { kind: "asked" },
  honoured: { kind: "thanks" },
  honourDecided: { kind: "answer" },
  thanked: { kind: "thanks" },
};
