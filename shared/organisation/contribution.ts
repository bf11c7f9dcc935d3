import type { Commands, Place, View } from "#shared/contribution.ts";
import type { RightName } from "#shared/rights.ts";

const inPalette = ["palette"] as const satisfies Place[];
const onRow = ["row"] as const satisfies Place[];
const forAdmins = { scope: "personal", isAdmin: true } as const;

export const organisationCommands = {
  "organisation.chooseTeam": {
    title: "organisation.chooseTeam",
    places: [...inPalette],
    when: { scope: "personal" },
  },
  "organisation.leaveTeam": {
    title: "organisation.leaveTeam",
    places: [...onRow],
    when: { selection: "ownMembership", state: "active" },
  },
  "organisation.takeBack": {
    title: "organisation.takeBack",
    places: [...onRow],
    when: { selection: "ownMembership", state: "pending" },
  },

  "organisation.createTeam": {
    title: "organisation.createTeam",
    places: [...inPalette],
    when: forAdmins,
  },
  "organisation.addMember": {
    title: "organisation.addMember",
    places: [...onRow],
    when: { selection: "team", state: "active" },
  },
  "organisation.changeTeam": {
    title: "organisation.changeTeam",
    places: [...onRow],
    when: { selection: "team", state: "active" },
  },
  "organisation.archiveTeam": {
    title: "organisation.archiveTeam",
    places: [...onRow],
    when: { selection: "team", state: "active" },
  },
  "organisation.restoreTeam": {
    title: "organisation.restoreTeam",
    places: [...onRow],
    when: { selection: "team", state: "archived" },
  },

  "organisation.confirmMember": {
    title: "organisation.confirmMember",
    places: [...onRow],
    when: { selection: "membership", state: "pending" },
  },
  "organisation.declineMember": {
    title: "organisation.declineMember",
    places: [...onRow],
    when: { selection: "membership", state: "pending" },
  },
  "organisation.changeRole": {
    title: "organisation.changeRole",
    places: [...onRow],
    when: { selection: "membership", state: "active" },
  },
  "organisation.removeMember": {
    title: "organisation.removeMember",
    places: [...onRow],
    when: { selection: "membership", state: "active" },
  },

  "organisation.erasePerson": {
    title: "organisation.erasePerson",
    places: [...onRow],
    when: { selection: "person" },
  },
  "organisation.mergePeople": {
    title: "organisation.mergePeople",
    places: [...onRow],
    when: { selection: "mergeSuggestion" },
  },
  "organisation.grantRole": {
    title: "organisation.grantRole",
    places: [...inPalette],
    when: forAdmins,
  },
  "organisation.checkSetUp": {
    title: "organisation.checkSetUp",
    places: ["palette"],
    when: { isAdmin: true },
  },
  "organisation.revokeRole": {
    title: "organisation.revokeRole",
    places: [...onRow],
    when: { selection: "companyRole" },
  },
} satisfies Partial<Commands<"organisation">>;

/** The right behind each command on a row, asked for the team concerned: a screen leaves out what would be refused. */
export const rightOfCommand = {
  "organisation.addMember": "membership.change",
  "organisation.changeTeam": "team.change",
  "organisation.archiveTeam": "team.archive",
  "organisation.restoreTeam": "team.archive",
  "organisation.confirmMember": "membership.confirm",
  "organisation.declineMember": "membership.confirm",
  "organisation.changeRole": "membership.change",
  "organisation.removeMember": "membership.change",
  "organisation.erasePerson": "person.erase",
  "organisation.mergePeople": "person.merge",
  "organisation.revokeRole": "role.grant",
} as const satisfies Partial<Record<keyof typeof organisationCommands, RightName>>;

export const organisationViews = {
  team: { title: "app.team", path: "/team", scopes: ["channel"] },
  admin: { title: "app.admin", path: "/admin", scopes: ["personal"], isSetting: true },
} satisfies Record<string, View>;
