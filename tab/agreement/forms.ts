import { declineAgreement, draftAgreement, withdrawAgreement } from "#shared/agreement/agreementApi.ts";
import { changeService, createService, listServices, retireService } from "#shared/agreement/api.ts";
import type { MeasuredAgreement, PromisedService } from "#shared/agreement/measured.ts";
import type { Service } from "#shared/agreement/model.ts";
import type { Me, TeamRef } from "#shared/organisation/model.ts";
import { listRelationships } from "#shared/relationship/api.ts";
import type { ListedRelationship } from "#shared/relationship/model.ts";
import { activeTeams } from "#tab/me.ts";
import type { Subject } from "#tab/tools.ts";
import type { Field, FormDefinition, PickLoader } from "#tab/ui/form.ts";
import { askFirst } from "./askFirst.ts";

const serviceFields: Field[] = [
  { name: "name", kind: "text", label: "agreement.form.name" },
  {
    name: "promise",
    kind: "longText",
    label: "agreement.form.promise",
    hint: "agreement.form.promiseHint",
    isOptional: true,
  },
  {
    name: "ownerId",
    kind: "person",
    label: "agreement.form.owner",
    hint: "agreement.form.ownerHint",
    isOptional: true,
  },
  { name: "limits", kind: "longText", label: "agreement.form.limits", isOptional: true },
  { name: "selfServiceNote", kind: "longText", label: "agreement.form.selfServiceNote", isOptional: true },
  { name: "frontLine", kind: "longText", label: "agreement.form.frontLine", isOptional: true },
];

const myTeam: Field = { name: "teamId", kind: "myTeam", label: "agreement.form.team" };

/** What a lead says about a service: a new one of this team or, when it is not said which, of one of their own. */
export function serviceForm(team: TeamRef | undefined, known?: PromisedService): FormDefinition {
  const endpoint = (known ? changeService : createService) as unknown as FormDefinition["endpoint"];
  const common = { endpoint, submit: "app.save", badge: "named" } as const;
  if (!known)
    return {
      ...common,
      title: "agreement.form.addService",
      about: team?.name,
      intro: "agreement.form.addServiceIntro",
      fields: team ? serviceFields : [...serviceFields, myTeam],
      fixed: team && { teamId: team.teamId },
      done: "agreement.done.serviceAdded",
      draftKey: `agreement.addService:${team?.teamId ?? ""}`,
    };
  const { serviceId, revision, name, promise, owner, limits, selfServiceNote, frontLine } = known;
  return {
    ...common,
    title: "agreement.form.changeService",
    first: askFirst(known),
    fields: serviceFields,
    fixed: { serviceId, revision },
    values: {
      name,
      promise: promise ?? "",
      ownerId: owner ? { id: owner.personId, name: owner.name } : undefined,
      limits: limits ?? "",
      selfServiceNote: selfServiceNote ?? "",
      frontLine: frontLine ?? "",
    },
    done: "agreement.done.serviceChanged",
    draftKey: `agreement.changeService:${serviceId}:${revision}`,
  };
}

/** There is no way back, so it is asked once more. */
export function retireForm(service: PromisedService): FormDefinition {
  const { serviceId, revision, name } = service;
  return {
    title: "agreement.form.retireService",
    about: name,
    intro: "agreement.form.retireIntro",
    first: askFirst(service),
    endpoint: retireService as unknown as FormDefinition["endpoint"],
    fields: [],
    fixed: { serviceId, revision },
    submit: "agreement.form.retireSubmit",
    done: "agreement.done.serviceRetired",
    badge: "named",
    draftKey: `agreement.retireService:${serviceId}`,
  };
}

/** Why a proposal is declined or taken back. */
export function reasonForm(kind: "decline" | "withdraw", agreement: MeasuredAgreement): FormDefinition {
  const { agreementId, revision, customer, service } = agreement;
  const isDecline = kind === "decline";
  const endpoint = isDecline ? declineAgreement : withdrawAgreement;
  return {
    title: `agreement.form.${kind}`,
    about: `${customer.name} · ${service.name}`,
    endpoint: endpoint as unknown as FormDefinition["endpoint"],
    fields: [
      { name: "reason", kind: "longText", label: "agreement.form.reason", hint: "agreement.form.reasonHint" },
    ],
    fixed: { agreementId, revision },
    submit: `agreement.form.${kind}Submit`,
    done: isDecline ? "agreement.done.declined" : "agreement.done.withdrawn",
    badge: "named",
    draftKey: `agreement.${kind}:${agreementId}`,
  };
}

/** A version with one customer: from a service the customer is still open, from a relationship the service. */
export function draftForm({ service, relationship }: Subject, me: Me | undefined): FormDefinition {
  const supplier = service?.team ?? relationship?.supplier;
  const isOurs = activeTeams(me).some(({ teamId }) => teamId === supplier?.teamId);
  return {
    title: isOurs ? "agreement.form.draft" : "agreement.form.draftForUs",
    about: service?.name ?? relationship?.customer.name,
    intro: "agreement.form.draftIntro",
    endpoint: draftAgreement as unknown as FormDefinition["endpoint"],
    fields: [
      ...(service && !relationship ? [customerField(service.team, isOurs)] : []),
      ...(relationship && !service ? [serviceField(relationship.supplier)] : []),
    ],
    fixed: {
      ...(relationship && { relationshipId: relationship.relationshipId }),
      ...(service && { serviceId: service.serviceId }),
    },
    submit: "agreement.form.submitDraft",
    done: isOurs ? "agreement.done.drafted" : "agreement.done.draftedForUs",
    badge: "named",
    draftKey: `agreement.draft:${service?.serviceId ?? relationship?.relationshipId}`,
  };
}

/** Its customers for the supplier's own lead, for others those of their teams that it serves. */
function customerField(supplier: TeamRef, isOurs: boolean): Field {
  const whose = isOurs ? { teamId: supplier.teamId, side: "supplier" } : { side: "customer" };
  const load: PickLoader = {
    endpoint: listRelationships as unknown as PickLoader["endpoint"],
    input: () => ({ ...whose, state: "confirmed", limit: 100 }),
    options: (answer) =>
      (answer as { items: ListedRelationship[] }).items
        .filter((one) => one.supplier.teamId === supplier.teamId)
        .map(({ relationshipId, customer }) => ({ value: relationshipId, label: customer.name })),
  };
  const label = isOurs ? "agreement.form.customer" : "agreement.form.ourTeam";
  return { name: "relationshipId", kind: "pick", label, load };
}

function serviceField({ teamId }: TeamRef): Field {
  const load: PickLoader = {
    endpoint: listServices as unknown as PickLoader["endpoint"],
    input: () => ({ teamId, state: "published", limit: 100 }),
    options: (answer) =>
      (answer as { items: Service[] }).items.map(({ serviceId, name }) => ({
        value: serviceId,
        label: name,
      })),
  };
  return { name: "serviceId", kind: "pick", label: "agreement.form.service", load };
}
