import type { SuggestionState } from "./model.ts";

/** In which states each step of a suggestion is possible. */
export const suggestionSteps = {
  answer: ["open"],
  take: ["open", "accepted"],
  finish: ["accepted"],
  withdraw: ["open"],
} as const satisfies Record<string, readonly SuggestionState[]>;
export type SuggestionStep = keyof typeof suggestionSteps;

/**
 * Whether a suggestion can take a step: what is answered is not answered again, only what was accepted gets done.
 *
 * @example mayStep("finish", "open") // => false
 */
export const mayStep = (step: SuggestionStep, state: SuggestionState) =>
  (suggestionSteps[step] as readonly SuggestionState[]).includes(state);

/** A flood of suggestions would bury those of others. */
export const SUGGESTIONS_A_DAY = 20;

/** What its owner has left unanswered for so long is asked of the team's leads as well. */
export const LEADS_ASKED_AFTER_DAYS = 7;

export const consultationPhases = ["open", "due", "decided"] as const;
export type ConsultationPhase = (typeof consultationPhases)[number];

/**
 * Where a consultation stands: answers are taken, a decision is due, or it is decided.
 *
 * @example phaseOf({ closesAt: 10, decidedAt: null }, 11) // => "due"
 */
export function phaseOf(
  { closesAt, decidedAt }: { closesAt: number; decidedAt: number | null },
  now: number,
): ConsultationPhase {
  if (decidedAt !== null) return "decided";
  return now < closesAt ? "open" : "due";
}
