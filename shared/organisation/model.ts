import { z } from "zod";
import { Id, Moment, typedText } from "#shared/endpoint.ts";

export const teamRoles = ["member", "lead", "desk"] as const;
export const TeamRole = z.enum(teamRoles);
export type TeamRole = z.infer<typeof TeamRole>;

export const companyRoles = ["admin", "committee"] as const;
export const CompanyRole = z.enum(companyRoles);
export type CompanyRole = z.infer<typeof CompanyRole>;

export const teamKinds = ["department", "team", "subsidiary", "group"] as const;
export const TeamKind = z.enum(teamKinds);

export const TeamName = typedText(120);
export const PersonName = typedText(120);

/** Part of a name; empty finds all. */
export const NameQuery = z.string({ error: "error.wrongType" }).trim().max(120, "error.tooLong").default("");

export const PersonRef = z.object({ personId: Id, name: z.string() });
export type PersonRef = z.infer<typeof PersonRef>;

export const TeamRef = z.object({ teamId: Id, name: z.string() });
export type TeamRef = z.infer<typeof TeamRef>;

/** A membership chosen by oneself is pending until a lead confirms it. */
export const Membership = z.object({
  teamId: Id,
  teamName: z.string(),
  role: TeamRole,
  state: z.enum(["pending", "active"]),
});
export type Membership = z.infer<typeof Membership>;

export const Team = z.object({
  teamId: Id,
  name: z.string(),
  kind: TeamKind,
  parentTeamId: Id.nullable(),
  calendarId: Id.nullable(),
  archivedAt: Moment.nullable(),
});
export type Team = z.infer<typeof Team>;

/** A team where it stands: what is above it, what is below it, and who leads it. */
export const TeamDetails = Team.extend({
  /** The teams above it, the topmost first. */
  parents: z.array(TeamRef),
  /** The first hundred teams below it; `listTeams` has them all. */
  children: z.array(TeamRef),
  leads: z.array(PersonRef),
  memberCount: z.int(),
  /** Counts the changes; sent along with a change so that two people acting at once cannot overwrite each other. */
  revision: z.int(),
});
export type TeamDetails = z.infer<typeof TeamDetails>;

/** A team in a list or a search: enough to tell it from another one of the same name. */
export const FoundTeam = TeamRef.extend({
  kind: TeamKind,
  parent: TeamRef.nullable(),
  hasChildren: z.boolean(),
  memberCount: z.int(),
});
export type FoundTeam = z.infer<typeof FoundTeam>;

export const Member = PersonRef.extend({ role: TeamRole });
export type Member = z.infer<typeof Member>;

/** Somebody who chose a team and waits for one of its leads or, where it has none, for an admin. */
export const MembershipRequest = z.object({
  person: PersonRef,
  team: TeamRef,
  hasLead: z.boolean(),
  chosenAt: Moment,
});
export type MembershipRequest = z.infer<typeof MembershipRequest>;

/** The name is empty once the person was erased. */
export const Person = z.object({
  personId: Id,
  name: z.string(),
  email: z.string().nullable(),
  /** Whether a Teams sign-in belongs to this person; imported people may still wait for theirs. */
  isSignedIn: z.boolean(),
});
export type Person = z.infer<typeof Person>;

/** A person in a search: their teams tell them from another one of the same name. */
export const FoundPerson = Person.extend({ teams: z.array(TeamRef) });
export type FoundPerson = z.infer<typeof FoundPerson>;

/** An imported person and a sign-in that may be the same human; an admin decides. */
export const MergeSuggestion = z.object({
  imported: Person,
  signedIn: Person,
  sameName: z.boolean(),
  sameEmail: z.boolean(),
});
export type MergeSuggestion = z.infer<typeof MergeSuggestion>;

export const Locale = z
  .string({ error: "organisation.error.locale" })
  .max(35, "organisation.error.locale")
  .refine(isLocale, "organisation.error.locale");

/** The person signed in, with all that decides what they may do. */
export const Me = z.object({
  person: Person.extend({ locale: z.string().nullable(), timeZone: z.string().nullable() }),
  memberships: z.array(Membership),
  companyRoles: z.array(CompanyRole),
});
export type Me = z.infer<typeof Me>;

function isLocale(text: string) {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
