import type { Side } from "#shared/relationship/model.ts";
import type { CommitmentState } from "./model.ts";

/** One step of a commitment's life: who may take it when, and where it leads. */
export interface Step {
  /** The states in which the supplier's side may take it, and the customer's. */
  supplier?: readonly CommitmentState[];
  customer?: readonly CommitmentState[];
  /** `working` is where the work stood before: accepted, or asked while nothing was promised. Without it the state stays. */
  to?: CommitmentState | "working";
  /** Only before, or only after, a moment was promised. */
  promise?: "before" | "after";
  /** Never by somebody who belongs to the supplier team as well: nobody answers for the other side. */
  isForOutsiders?: true | "orRequester";
}

/** The whole life; closed states are in no list, so nothing leads out of them. */
export const steps = {
  accept: { supplier: ["asked"], to: "accepted" },
  decline: { supplier: ["asked", "waiting"], to: "declined", promise: "before" },
  reply: { supplier: ["asked", "accepted", "waiting", "delivered"], customer: ["asked", "accepted"] },
  askCustomer: { supplier: ["asked", "accepted"], to: "waiting" },
  answer: { customer: ["waiting"], to: "working" },
  deliver: { supplier: ["asked", "accepted", "waiting"], to: "delivered" },
  confirm: { customer: ["delivered"], to: "confirmed", isForOutsiders: true },
  return: { customer: ["delivered"], to: "working", isForOutsiders: true },
  withdraw: { customer: ["asked", "accepted", "waiting"], to: "withdrawn", isForOutsiders: "orRequester" },
  proposeDate: { supplier: ["accepted", "waiting"], customer: ["accepted", "waiting"], promise: "after" },
  answerDate: { supplier: ["accepted", "waiting"], customer: ["accepted", "waiting"], promise: "after" },
  assign: { supplier: ["asked", "accepted", "waiting", "delivered"] },
  nudge: { customer: ["asked", "accepted"], supplier: ["waiting"] },
} as const satisfies Record<string, Step>;

export type StepName = keyof typeof steps;

/** On which sides a person may act, who may belong to both teams, and whether they asked for it themselves. */
export type Standpoint = Record<Side, boolean> & { isRequester?: boolean };

/** What a step looks at. */
export interface Stage {
  state: CommitmentState;
  promisedAt: number | null;
}

export type StepVerdict =
  | { isAllowed: true; side: Side }
  | { isAllowed: false; isForbidden: boolean; reason: `commitment.error.${string}` | "error.forbidden" };

/**
 * Whether somebody may take a step now, and for which side; a refusal says why. Who is on both sides acts for the
 * supplier wherever the supplier may act.
 *
 * @example stepVerdict("deliver", { state: "declined", promisedAt: null }, { supplier: true, customer: false })
 * // => { isAllowed: false, isForbidden: false, reason: "commitment.error.isDeclined" }
 */
export function stepVerdict(name: StepName, { state, promisedAt }: Stage, person: Standpoint): StepVerdict {
  const step: Step = steps[name];
  const acting = (["supplier", "customer"] as const).filter((side) => person[side] && step[side]);
  if (acting.length === 0) return forbidden("error.forbidden");
  if (!isFree(step, person)) return forbidden("commitment.error.ownTeam");
  const side = acting.find((one) => step[one]?.includes(state));
  if (!side) return refused(reasonOf(state));
  if (step.promise === "before" && promisedAt !== null) return refused("commitment.error.alreadyPromised");
  if (step.promise === "after" && promisedAt === null) return refused("commitment.error.nothingPromised");
  return { isAllowed: true, side };
}

function isFree({ isForOutsiders }: Step, { supplier, isRequester = false }: Standpoint) {
  return !isForOutsiders || !supplier || (isForOutsiders === "orRequester" && isRequester);
}

/**
 * The state a step leads to.
 *
 * @example stateAfter("answer", { state: "waiting", promisedAt: null }) // => "asked"
 */
export function stateAfter(name: StepName, { state, promisedAt }: Stage): CommitmentState {
  const { to = state }: Step = steps[name];
  if (to !== "working") return to;
  return promisedAt === null ? "asked" : "accepted";
}

/** Why something is not possible now: where the commitment stands. */
const reasons = {
  asked: "commitment.error.isAsked",
  accepted: "commitment.error.isAccepted",
  waiting: "commitment.error.isWaiting",
  delivered: "commitment.error.isDelivered",
  confirmed: "commitment.error.isConfirmed",
  unconfirmed: "commitment.error.isUnconfirmed",
  declined: "commitment.error.isDeclined",
  withdrawn: "commitment.error.isWithdrawn",
} as const satisfies Record<CommitmentState, string>;

const reasonOf = (state: CommitmentState) => reasons[state];

const forbidden = (reason: "error.forbidden" | "commitment.error.ownTeam"): StepVerdict => ({
  isAllowed: false,
  isForbidden: true,
  reason,
});

const refused = (reason: `commitment.error.${string}`): StepVerdict => ({
  isAllowed: false,
  isForbidden: false,
  reason,
});
