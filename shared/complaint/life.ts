import type { ComplaintState } from "./model.ts";

/** Who takes a step: the handler, the complainant, or time alone. */
export type Actor = "handler" | "complainant" | "system";

interface Step {
  by: Actor;
  from: readonly ComplaintState[];
  to: ComplaintState;
  /** What it cannot do without. */
  needs: readonly string[];
}

/** How long the complainant's answer is waited for, in working days. */
export const CONFIRM_DAYS = 10;

/** The five steps and what may lead away from them; nothing leads out of `learned` and `withdrawn`. */
export const steps = {
  analyse: {
    by: "handler",
    from: ["received", "analysed", "disputed"],
    to: "analysed",
    needs: ["cause", "plan"],
  },
  sharePlan: { by: "handler", from: ["analysed"], to: "planShared", needs: [] },
  report: { by: "handler", from: ["planShared"], to: "resultShared", needs: ["result"] },
  confirm: { by: "complainant", from: ["resultShared", "unconfirmed"], to: "confirmed", needs: [] },
  dispute: { by: "complainant", from: ["resultShared", "unconfirmed"], to: "disputed", needs: [] },
  expire: { by: "system", from: ["resultShared"], to: "unconfirmed", needs: [] },
  learn: {
    by: "handler",
    from: ["confirmed", "unconfirmed"],
    to: "learned",
    needs: ["cause", "prevention", "owner"],
  },
  withdraw: {
    by: "complainant",
    from: ["received", "analysed", "planShared", "disputed"],
    to: "withdrawn",
    needs: [],
  },
} as const satisfies Record<string, Step>;
export type StepName = keyof typeof steps;

/** A way from one state to another that somebody tries, with what they bring along. */
export interface Move {
  from: ComplaintState;
  to: ComplaintState;
  by: Actor;
  fields: readonly string[];
  /** Working days since the result was reported, for the step that time takes. */
  daysSince?: number;
}

export type MoveVerdict =
  | { isAllowed: true }
  | { isAllowed: false; reason: "noSuchStep" | "wrongActor" | "tooEarly" }
  | { isAllowed: false; reason: "missing"; field: string };

/**
 * Whether a complaint may move on; the first thing that is wrong is named.
 *
 * @example moveVerdict({ from: "analysed", to: "resultShared", by: "handler", fields: ["result"] })
 * // => { isAllowed: false, reason: "noSuchStep" }
 */
export function moveVerdict({ from, to, by, fields, daysSince = CONFIRM_DAYS }: Move): MoveVerdict {
  const step = Object.values<Step>(steps).find((one) => one.to === to && one.from.includes(from));
  if (!step) return { isAllowed: false, reason: "noSuchStep" };
  if (step.by !== by) return { isAllowed: false, reason: "wrongActor" };
  const missing = step.needs.find((field) => !fields.includes(field));
  if (missing) return { isAllowed: false, reason: "missing", field: missing };
  if (by === "system" && daysSince < CONFIRM_DAYS) return { isAllowed: false, reason: "tooEarly" };
  return { isAllowed: true };
}

/**
 * Whether somebody in one of these roles may take a step now; screens offer what the server would allow.
 *
 * @example mayTake("confirm", "resultShared", ["complainant"]) // => true
 */
export function mayTake(name: StepName, state: ComplaintState, roles: readonly string[]) {
  const step: Step = steps[name];
  return step.from.includes(state) && roles.includes(step.by);
}

/** The five dots, and the dot at which each state stands. */
export const dots = ["received", "analysed", "planShared", "resultShared", "learned"] as const;
const dotOf: Record<ComplaintState, number> = {
  received: 0,
  analysed: 1,
  planShared: 2,
  resultShared: 3,
  confirmed: 3,
  unconfirmed: 3,
  disputed: 0,
  learned: 4,
  withdrawn: 0,
};

/**
 * How many of the five steps are done.
 *
 * @example dotsDone("planShared") // => 3
 */
export const dotsDone = (state: ComplaintState) => dotOf[state] + 1;

/** Whose turn it is; nobody's once it is closed. */
export function turnOf(state: ComplaintState): "handler" | "complainant" | "nobody" {
  if (state === "resultShared") return "complainant";
  return state === "learned" || state === "withdrawn" ? "nobody" : "handler";
}
