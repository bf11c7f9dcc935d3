import { expect, test } from "vitest";
import { createCalendar, removeCalendar } from "#shared/calendar/api.ts";
import { changeTeam, createTeam, getTeam, listTeams } from "#shared/organisation/teamApi.ts";
import { shanghai } from "#test/calendar/office.ts";
import { refusal } from "#test/world.ts";
import { addPending, collide, createCompany, unknownId, verbsOf } from "./company.ts";

type Company = Awaited<ReturnType<typeof createCompany>>;

/** A team as the screen sends it back: all its fields, and the revision that was seen. */
async function formOf({ call, admin }: Company, { teamId }: { teamId: string }) {
  const { name, kind, parentTeamId, calendarId, revision } = await call(admin, getTeam, { teamId });
  return { teamId, name, kind, parentTeamId, calendarId, revision };
}

test("an admin adds a team, and everybody signed in can read it", async () => {
  const { call, admin, newcomer, it } = await createCompany();
  const parentTeamId = it.teamId;
  const { teamId } = await call(admin, createTeam, { name: " Help Desk ", kind: "team", parentTeamId });
  expect(await call(newcomer, getTeam, { teamId })).toEqual({
    teamId,
    name: "Help Desk",
    kind: "team",
    parentTeamId,
    calendarId: null,
    archivedAt: null,
    parents: [{ teamId: parentTeamId, name: "IT" }],
    children: [],
    leads: [],
    memberCount: 0,
    revision: 1,
  });
});

test("a team shows who leads it, how many are in it, what is above and below", async () => {
  const company = await createCompany();
  const { call, admin, newcomer, itLead, it } = company;
  const network = await call(admin, createTeam, { name: "Network", kind: "team", parentTeamId: it.teamId });
  const cables = await call(admin, createTeam, {
    name: "Cables",
    kind: "group",
    parentTeamId: network.teamId,
  });
  await addPending(company, newcomer, it);
  expect(await call(newcomer, getTeam, it)).toMatchObject({
    leads: [{ personId: itLead.personId, name: "Ines Lead" }],
    memberCount: 3,
    children: [{ teamId: network.teamId, name: "Network" }],
  });
  expect(cables.parents.map(({ name }) => name)).toEqual(["IT", "Network"]);
});

test("a lead changes their own team", async () => {
  const company = await createCompany();
  const changed = await company.call(company.itLead, changeTeam, {
    ...(await formOf(company, company.it)),
    name: "Information Technology",
    kind: "department",
    parentTeamId: company.finance.teamId,
  });
  expect(changed).toMatchObject({ name: "Information Technology", kind: "department", revision: 2 });
  expect(changed.parents.map(({ name }) => name)).toEqual(["Finance"]);
  expect(await verbsOf(company)).toEqual(["team.changed"]);
});

test.each(["itMember", "itDesk", "financeLead", "newcomer"] as const)("%s cannot change IT", async (who) => {
  const company = await createCompany();
  const attempt = company.call(company[who], changeTeam, {
    ...(await formOf(company, company.it)),
    name: "Ours",
  });
  expect(await refusal(attempt)).toMatchObject({ code: "forbidden" });
  expect((await formOf(company, company.it)).name).toBe("IT");
});

test("nobody but an admin adds a team", async () => {
  const { call, itLead } = await createCompany();
  const attempt = call(itLead, createTeam, { name: "Mine", kind: "team" });
  expect(await refusal(attempt)).toMatchObject({ code: "forbidden" });
});

test("of two who change a team at once, the second is told and nothing is lost", async () => {
  const company = await createCompany();
  const { call, admin, itLead, it } = company;
  const seen = await formOf(company, it);
  const { done, refusal } = await collide(
    call(admin, changeTeam, { ...seen, name: "IT and more" }),
    call(itLead, changeTeam, { ...seen, name: "IT and less" }),
  );
  expect(refusal).toMatchObject({ code: "conflict", key: "error.conflict" });
  expect((await formOf(company, it)).name).toBe(done.name);
});

test("a team cannot stand below itself or below a team of its own, however deep", async () => {
  const company = await createCompany();
  const { call, admin, it } = company;
  const network = await call(admin, createTeam, { name: "Network", kind: "team", parentTeamId: it.teamId });
  const cables = await call(admin, createTeam, {
    name: "Cables",
    kind: "team",
    parentTeamId: network.teamId,
  });
  const form = await formOf(company, it);
  for (const { teamId } of [it, network, cables]) {
    const attempt = call(admin, changeTeam, { ...form, parentTeamId: teamId });
    const expected = { code: "invalid", key: "organisation.error.cycle", field: "parentTeamId" };
    expect(await refusal(attempt)).toEqual(expected);
  }
});

