import { listServices } from "#shared/agreement/api.ts";
import { suggest } from "#shared/feedback/api.ts";
import { activeTeams } from "#tab/me.ts";
import type { Subject, Tools } from "#tab/tools.ts";
import type { Field, FormDefinition, PickLoader } from "#tab/ui/form.ts";

const credit: Field = {
  name: "credit",
  kind: "choice",
  label: "feedback.form.credit",
  options: [
    { value: "named", label: "feedback.form.credit.named" },
    { value: "unnamed", label: "feedback.form.credit.unnamed" },
  ],
};

/** The services of the team that is chosen, or of the one that is known already. */
export const servicesOf = (
  teamIdOf: (values: Record<string, unknown>) => string | undefined,
): PickLoader => ({
  endpoint: listServices as unknown as PickLoader["endpoint"],
  input(values) {
    const teamId = teamIdOf(values);
    return teamId ? { teamId } : null;
  },
  options: (answer) =>
    (answer as { items: { serviceId: string; name: string }[] }).items.map(({ serviceId, name }) => ({
      value: serviceId,
      label: name,
    })),
});

/** One sentence to one team; where the command was called on a team, a service or a promise, that is known already. */
export function suggestForm({ me }: Tools, subject: Subject): FormDefinition {
  const { commitment, serviceId } = subject;
  const team = supplierOf(me, subject);
  const service: Field = {
    name: "serviceId",
    kind: "pick",
    label: "feedback.form.service",
    load: servicesOf(({ supplierTeamId }) => team?.teamId ?? (supplierTeamId as { id?: string })?.id),
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

/** Of a relationship the side one is not on. */
function supplierOf(me: Tools["me"], { team, relationship, commitment }: Subject) {
  if (commitment) return commitment.supplier;
  if (!relationship) return team;
  const mine = activeTeams(me).map(({ teamId }) => teamId);
  return mine.includes(relationship.supplier.teamId) ? relationship.customer : relationship.supplier;
}
