import type { Commands } from "#shared/contribution.ts";

export const recognitionCommands = {
  "recognition.thank": {
    title: "recognition.thank",
    places: ["palette", "toolbar", "message", "compose", "selection"],
    key: "Alt+Shift+T",
  },
  "recognition.thankForWork": {
    title: "recognition.thankForWork",
    places: ["row", "palette"],
    when: { selection: "commitment", side: "customer", state: ["confirmed", "unconfirmed"] },
  },
  "recognition.nominate": {
    title: "recognition.nominate",
    places: ["toolbar"],
    when: { selection: "honours" },
  },
  "recognition.grantHonour": {
    title: "recognition.grantHonour",
    places: ["row"],
    when: { selection: "honour", state: "proposed" },
  },
  "recognition.declineHonour": {
    title: "recognition.declineHonour",
    places: ["row"],
    when: { selection: "honour", state: "proposed" },
  },
} satisfies Partial<Commands<"recognition">>;
