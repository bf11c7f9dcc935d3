import { type Holder, mayDo, type RightName } from "#shared/rights.ts";

interface AdminSection {
  path: `/admin${string}`;
  isOpenTo(holder: Holder): boolean;
}

/** Whether a person holds a right for the company or in any team of theirs. */
const somewhere = (right: RightName) => (holder: Holder) =>
  [null, ...holder.roles.keys()].some((teamId) => mayDo(holder, right, { teamId }));

/** The parts of Admin, in the order of their list; what leads may set up comes first. */
export const sections = {
  own: { path: "/admin", isOpenTo: () => true },
  members: { path: "/admin/members", isOpenTo: somewhere("membership.confirm") },
  calendars: { path: "/admin/calendars", isOpenTo: somewhere("calendar.choose") },
  teams: { path: "/admin/teams", isOpenTo: somewhere("team.create") },
  people: { path: "/admin/people", isOpenTo: somewhere("person.erase") },
  roles: { path: "/admin/roles", isOpenTo: somewhere("role.grant") },
  thresholds: { path: "/admin/thresholds", isOpenTo: somewhere("survey.threshold") },
  complaints: { path: "/admin/complaints", isOpenTo: somewhere("complaint.settings") },
  import: { path: "/admin/import", isOpenTo: somewhere("company.import") },
  export: { path: "/admin/export", isOpenTo: somewhere("company.export") },
  selfCheck: { path: "/admin/self-check", isOpenTo: somewhere("company.inspect") },
} as const satisfies Record<string, AdminSection>;

export type SectionId = keyof typeof sections;
export const sectionIds = Object.keys(sections) as SectionId[];

export const teamRoute = "/admin/teams/:teamId";
export const teamAddress = (teamId: string) => `${sections.teams.path}/${teamId}`;
export const membersAddress = (teamId: string) => `${sections.members.path}?team=${teamId}`;
