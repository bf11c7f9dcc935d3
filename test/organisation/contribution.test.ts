import { expect, test } from "vitest";
import type { Context } from "#shared/contribution.ts";
import { commands, commandsAt } from "#shared/contributions.ts";
import { organisationCommands, rightOfCommand } from "#shared/organisation/contribution.ts";
import type { CompanyRole, Me, TeamRole } from "#shared/organisation/model.ts";
import { rights } from "#shared/rights.ts";
import { en } from "#shared/text.en.ts";
import { zh } from "#shared/text.zh.ts";
import { holderOf } from "#tab/me.ts";
import { allowedIn } from "#tab/organisation/allowed.ts";
import { sectionIds, sections } from "#tab/organisation/sections.ts";

const IT = "01900000-0000-7000-8000-000000000001";
const FINANCE = "01900000-0000-7000-8000-000000000002";

function meWith(role: TeamRole | null, companyRoles: CompanyRole[] = []): Me {
  const membership = {
    teamId: IT,
    teamName: "IT",
    role: role ?? "member",
    state: role ? "active" : "pending",
  };
  return {
    person: { personId: FINANCE, name: "Ivo", email: null, isSignedIn: true, locale: null, timeZone: null },
    memberships: [membership as Me["memberships"][number]],
    companyRoles,
  };
}

const shownOn = (context: Partial<Context>) =>
  commandsAt("row", { scope: "personal", ...context }).filter((id) => id.startsWith("organisation."));

const offeredTo = (me: Me, teamId: string | null, context: Partial<Context>) =>
  shownOn(context).filter(allowedIn(me, teamId));

test("a lead adds members to their own team and changes it, an admin archives any, a member does neither", () => {
  const team = { selection: "team", state: "active" } as const;
  const forLeads = ["organisation.addMember", "organisation.changeTeam"];
  expect(offeredTo(meWith("lead"), IT, team)).toEqual(forLeads);
  expect(offeredTo(meWith("lead"), FINANCE, team)).toEqual([]);
  expect(offeredTo(meWith("member"), IT, team)).toEqual([]);
  expect(offeredTo(meWith(null, ["admin"]), FINANCE, team)).toEqual([
    ...forLeads,
    "organisation.archiveTeam",
  ]);
});

test("of an archived team nothing is left but to bring it back", () => {
  const team = { selection: "team", state: "archived" } as const;
  expect(offeredTo(meWith(null, ["admin"]), IT, team)).toEqual(["organisation.restoreTeam"]);
  expect(offeredTo(meWith("lead"), IT, team)).toEqual([]);
});

test("whoever waits is confirmed or declined, whoever is in gets another role or leaves", () => {
  const waiting = { selection: "membership", state: "pending" } as const;
  const inside = { selection: "membership", state: "active" } as const;
  expect(offeredTo(meWith("lead"), IT, waiting)).toEqual([
    "organisation.confirmMember",
    "organisation.declineMember",
  ]);
  expect(offeredTo(meWith("lead"), IT, inside)).toEqual([
    "organisation.changeRole",
    "organisation.removeMember",
  ]);
  expect(offeredTo(meWith("desk"), IT, waiting)).toEqual([]);
});

test("one's own membership is left, one's own wish is taken back", () => {
  expect(shownOn({ selection: "ownMembership", state: "active" })).toEqual(["organisation.leaveTeam"]);
  expect(shownOn({ selection: "ownMembership", state: "pending" })).toEqual(["organisation.takeBack"]);
});

test("only admins erase, merge and take roles away", () => {
  for (const selection of ["person", "mergeSuggestion", "companyRole"] as const) {
    expect(offeredTo(meWith(null, ["admin"]), null, { selection })).toHaveLength(1);
    expect(offeredTo(meWith("lead", ["committee"]), null, { selection })).toEqual([]);
  }
});

test("everybody finds a team to join in the palette, admins also how to create one, to give a role and to check the set-up", () => {
  const inPalette = (isAdmin: boolean) =>
    commandsAt("palette", { scope: "personal", isAdmin }).filter((id) => id.startsWith("organisation."));
  expect(inPalette(false)).toEqual(["organisation.chooseTeam"]);
  expect(inPalette(true)).toEqual([
    "organisation.chooseTeam",
    "organisation.createTeam",
    "organisation.grantRole",
    "organisation.checkSetUp",
  ]);
});

test("each command on a row has a right behind it, unless it is about oneself, and a title in both languages", () => {
  const ids = Object.keys(organisationCommands) as (keyof typeof organisationCommands)[];
  for (const id of ids) {
    expect(en).toHaveProperty([commands[id].title]);
    expect(zh).toHaveProperty([commands[id].title]);
  }
  const onRows = ids.filter((id) => commands[id].places.includes("row"));
  const aboutOneself = ["organisation.leaveTeam", "organisation.takeBack"];
  expect(Object.keys(rightOfCommand).sort()).toEqual(
    onRows.filter((id) => !aboutOneself.includes(id)).sort(),
  );
  for (const right of Object.values(rightOfCommand)) expect(rights).toHaveProperty([right]);
});

test("admins find all parts of Admin, leads their teams' members and calendar, others what is theirs", () => {
  const openTo = (me: Me) => sectionIds.filter((id) => sections[id].isOpenTo(holderOf(me)));
  expect(openTo(meWith(null, ["admin"]))).toEqual(sectionIds);
  expect(openTo(meWith("lead"))).toEqual(["own", "members", "calendars"]);
  expect(openTo(meWith("member"))).toEqual(["own"]);
  expect(openTo(meWith(null, ["committee"]))).toEqual(["own"]);
});
