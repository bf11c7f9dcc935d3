import type { Commands, Place, View } from "#shared/contribution.ts";
import type { Side } from "#shared/relationship/model.ts";
import { type StepName, steps } from "./life.ts";
import type { CommitmentState } from "./model.ts";

const everywhere = ["palette", "toolbar", "message", "compose", "selection"] as const satisfies Place[];
const onRow = ["row", "palette"] as const satisfies Place[];

/** Shown where the life allows the step: the same list that the server refuses by. */
function whenSideMay(side: Side, name: StepName) {
  const states: { [Which in Side]?: readonly CommitmentState[] } = steps[name];
  return { selection: "commitment", side, state: states[side] ?? [] } as const;
}
const whenSupplierMay = (name: StepName) => whenSideMay("supplier", name);
const whenCustomerMay = (name: StepName) => whenSideMay("customer", name);

/** Steps that either side may take in the same states. */
const whenEitherMay = (name: "proposeDate" | "answerDate") =>
  ({ selection: "commitment", state: steps[name].supplier }) as const;

export const commitmentCommands = {
  "commitment.ask": { title: "commitment.ask", places: [...everywhere], key: "Alt+Shift+A" },
  "commitment.promise": {
    title: "commitment.promise",
    places: [...everywhere],
    key: "Alt+Shift+P",
    when: { scope: "personal" },
  },

  "commitment.accept": { title: "commitment.accept", places: [...onRow], when: whenSupplierMay("accept") },
  "commitment.deliver": { title: "commitment.deliver", places: [...onRow], when: whenSupplierMay("deliver") },
  "commitment.askCustomer": {
    title: "commitment.askCustomer",
    places: [...onRow],
    when: whenSupplierMay("askCustomer"),
  },
  "commitment.reply": { title: "commitment.reply", places: [...onRow], when: whenSupplierMay("reply") },
  "commitment.decline": { title: "commitment.decline", places: [...onRow], when: whenSupplierMay("decline") },
  "commitment.take": { title: "commitment.take", places: [...onRow], when: whenSupplierMay("assign") },
  "commitment.assign": { title: "commitment.assign", places: [...onRow], when: whenSupplierMay("assign") },
  "commitment.remind": { title: "commitment.remind", places: [...onRow], when: whenSupplierMay("nudge") },

  "commitment.answer": { title: "commitment.answer", places: [...onRow], when: whenCustomerMay("answer") },
  "commitment.goOn": { title: "commitment.goOn", places: [...onRow], when: whenCustomerMay("answer") },
  "commitment.confirm": { title: "commitment.confirm", places: [...onRow], when: whenCustomerMay("confirm") },
  "commitment.partly": { title: "commitment.partly", places: [...onRow], when: whenCustomerMay("return") },
  "commitment.refuse": { title: "commitment.refuse", places: [...onRow], when: whenCustomerMay("return") },
  "commitment.nudge": { title: "commitment.nudge", places: [...onRow], when: whenCustomerMay("nudge") },
  "commitment.write": { title: "commitment.write", places: [...onRow], when: whenCustomerMay("reply") },
  "commitment.withdraw": {
    title: "commitment.withdraw",
    places: [...onRow],
    when: whenCustomerMay("withdraw"),
  },

  "commitment.proposeDate": {
    title: "commitment.proposeDate",
    places: [...onRow],
    when: whenEitherMay("proposeDate"),
  },
  "commitment.agreeDate": {
    title: "commitment.agreeDate",
    places: [...onRow],
    when: whenEitherMay("answerDate"),
  },
  "commitment.refuseDate": {
    title: "commitment.refuseDate",
    places: [...onRow],
    when: whenEitherMay("answerDate"),
  },

  "commitment.copyLink": {
    title: "record.copyLink",
    places: ["row"],
    isAside: true,
    when: { selection: "commitment" },
  },
} satisfies Partial<Commands<"commitment">>;

/** The step behind each command on a row: with `stepVerdict` a screen leaves out what would be refused. */
export const stepOfCommand = {
  "commitment.accept": "accept",
  "commitment.deliver": "deliver",
  "commitment.askCustomer": "askCustomer",
  "commitment.reply": "reply",
  "commitment.decline": "decline",
  "commitment.take": "assign",
  "commitment.assign": "assign",
  "commitment.remind": "nudge",
  "commitment.answer": "answer",
  "commitment.goOn": "answer",
  "commitment.confirm": "confirm",
  "commitment.partly": "return",
  "commitment.refuse": "return",
  "commitment.nudge": "nudge",
  "commitment.write": "reply",
  "commitment.withdraw": "withdraw",
  "commitment.proposeDate": "proposeDate",
  "commitment.agreeDate": "answerDate",
  "commitment.refuseDate": "answerDate",
} as const satisfies Partial<Record<keyof typeof commitmentCommands, StepName>>;

export const commitmentViews = {
  today: { title: "app.today", path: "/today", scopes: ["personal"] },
} satisfies Record<string, View>;