test.each([
  [
    "an unknown team above",
    { parentTeamId: unknownId },
    { key: "organisation.error.parent", field: "parentTeamId" },
  ],
  [
    "an unknown calendar",
    { calendarId: unknownId },
    { key: "organisation.error.calendar", field: "calendarId" },
  ],
  ["no name", { name: "  " }, { key: "error.required", field: "name" }],
  ["a name too long", { name: "x".repeat(121) }, { key: "error.tooLong", field: "name" }],
  ["a name with a control character", { name: "IT\u0000" }, { key: "error.controlCharacter", field: "name" }],
  [
    "a name that turns the direction of text",
    { name: "\u202eTI" },
    { key: "error.controlCharacter", field: "name" },
  ],
  ["a name that is no text", { name: ["IT"] }, { key: "error.required", field: "name" }],
  ["an invented kind", { kind: "tribe" }, { key: "error.notAChoice", field: "kind" }],
  ["something above that is no id", { parentTeamId: "top" }, { key: "error.id", field: "parentTeamId" }],
  ["a moment of its own", { archivedAt: 0 }, { key: "error.unknownField", field: "archivedAt" }],
])("a team with %s is refused", async (_, fields, expected) => {
  const { call, admin } = await createCompany();
  const attempt = call(admin, createTeam, { name: "Legal", kind: "team", ...fields } as never);
  expect(await refusal(attempt)).toEqual({ code: "invalid", ...expected });
});

test("a calendar that was removed is refused, as one that never was", async () => {
  const company = await createCompany();
  const { call, admin, itLead, it } = company;
  const { calendarId } = await call(admin, createCalendar, shanghai);
  await call(admin, removeCalendar, { calendarId });
  const change = { ...(await formOf(company, it)), calendarId };
  const expected = { code: "invalid", key: "organisation.error.calendar", field: "calendarId" };
  expect(await refusal(call(itLead, changeTeam, change))).toEqual(expected);
});

test("markup in a name is text", async () => {
  const { call, admin } = await createCompany();
  const name = "<img src=x onerror=alert(1)> & Co";
  expect(await call(admin, createTeam, { name, kind: "team" })).toMatchObject({ name });
});

test("two teams of one name stand apart in the tree, never side by side", async () => {
  const company = await createCompany();
  const { call, admin, it } = company;
  const twin = { name: "it", kind: "team" } as const;
  const taken = { code: "conflict", key: "organisation.error.nameTaken", field: "name" };
  expect(await refusal(call(admin, createTeam, twin))).toEqual(taken);
  expect(await call(admin, createTeam, { ...twin, parentTeamId: it.teamId })).toMatchObject({ name: "it" });
  const respelled = await call(admin, changeTeam, { ...(await formOf(company, it)), name: "it" });
  expect(respelled).toMatchObject({ name: "it", parentTeamId: null });
});

test("an unknown team is neither read nor changed", async () => {
  const company = await createCompany();
  const { call, admin } = company;
  const form = { ...(await formOf(company, company.it)), teamId: unknownId };
  expect(await refusal(call(admin, getTeam, { teamId: unknownId }))).toMatchObject({ code: "notFound" });
  expect(await refusal(call(admin, changeTeam, form))).toMatchObject({ code: "notFound" });
});

test("a change that leaves out where the team stands is refused rather than guessed", async () => {
  const company = await createCompany();
  const { parentTeamId, ...form } = await formOf(company, company.it);
  const attempt = company.call(company.admin, changeTeam, form as never);
  expect(await refusal(attempt)).toMatchObject({ code: "invalid", field: "parentTeamId" });
});

test("the tree is walked level by level", async () => {
  const { call, admin, newcomer, it, finance } = await createCompany();
  const network = await call(admin, createTeam, { name: "Network", kind: "team", parentTeamId: it.teamId });
  const top = await call(newcomer, listTeams, { parentTeamId: "top" });
  expect(top.items).toEqual([
    { ...finance, name: "Finance", kind: "team", parent: null, hasChildren: false, memberCount: 1 },
    { ...it, name: "IT", kind: "team", parent: null, hasChildren: true, memberCount: 3 },
  ]);
  const below = await call(newcomer, listTeams, { parentTeamId: it.teamId });
  expect(below.items).toMatchObject([{ teamId: network.teamId, parent: { ...it, name: "IT" } }]);
});

test("teams are searched by name, wherever they stand", async () => {
  const { call, admin, newcomer, it } = await createCompany();
  await call(admin, createTeam, { name: "财务部", kind: "department", parentTeamId: it.teamId });
  const names = async (query: string) =>
    (await call(newcomer, listTeams, { query })).items.map(({ name }) => name);
  expect(await names("财务")).toEqual(["财务部"]);
  expect(await names("i")).toEqual(["IT", "Finance"]);
});
