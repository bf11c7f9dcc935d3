import type { StepName } from "#shared/commitment/life.ts";
import type { CommitmentState } from "#shared/commitment/model.ts";
import type { Side } from "#shared/relationship/model.ts";

/** The life as people tell it: who may do what while a commitment stands where. Written out, so that no rule vouches for itself. */
export const told: Record<CommitmentState, Record<Side, StepName[]>> = {
  asked: {
    supplier: ["accept", "decline", "reply", "askCustomer", "deliver", "assign"],
    customer: ["reply", "withdraw", "nudge"],
  },
  accepted: {
    supplier: ["reply", "askCustomer", "deliver", "assign", "proposeDate", "answerDate"],
    customer: ["reply", "withdraw", "nudge", "proposeDate", "answerDate"],
  },
  waiting: {
    supplier: ["reply", "deliver", "assign", "nudge", "proposeDate", "answerDate"],
    customer: ["answer", "withdraw", "proposeDate", "answerDate"],
  },
  delivered: { supplier: ["reply", "assign"], customer: ["confirm", "return"] },
  confirmed: { supplier: [], customer: [] },
  unconfirmed: { supplier: [], customer: [] },
  declined: { supplier: [], customer: [] },
  withdrawn: { supplier: [], customer: [] },
};
