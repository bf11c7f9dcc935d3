import type { Commands, View } from "#shared/contribution.ts";

export const surveyCommands = {
  "survey.answer": {
    title: "survey.answer",
    places: ["palette"],
    when: { scope: "personal" },
  },
  "survey.openRound": {
    title: "survey.openRound",
    places: ["toolbar"],
    when: { selection: "surveyRounds" },
  },
  "survey.closeRound": {
    title: "survey.closeRound",
    places: ["row", "palette"],
    when: { selection: "surveyRound", state: "open" },
  },
  "survey.explainNoAction": {
    title: "survey.explainNoAction",
    places: ["row", "palette"],
    when: { selection: "surveyRound", state: "closed" },
  },
  "survey.addAction": {
    title: "survey.addAction",
    places: ["toolbar"],
    when: { selection: "release" },
  },
  "survey.setThresholds": {
    title: "survey.setThresholds",
    places: ["palette"],
    when: { scope: "personal", isAdmin: true },
  },
} satisfies Partial<Commands<"survey">>;

export const surveyViews = {
  survey: { title: "app.survey", path: "/survey", scopes: ["personal"], partOf: "voice" },
} satisfies Record<string, View>;
