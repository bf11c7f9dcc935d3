import { acceptCommitment } from "#shared/commitment/api.ts";
import type { Commitment } from "#shared/commitment/model.ts";
import type { Field, FormDefinition } from "#tab/ui/form.ts";
import { saysUnknown, suggestion } from "./suggestion.ts";

const due: Field = { name: "dueAt", kind: "due", label: "commitment.field.dueAt" };
const dueOrStandard: Field = { ...due, hint: "commitment.field.acceptHint", isOptional: true };

/** By when: as wished, else as the standard says; where neither is still to come, what the supplier's calendar suggests. */
export function acceptForm(commitment: Commitment): FormDefinition {
  const { commitmentId, revision, sentence, wishedAt, deliverDueAt, supplier, customer } = commitment;
  const begun = [wishedAt, deliverDueAt].find((at) => at !== null && at > Date.now());
  const between = { side: "supplier", teamId: supplier.teamId, otherTeamId: customer.teamId } as const;
  return {
    title: "commitment.accept",
    about: sentence,
    endpoint: acceptCommitment as unknown as FormDefinition["endpoint"],
    fields: [deliverDueAt === null ? due : dueOrStandard],
    fixed: { commitmentId, revision },
    values: begun === undefined ? {} : { dueAt: begun },
    suggests: suggestion(() => between, { moment: "dueAt" }),
    says: saysUnknown("dueAt"),
    submit: "commitment.submit.accept",
    done: "commitment.done.accepted",
    badge: "named",
    draftKey: `commitment.accept:${commitmentId}`,
  };
}
