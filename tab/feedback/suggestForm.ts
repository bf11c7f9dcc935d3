import { suggest } from "#shared/feedback/api.ts";
import { supplierOf } from "#tab/supplier.ts";
import type { Subject, Tools } from "#tab/tools.ts";
import type { Field, FormDefinition } from "#tab/ui/form.ts";
import { idIn, servicesOf } from "#tab/ui/services.ts";

const credit: Field = {
  name: "credit",
  kind: "choice",
  label: "feedback.form.credit",
  options: [
    { value: "named", label: "feedback.form.credit.named" },
    { value: "unnamed", label: "feedback.form.credit.unnamed" },
  ],
};

/** One sentence to one team; where the command was called on a team, a service or a promise, that is known already. */
export function suggestForm({ me }: Tools, subject: Subject): FormDefinition {
  const { commitment, serviceId } = subject;
  const team = supplierOf(me, subject);
  const service: Field = {
    name: "serviceId",
    kind: "pick",
    label: "feedback.form.service",
    load: servicesOf(({ supplierTeamId }) => team?.teamId ?? idIn(supplierTeamId)),
    isOptional: true,
  };
  const anyTeam: Field = {
    name: "supplierTeamId",
    kind: "team",
    label: "feedback.form.supplier",
    suggest: "suppliers",
  };
  return {
    title: "feedback.suggest",
    about: commitment ? `${commitment.supplier.name}: ${commitment.sentence}` : team?.name,
    endpoint: suggest as unknown as FormDefinition["endpoint"],
    fields: [
      { name: "text", kind: "longText", label: "feedback.form.text", hint: "feedback.form.textHint" },
      ...(team ? [] : [anyTeam]),
      ...(commitment ? [] : [ownTeam, service]),
      credit,
    ],
    fixed: {
      ...(team ? { supplierTeamId: team.teamId } : {}),
      ...(commitment
        ? { commitmentId: commitment.commitmentId, customerTeamId: commitment.customer.teamId }
        : {}),
    },
    values: { credit: "named", serviceId },
    submit: "feedback.form.suggestSubmit",
    done: "feedback.form.suggested",
    badge: "named",
    mayWait: true,
    quick: ["supplierTeamId", "text"],
    draftKey: `feedback.suggest:${commitment?.commitmentId ?? serviceId ?? team?.teamId ?? ""}`,
  };
}

const ownTeam: Field = { name: "customerTeamId", kind: "myTeam", label: "feedback.form.ownTeam" };
