import { expect, test } from "vitest";
import { chooseCalendar, createCalendar, removeCalendar } from "#shared/calendar/api.ts";
import { askForCommitment } from "#shared/commitment/api.ts";
import {
  archiveTeam,
  changeTeam,
  chooseTeam,
  createTeam,
  getTeam,
  listTeams,
  restoreTeam,
} from "#shared/organisation/teamApi.ts";
import { shanghai } from "#test/calendar/office.ts";
import { refusal } from "#test/world.ts";
import { createCompany, unknownId, verbsOf } from "./company.ts";

const archived = { code: "conflict", key: "organisation.error.archived" };

test("an archived team leaves the lists, and can be found again and restored", async () => {
  const company = await createCompany();
  const { call, admin, newcomer, it } = company;
  await call(admin, archiveTeam, it);
  expect((await call(newcomer, listTeams, {})).items.map(({ name }) => name)).toEqual(["Finance"]);
  expect((await call(admin, listTeams, { state: "archived" })).items.map(({ name }) => name)).toEqual(["IT"]);
  expect(await call(newcomer, getTeam, it)).toMatchObject({ archivedAt: company.clock.now });
  expect(await call(admin, restoreTeam, it)).toMatchObject({ archivedAt: null });
  expect(await verbsOf(company)).toEqual(["team.archived", "team.restored"]);
});

test("a team whose calendar was removed meanwhile comes back with the company's", async () => {
  const company = await createCompany();
  const { call, admin, itLead, it } = company;
  const { calendarId } = await call(admin, createCalendar, shanghai);
  await call(itLead, chooseCalendar, { teamId: it.teamId, calendarId });
  await call(admin, archiveTeam, it);
  await call(admin, removeCalendar, { calendarId });
  expect(await call(admin, restoreTeam, it)).toMatchObject({ archivedAt: null, calendarId: null });
});

test("nobody joins or changes an archived team, or is placed below it", async () => {
  const { call, admin, newcomer, it } = await createCompany();
  const { revision, name, kind } = await call(admin, archiveTeam, it);
  const change = { ...it, name, kind, parentTeamId: null, calendarId: null, revision };
  expect(await refusal(call(newcomer, chooseTeam, it))).toMatchObject(archived);
  expect(await refusal(call(admin, changeTeam, change))).toMatchObject(archived);
  const below = call(admin, createTeam, { name: "Network", kind: "team", parentTeamId: it.teamId });
  expect(await refusal(below)).toMatchObject({ code: "invalid", key: "organisation.error.parent" });
});

test("a team with teams below it is not archived", async () => {
  const { call, admin, it } = await createCompany();
  await call(admin, createTeam, { name: "Network", kind: "team", parentTeamId: it.teamId });
  expect(await refusal(call(admin, archiveTeam, it))).toMatchObject({ key: "organisation.error.hasTeams" });
});

test("a team that owes or is owed something is not archived", async () => {
  const company = await createCompany();
  const { call, admin, financeLead, it, finance } = company;
  const sides = { supplierTeamId: it.teamId, customerTeamId: finance.teamId };
  await call(financeLead, askForCommitment, { ...sides, sentence: "A laptop for Chen" });
  for (const team of [it, finance]) {
    expect(await refusal(call(admin, archiveTeam, team))).toMatchObject({
      code: "conflict",
      key: "organisation.error.hasOpenWork",
    });
  }
});

test("a team whose name was taken meanwhile is not restored beside the other", async () => {
  const { call, admin, it } = await createCompany();
  await call(admin, archiveTeam, it);
  await call(admin, createTeam, { name: "IT", kind: "team" });
  expect(await refusal(call(admin, restoreTeam, it))).toMatchObject({ key: "organisation.error.nameTaken" });
});

test("a team is archived once and restored once", async () => {
  const { call, admin, it } = await createCompany();
  expect(await refusal(call(admin, restoreTeam, it))).toMatchObject({
    code: "conflict",
    key: "error.conflict",
  });
  await call(admin, archiveTeam, it);
  expect(await refusal(call(admin, archiveTeam, it))).toMatchObject(archived);
});

test("not even its lead archives or restores a team", async () => {
  const { call, admin, itLead, it } = await createCompany();
  expect(await refusal(call(itLead, archiveTeam, it))).toMatchObject({ code: "forbidden" });
  await call(admin, archiveTeam, it);
  expect(await refusal(call(itLead, restoreTeam, it))).toMatchObject({ code: "forbidden" });
  expect(await refusal(call(admin, archiveTeam, { teamId: unknownId }))).toMatchObject({ code: "notFound" });
});
