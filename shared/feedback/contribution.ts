import type { Commands, View } from "#shared/contribution.ts";
import { type SuggestionStep, suggestionSteps } from "./rules.ts";

const onSuggestion = (side: "supplier" | "customer", step: SuggestionStep) =>
  ({ selection: "suggestion", side, state: suggestionSteps[step] }) as const;

export const feedbackCommands = {
  "feedback.suggest": {
    title: "feedback.suggest",
    places: ["palette", "toolbar", "message", "compose", "selection"],
  },
  "feedback.accept": {
    title: "feedback.accept",
    places: ["row"],
    when: onSuggestion("supplier", "answer"),
  },
  "feedback.finish": {
    title: "feedback.finish",
    places: ["row"],
    when: onSuggestion("supplier", "finish"),
  },
  "feedback.decline": {
    title: "feedback.decline",
    places: ["row"],
    when: onSuggestion("supplier", "answer"),
  },
  "feedback.take": {
    title: "feedback.take",
    places: ["row"],
    when: onSuggestion("supplier", "take"),
  },
  "feedback.withdraw": {
    title: "feedback.withdraw",
    places: ["row"],
    when: onSuggestion("customer", "withdraw"),
  },
  "feedback.consult": {
    title: "feedback.consult",
    places: ["toolbar"],
    when: { selection: "consultations" },
  },
  "feedback.answerConsultation": {
    title: "feedback.answerConsultation",
    places: ["row"],
    when: { selection: "consultation", side: "customer", state: "open" },
  },
  "feedback.decideConsultation": {
    title: "feedback.decideConsultation",
    places: ["row"],
    when: { selection: "consultation", side: "supplier", state: "due" },
  },
} satisfies Partial<Commands<"feedback">>;

/** Where thanks, suggestions, complaints and the survey meet. */
export const feedbackViews = {
  voice: { title: "app.voice", path: "/voice", scopes: ["personal"] },
} satisfies Record<string, View>;
