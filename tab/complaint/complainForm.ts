import { complain } from "#shared/complaint/api.ts";
import { supplierOf } from "#tab/supplier.ts";
import type { Subject, Tools } from "#tab/tools.ts";
import type { Field, FormDefinition, Saying } from "#tab/ui/form.ts";
import { idIn, servicesOf } from "#tab/ui/services.ts";

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
    load: servicesOf(({ supplierTeamId }) => team?.teamId ?? idIn(supplierTeamId)),
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
    isSensitive: true,
  };
}

const sayings = ({ naming: chosen }: Record<string, unknown>): Saying[] =>
  chosen === "kept" ? [{ key: "complaint.form.keptNote", isWarning: true }] : [];
