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

export const Person = z.object({
  personId: Id,
  name: z.string(),
  email: z.string().nullable(),
  /** Whether a Teams sign-in belongs to this person; imported people may still wait for theirs. */
  isSignedIn: z.boolean(),
});
export type Person = z.infer<typeof Person>;
