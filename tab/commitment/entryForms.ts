import * as api from "#shared/commitment/api.ts";
import type { Me } from "#shared/organisation/model.ts";
import { mayDo } from "#shared/rights.ts";
import { holderOf } from "#tab/me.ts";
import type { Subject } from "#tab/tools.ts";
import type { Field, FormDefinition } from "#tab/ui/form.ts";
import { idIn, servicesOf } from "#tab/ui/services.ts";
import { betweenTeams, saysUnknown, suggestion } from "./suggestion.ts";

const sentence = (label: Field["label"]): Field => ({ name: "sentence", kind: "text", label });
const details: Field = {
  name: "details",
  kind: "longText",
  label: "commitment.field.details",
  isOptional: true,
};

const service = (supplierField: string): Field => ({
  name: "serviceId",
  kind: "pick",
  label: "commitment.field.service",
  load: servicesOf((values) => idIn(values[supplierField])),
  isOptional: true,
});

/** In whose name a desk or a lead records, for a member of their team. */
const colleague = (
  { name, label }: Pick<Field, "name" | "label">,
  teamField: "supplierTeamId" | "customerTeamId",
  me: Me | undefined,
): Field => ({
  name,
  kind: "person",
  label,
  hint: "commitment.field.colleagueHint",
  teamField,
  isOptional: true,
  isShown: (values) =>
    me !== undefined &&
    mayDo(holderOf(me), "commitment.recordForColleague", { [teamField]: idIn(values[teamField]) }),
});

/** One sentence to a supplier; the rest may stay as it is suggested, or empty. */
export function askForm({ relationship, team, serviceId }: Subject, me?: Me): FormDefinition {
  const supplier = relationship?.supplier ?? team;
  const requester = { name: "requesterId", label: "commitment.field.requester" } as const;
  return {
    title: "commitment.ask",
    endpoint: api.askForCommitment as unknown as FormDefinition["endpoint"],
    fields: [
      sentence("commitment.field.askSentence"),
      { name: "supplierTeamId", kind: "team", label: "commitment.field.supplier", suggest: "suppliers" },
      { name: "customerTeamId", kind: "myTeam", label: "commitment.field.forTeam" },
      colleague(requester, "customerTeamId", me),
      {
        name: "wishedAt",
        kind: "moment",
        label: "commitment.field.wishedAt",
        hint: "commitment.field.wishedHint",
        isOptional: true,
      },
      service("supplierTeamId"),
      details,
    ],
    values: {
      ...(supplier && { supplierTeamId: { id: supplier.teamId, name: supplier.name } }),
      ...(serviceId && { serviceId }),
    },
    suggests: suggestion(betweenTeams("customer", "customerTeamId", "supplierTeamId"), {
      team: "supplierTeamId",
      moment: "wishedAt",
    }),
    says: saysUnknown("wishedAt"),
    submit: "commitment.submit.ask",
    done: "commitment.done.askedFor",
    badge: "named",
    mayWait: true,
    quick: ["supplierTeamId", "sentence", "wishedAt"],
    draftKey: `commitment.ask${supplier ? `:${supplier.teamId}` : ""}`,
  };
}

/** One sentence to a customer; by when is suggested by the own calendar or the service's standard. */
export function promiseForm({ relationship }: Subject, me?: Me): FormDefinition {
  const customer = relationship?.customer;
  const keeper = { name: "ownerId", label: "commitment.field.keeper" } as const;
  return {
    title: "commitment.promise",
    endpoint: api.promiseCommitment as unknown as FormDefinition["endpoint"],
    fields: [
      sentence("commitment.field.promiseSentence"),
      { name: "customerTeamId", kind: "team", label: "commitment.field.customer", suggest: "customers" },
      { name: "dueAt", kind: "due", label: "commitment.field.dueAt" },
      { name: "supplierTeamId", kind: "myTeam", label: "commitment.field.fromTeam" },
      colleague(keeper, "supplierTeamId", me),
      service("supplierTeamId"),
      details,
    ],
    values: customer ? { customerTeamId: { id: customer.teamId, name: customer.name } } : {},
    suggests: suggestion(betweenTeams("supplier", "supplierTeamId", "customerTeamId"), {
      team: "customerTeamId",
      moment: "dueAt",
    }),
    says: saysUnknown("dueAt"),
    submit: "commitment.submit.promise",
    done: "commitment.done.promised",
    badge: "named",
    mayWait: true,
    quick: ["customerTeamId", "sentence", "dueAt"],
    draftKey: `commitment.promise${customer ? `:${customer.teamId}` : ""}`,
  };
}
