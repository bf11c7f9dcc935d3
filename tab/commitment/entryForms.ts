import * as api from "#shared/commitment/api.ts";
import type { Subject } from "#tab/tools.ts";
import type { Field, FormDefinition } from "#tab/ui/form.ts";
import { idIn, servicesOf } from "#tab/ui/services.ts";

const DAY_MS = 86_400_000;
const CLOSING_HOUR = 17;

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

/** One sentence to a supplier; the rest may stay empty. */
export function askForm({ relationship, team, serviceId }: Subject): FormDefinition {
  const supplier = relationship?.supplier ?? team;
  return {
    title: "commitment.ask",
    endpoint: api.askForCommitment as unknown as FormDefinition["endpoint"],
    fields: [
      sentence("commitment.field.askSentence"),
      { name: "supplierTeamId", kind: "team", label: "commitment.field.supplier", suggest: "suppliers" },
      { name: "customerTeamId", kind: "myTeam", label: "commitment.field.forTeam" },
      { name: "wishedAt", kind: "moment", label: "commitment.field.wishedAt", isOptional: true },
      service("supplierTeamId"),
      details,
    ],
    values: { supplierTeamId: supplier && { id: supplier.teamId, name: supplier.name }, serviceId },
    submit: "commitment.submit.ask",
    done: "commitment.done.askedFor",
    badge: "named",
    mayWait: true,
    quick: ["supplierTeamId", "sentence", "wishedAt"],
    draftKey: `commitment.ask${supplier ? `:${supplier.teamId}` : ""}`,
  };
}

/** One sentence to a customer, with the next closing time suggested as the due moment. */
export function promiseForm({ relationship }: Subject): FormDefinition {
  const customer = relationship?.customer;
  return {
    title: "commitment.promise",
    endpoint: api.promiseCommitment as unknown as FormDefinition["endpoint"],
    fields: [
      sentence("commitment.field.promiseSentence"),
      { name: "customerTeamId", kind: "team", label: "commitment.field.customer", suggest: "customers" },
      { name: "dueAt", kind: "moment", label: "commitment.field.dueAt" },
      { name: "supplierTeamId", kind: "myTeam", label: "commitment.field.fromTeam" },
      service("supplierTeamId"),
      details,
    ],
    values: {
      customerTeamId: customer && { id: customer.teamId, name: customer.name },
      dueAt: nextClosing(new Date()),
    },
    submit: "commitment.submit.promise",
    done: "commitment.done.promised",
    badge: "named",
    mayWait: true,
    quick: ["customerTeamId", "sentence", "dueAt"],
    draftKey: `commitment.promise${customer ? `:${customer.teamId}` : ""}`,
  };
}

/**
 * Five in the afternoon of the next weekday in the reader's zone: a suggestion that can be changed.
 *
 * @example nextClosing(new Date("2026-11-20T10:00")) // => Monday 23 November, 17:00
 */
export function nextClosing(now: Date) {
  const day = new Date(now.getTime() + DAY_MS);
  while (day.getDay() === 0 || day.getDay() === 6) day.setDate(day.getDate() + 1);
  return day.setHours(CLOSING_HOUR, 0, 0, 0);
}
