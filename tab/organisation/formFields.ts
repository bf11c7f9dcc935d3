import { companyRoles, teamKinds, teamRoles } from "#shared/organisation/model.ts";
import type { Field } from "#tab/ui/form.ts";

export const name: Field = { name: "name", kind: "text", label: "organisation.field.name" };
export const kind: Field = {
  name: "kind",
  kind: "choice",
  label: "organisation.field.kind",
  options: teamKinds.map((value) => ({ value, label: `organisation.kind.${value}` as const })),
};
export const parent: Field = {
  name: "parentTeamId",
  kind: "team",
  label: "organisation.field.parent",
  hint: "organisation.field.parentHint",
  isOptional: true,
};
export const person: Field = { name: "personId", kind: "person", label: "organisation.field.person" };
export const role: Field = {
  name: "role",
  kind: "choice",
  label: "organisation.field.role",
  hint: "organisation.field.roleHint",
  options: teamRoles.map((value) => ({ value, label: `organisation.role.${value}` as const })),
};
export const companyRole: Field = {
  name: "role",
  kind: "choice",
  label: "organisation.field.companyRole",
  hint: "organisation.field.companyRoleHint",
  options: companyRoles.map((value) => ({ value, label: `organisation.companyRole.${value}` as const })),
};
