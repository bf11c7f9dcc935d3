import * as api from "#shared/relationship/api.ts";
import type { relationshipCommands } from "#shared/relationship/contribution.ts";
import type { Relationship } from "#shared/relationship/model.ts";
import type { Handler, Tools } from "#tab/tools.ts";
import { copyLink } from "#tab/ui/copyLink.ts";
import type { Field } from "#tab/ui/form.ts";
import { cardAddress, hitAddress } from "./address.ts";

/** Which relationship, as its reader sees it; somebody else's change in between is then noticed. */
const seen = ({ relationshipId, revision }: Relationship) => ({ relationshipId, revision });

const pairName = ({ supplier, customer }: Relationship) => `${supplier.name} → ${customer.name}`;

const flow: Field = {
  name: "flow",
  kind: "text",
  label: "relationship.form.flow",
  hint: "relationship.form.flowHint",
  isOptional: true,
};
const reason: Field = {
  name: "reason",
  kind: "longText",
  label: "relationship.form.reason",
  hint: "relationship.form.reasonHint",
};

function onRelationship(handle: (tools: Tools, relationship: Relationship) => void | Promise<void>): Handler {
  return (tools, { relationship }) => (relationship ? handle(tools, relationship) : undefined);
}

export const relationshipHandlers: Record<keyof typeof relationshipCommands, Handler> = {
  "relationship.copyLink": onRelationship((tools, relationship) =>
    copyLink(tools, cardAddress(relationship)),
  ),

  "relationship.proposeSupplier": ({ openForm }, { team }) =>
    openForm({
      title: "relationship.form.proposeSupplier",
      endpoint: api.proposeRelationship,
      fields: [
        { name: "supplierTeamId", kind: "team", label: "relationship.form.supplierTeam" },
        flow,
        { name: "customerTeamId", kind: "myTeam", label: "relationship.form.ownTeam" },
      ],
      fixed: { side: "customer" },
      values: team && { customerTeamId: team.teamId },
      submit: "relationship.form.propose",
      done: "relationship.form.proposed",
      badge: "named",
      draftKey: "relationship.proposeSupplier",
    }),

  "relationship.proposeCustomer": ({ openForm }, { team }) =>
    openForm({
      title: "relationship.form.proposeCustomer",
      endpoint: api.proposeRelationship,
      fields: [
        { name: "customerTeamId", kind: "team", label: "relationship.form.customerTeam" },
        { ...flow, label: "relationship.form.flowToThem" },
        { name: "supplierTeamId", kind: "myTeam", label: "relationship.form.ownTeam" },
      ],
      fixed: { side: "supplier" },
      values: team && { supplierTeamId: team.teamId },
      submit: "relationship.form.propose",
      done: "relationship.form.proposed",
      badge: "named",
      draftKey: "relationship.proposeCustomer",
    }),

  "relationship.confirm": onRelationship(({ write }, relationship) =>
    write(api.confirmRelationship, seen(relationship), "relationship.form.confirmed"),
  ),

  "relationship.decline": onRelationship(({ openForm }, relationship) =>
    openForm({
      title: "relationship.form.decline",
      about: pairName(relationship),
      endpoint: api.declineRelationship,
      fields: [reason],
      fixed: seen(relationship),
      submit: "relationship.form.declineSubmit",
      done: "relationship.form.declined",
      badge: "named",
      draftKey: `relationship.decline:${relationship.relationshipId}`,
    }),
  ),

  "relationship.setTier": onRelationship(({ openForm }, relationship) =>
    openForm({
      title: "relationship.form.tier",
      about: relationship.customer.name,
      endpoint: api.setTier,
      fields: [
        {
          name: "tier",
          kind: "choice",
          label: "relationship.form.tierLabel",
          options: [
            { value: 1, label: "relationship.tier.1" },
            { value: 2, label: "relationship.tier.2" },
            { value: 3, label: "relationship.tier.3" },
          ],
        },
        { ...reason, label: "relationship.form.tierReason" },
      ],
      fixed: seen(relationship),
      values: { tier: relationship.tier ?? undefined, reason: relationship.tierReason ?? undefined },
      submit: "app.save",
      done: "relationship.form.tiered",
      badge: "named",
      draftKey: `relationship.setTier:${relationship.relationshipId}`,
    }),
  ),

  "relationship.end": onRelationship(({ openForm }, relationship) =>
    openForm({
      title: "relationship.form.end",
      about: pairName(relationship),
      intro: "relationship.form.endIntro",
      endpoint: api.endRelationship,
      fields: [reason],
      fixed: seen(relationship),
      submit: "relationship.form.endSubmit",
      done: "relationship.form.ended",
      badge: "named",
      draftKey: `relationship.end:${relationship.relationshipId}`,
    }),
  ),

  "relationship.showHit": ({ path, navigate }, { relationship, team }) =>
    navigate(hitAddress(path, { relationship, team })),
};
