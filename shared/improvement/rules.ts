import type { ActionState } from "./model.ts";

/** What can be done with an action, and in which states. */
export const actionSteps = {
  change: ["open"],
  finish: ["open"],
  check: ["done"],
  drop: ["open"],
} as const satisfies Record<string, readonly ActionState[]>;
export type ActionStep = keyof typeof actionSteps;

/**
 * Whether an action's life allows a step: open → done → checked, or dropped while it is open.
 *
 * @example mayStep("check", "open") // => false
 */
export const mayStep = (step: ActionStep, state: ActionState) =>
  (actionSteps[step] as readonly ActionState[]).includes(state);

/** An open action whose day has passed. */
export const isLate = ({ state, dueAt }: { state: ActionState; dueAt: number }, now: number) =>
  state === "open" && now > dueAt;
