import type { CompanyRole, TeamRole } from "#shared/organisation/model.ts";

const team = ["member", "lead", "desk"] as const satisfies TeamRole[];
const lead = ["lead"] as const satisfies TeamRole[];
const deskOrLead = ["desk", "lead"] as const satisfies TeamRole[];
const admin = ["admin"] as const satisfies CompanyRole[];
const committee = ["committee"] as const satisfies CompanyRole[];
const anyCompanyRole = ["admin", "committee"] as const satisfies CompanyRole[];

/** Which roles may do something: as the supplier's team, the customer's, the team concerned, in any team at all, or for the company. */
export interface Right {
  supplier?: readonly TeamRole[];
  customer?: readonly TeamRole[];
  team?: readonly TeamRole[];
  anyTeam?: readonly TeamRole[];
  company?: readonly CompanyRole[];
}

/** The table of rights: what is not listed is nobody's; it drives the server's checks and what screens offer. */
export const rights = {
  "person.find": { anyTeam: team, company: anyCompanyRole },
  "person.merge": { company: admin },
  "person.erase": { company: admin },
  "role.grant": { company: admin },
  "team.create": { company: admin },
  "team.change": { team: lead, company: admin },
  "team.archive": { company: admin },
  "membership.confirm": { team: lead, company: admin },
  "membership.change": { team: lead, company: admin },
  "calendar.change": { company: admin },
  "calendar.choose": { team: lead, company: admin },
  "company.inspect": { company: admin },
  "company.import": { company: admin },
  "company.export": { company: admin },
  "relationship.propose": { supplier: team, customer: team },
  "relationship.answer": { supplier: lead, customer: lead },
  "relationship.end": { supplier: lead, customer: lead },
  "relationship.tier": { supplier: lead },
  "relationship.read": { supplier: team, customer: team },
  "relationship.overview": { team, company: admin },
  "service.write": { team: lead },
  "service.readDraft": { team },
  "agreement.draft": { supplier: lead, customer: lead },
  "agreement.sign": { supplier: lead, customer: lead },
  "agreement.read": { supplier: team, customer: team },
  "commitment.ask": { customer: team },
  "commitment.promise": { supplier: team },
  "commitment.read": { supplier: team, customer: team },
  "commitment.work": { supplier: team },
  "commitment.answer": { customer: team },
  "commitment.recordForColleague": { supplier: deskOrLead, customer: deskOrLead },
  "commitment.assign": { supplier: deskOrLead },
  "improvement.read": { team, company: committee },
  "improvement.manage": { team: lead, company: committee },
  "recognition.thank": { team },
  "honour.nominate": { anyTeam: lead, company: committee },
  "honour.decide": { company: committee },
  "honour.read": { anyTeam: team, company: anyCompanyRole },
  "feedback.suggest": { customer: team },
  "feedback.read": { supplier: team, customer: team },
  "feedback.answer": { supplier: team },
  "feedback.finish": { supplier: lead },
  "feedback.consult": { supplier: lead },
  "complaint.complain": { customer: team },
  "complaint.readTeam": { supplier: team },
  "complaint.rate": { supplier: team, company: committee },
  "complaint.handle": { company: committee },
  "complaint.settings": { company: admin },
  "survey.round": { company: committee },
  "survey.threshold": { company: admin },
  "survey.readWhole": { supplier: team, company: committee },
  "survey.readOwn": { customer: team },
  "channel.set": { team: lead, company: admin },
} as const satisfies Record<string, Right>;

export type RightName = keyof typeof rights;

/** What a person holds: active roles by team, and company roles. */
export interface Holder {
  roles: ReadonlyMap<string, TeamRole>;
  companyRoles: ReadonlySet<CompanyRole>;
}

/** The teams a subject belongs to, by the side they are on. */
export interface Subject {
  supplierTeamId?: string | null;
  customerTeamId?: string | null;
  teamId?: string | null;
}

/**
 * Whether a person may do something to a subject.
 *
 * @example mayDo({ roles: new Map([["it", "lead"]]), companyRoles: new Set() }, "service.write", { teamId: "it" }) // => true
 */
export function mayDo(holder: Holder, name: RightName, subject: Subject = {}) {
  const right: Right = rights[name];
  const holds = (allowed: readonly TeamRole[] | undefined, teamId: string | null | undefined) =>
    !!allowed && !!teamId && allowed.includes(holder.roles.get(teamId) as TeamRole);
  return (
    holds(right.supplier, subject.supplierTeamId) ||
    holds(right.customer, subject.customerTeamId) ||
    holds(right.team, subject.teamId) ||
    [...holder.roles.values()].some((role) => (right.anyTeam ?? []).includes(role)) ||
    (right.company ?? []).some((role) => holder.companyRoles.has(role))
  );
}
