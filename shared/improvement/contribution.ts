import type { Commands } from "#shared/contribution.ts";
import { type ActionStep, actionSteps } from "./rules.ts";

const onAction = (step: ActionStep) => ({ selection: "action", state: actionSteps[step] }) as const;

export const improvementCommands = {
  "improvement.finish": {
    title: "improvement.finish",
    places: ["row", "palette"],
    when: onAction("finish"),
  },
  "improvement.check": {
    title: "improvement.check",
    places: ["row", "palette"],
    when: onAction("check"),
  },
  "improvement.change": {
    title: "improvement.change",
    places: ["row", "palette"],
    when: onAction("change"),
  },
  "improvement.drop": {
    title: "improvement.drop",
    places: ["row", "palette"],
    when: onAction("drop"),
  },
} satisfies Partial<Commands<"improvement">>;
