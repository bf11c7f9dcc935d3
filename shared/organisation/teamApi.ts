import { z } from "zod";
import { Done, endpoint, Id, Page, pageOf } from "#shared/endpoint.ts";
import {
  FoundTeam,
  Member,
  Membership,
  MembershipRequest,
  NameQuery,
  TeamDetails,
  TeamKind,
  TeamName,
  TeamRole,
} from "./model.ts";

const TeamFields = z.object({
  name: TeamName,
  kind: TeamKind,
  parentTeamId: Id.nullable(),
  /** Null: the company's calendar. */
  calendarId: Id.nullable(),
});

export const listTeams = endpoint({
  method: "GET",
  path: "/api/teams",
  summary: "Teams by name, or those directly below a team (`top`: below none)",
  input: z.object({
    query: NameQuery,
    parentTeamId: z.union([Id, z.literal("top")], { error: "error.id" }).optional(),
    state: z.enum(["active", "archived"]).default("active"),
    ...Page,
  }),
  output: pageOf(FoundTeam),
});

export const getTeam = endpoint({
  method: "GET",
  path: "/api/teams/{teamId}",
  summary: "One team: its leads, what is above and below it",
  input: z.object({ teamId: Id }),
  output: TeamDetails,
});

export const createTeam = endpoint({
  method: "POST",
  path: "/api/teams",
  summary: "Add a team",
  input: TeamFields.extend({
    parentTeamId: Id.nullable().default(null),
    calendarId: Id.nullable().default(null),
  }),
  output: TeamDetails,
});

export const changeTeam = endpoint({
  method: "PUT",
  path: "/api/teams/{teamId}",
  summary: "Change a team's name, kind, place in the tree and calendar",
  input: TeamFields.extend({ teamId: Id, revision: z.int() }),
  output: TeamDetails,
});

export const archiveTeam = endpoint({
  method: "POST",
  path: "/api/teams/{teamId}/archive",
  summary: "Archive a team that has no open work and no teams below it",
  input: z.object({ teamId: Id }),
  output: TeamDetails,
});

export const restoreTeam = endpoint({
  method: "POST",
  path: "/api/teams/{teamId}/restore",
  summary: "Bring an archived team back",
  input: z.object({ teamId: Id }),
  output: TeamDetails,
});

export const listMembers = endpoint({
  method: "GET",
  path: "/api/teams/{teamId}/members",
  summary: "The active members of a team",
  input: z.object({ teamId: Id, query: NameQuery, ...Page }),
  output: pageOf(Member),
});

export const chooseTeam = endpoint({
  method: "POST",
  path: "/api/teams/{teamId}/join",
  summary: "Choose a team for oneself; pending until a lead confirms, or an admin where there is no lead",
  input: z.object({ teamId: Id }),
  output: Membership,
});

export const leaveTeam = endpoint({
  method: "POST",
  path: "/api/teams/{teamId}/leave",
  summary: "Leave a team, or take back having chosen it",
  input: z.object({ teamId: Id }),
  output: Done,
});

const MemberOf = z.object({ teamId: Id, personId: Id });

export const setMembership = endpoint({
  method: "PUT",
  path: "/api/teams/{teamId}/members/{personId}",
  summary: "Add a person to a team, or change their role in it",
  input: MemberOf.extend({
    role: TeamRole,
    /** The role that was seen when deciding; null when the person was no member. */
    seenRole: TeamRole.nullable(),
  }),
  output: Member,
});

export const removeMember = endpoint({
  method: "DELETE",
  path: "/api/teams/{teamId}/members/{personId}",
  summary: "Take a person out of a team",
  input: MemberOf,
  output: Done,
});

export const confirmMembership = endpoint({
  method: "POST",
  path: "/api/teams/{teamId}/members/{personId}/confirm",
  summary: "Confirm somebody who chose the team",
  input: MemberOf,
  output: Member,
});

export const declineMembership = endpoint({
  method: "POST",
  path: "/api/teams/{teamId}/members/{personId}/decline",
  summary: "Decline somebody who chose the team",
  input: MemberOf,
  output: Done,
});

export const listPendingMemberships = endpoint({
  method: "GET",
  path: "/api/memberships/pending",
  summary: "Who waits for one's confirmation (`mine`), or in the whole company (`company`, admins)",
  input: z.object({ scope: z.enum(["mine", "company"]).default("mine"), ...Page }),
  output: pageOf(MembershipRequest),
});
