import { listServices } from "#shared/agreement/api.ts";
import { complain } from "#shared/complaint/api.ts";
import { activeTeams } from "#tab/me.ts";
import type { Subject, Tools } from "#tab/tools.ts";
import type { Field, FormDefinition, PickLoader, Saying } from "#tab/ui/form.ts";

/** The services of the team that is chosen, or of the one that is known already. */
const servicesOf = (knownTeamId: string | undefined): PickLoader => ({
  endpoint: listServices as unknown as PickLoader["endpoint"],
  input({ supplierTeamId }) {
    const teamId = knownTeamId ?? (supplierTeamId as { id?: string } | undefined)?.id;
    return teamId ? { teamId } : null;
  },
  options: (answer) =>
    (answer as { items: { serviceId: string; name: string }[] }).items.map(({ serviceId, name }) => ({
      value: serviceId,
      label: name,
    })),
});

const supplier: Field = {
  name: "supplierTeamId",
  kind: "team",
  label: "complaint.form.supplier",
  suggest: "suppliers",
};
const ownTeam: Field = { name: "customerTeamId", kind: "myTeam", label: "complaint.form.ownTeam" };
const words: Field[] = [
  { name: "text", kind: "longText", label: "complaint.form.text", hint: "complaint.form.textHint" },
  { name: "wish", kind: "longText", label: "complaint.form.wish", isOptional: true },
];
const naming: Field = {
  name: "naming",
  kind: "choice",
  label: "complaint.form.naming",
  options: [
    { value: "named", label: "complaint.form.named" },
    { value: "kept", label: "complaint.form.kept" },
  ],
};

/** What happened, and whether the team may know who says so; what belongs to another office finds the way there. */
export function complainForm({ me }: Tools, subject: Subject, officeUrl: string | null): FormDefinition {
  const { commitment, serviceId } = subject;
  const team = supplierOf(me, subject);
  const service: Field = {
    name: "serviceId",
    kind: "pick",
    label: "complaint.form.service",
    load: servicesOf(team?.teamId),
    isOptional: true,
  };
  return {
    title: "complaint.complain",
    ...(team ? { about: commitment ? `${team.name}: ${commitment.sentence}` : team.name } : {}),
    intro: officeUrl ? "complaint.form.intro" : "complaint.form.introNoOffice",
    ...(officeUrl
      ? { link: { text: "complaint.form.office", href: officeUrl, label: "complaint.form.officeLink" } }
      : {}),
    endpoint: complain as unknown as FormDefinition["endpoint"],
    fields: [...(team ? [] : [supplier]), ...(commitment ? [] : [ownTeam, service]), ...words, naming],
    fixed: {
      ...(team ? { supplierTeamId: team.teamId } : {}),
      ...(commitment
        ? { commitmentId: commitment.commitmentId, customerTeamId: commitment.customer.teamId }
        : {}),
    },
    values: { naming: "named", serviceId },
    says: sayings,
    submit: "app.send",
    done: "complaint.form.done",
    badge: "named",
    draftKey: `complaint.complain:${commitment?.commitmentId ?? serviceId ?? team?.teamId ?? ""}`,
  };
}

const sayings = ({ naming: chosen }: Record<string, unknown>): Saying[] =>
  chosen === "kept" ? [{ key: "complaint.form.keptNote", isWarning: true }] : [];

/** Of a relationship the side one is not on. */
function supplierOf(me: Tools["me"], { team, relationship, commitment }: Subject) {
  if (commitment) return commitment.supplier;
  if (!relationship) return team;
  const mine = activeTeams(me).map(({ teamId }) => teamId);
  return mine.includes(relationship.supplier.teamId) ? relationship.customer : relationship.supplier;
}
