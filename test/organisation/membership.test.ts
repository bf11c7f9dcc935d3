import { expect, test } from "vitest";
import { erasePerson, getMe } from "#shared/organisation/api.ts";
import {
  chooseTeam,
  confirmMembership,
  declineMembership,
  leaveTeam,
  listMembers,
  listPendingMemberships,
  removeMember,
  setMembership,
} from "#shared/organisation/teamApi.ts";
import { refusal } from "#test/world.ts";
import { addPending, collide, createCompany, idOf, unknownId, verbsOf } from "./company.ts";

const conflict = { code: "conflict", key: "error.conflict" };
const forbidden = { code: "forbidden", key: "error.forbidden" };

test("a team one chooses is pending until a lead confirms", async () => {
  const company = await createCompany();
  const { call, newcomer, itLead, it } = company;
  const chosen = await call(newcomer, chooseTeam, it);
  expect(chosen).toEqual({ ...it, teamName: "IT", role: "member", state: "pending" });
  await call(itLead, confirmMembership, { ...it, ...idOf(newcomer) });
  expect((await call(newcomer, getMe, {})).memberships).toEqual([{ ...chosen, state: "active" }]);
  expect(await verbsOf(company)).toEqual(["membership.chosen", "membership.confirmed"]);
});

test("choosing a team again changes nothing, pending or active", async () => {
  const company = await createCompany();
  const { call, newcomer, itLead, it } = company;
  expect(await call(newcomer, chooseTeam, it)).toEqual(await call(newcomer, chooseTeam, it));
  expect(await call(itLead, chooseTeam, it)).toMatchObject({ role: "lead", state: "active" });
  expect(await verbsOf(company)).toEqual(["membership.chosen"]);
});

test("a lead who declines leaves nothing behind; the person may choose again", async () => {
  const company = await createCompany();
  const { call, newcomer, itLead, it } = company;
  await call(newcomer, chooseTeam, it);
  await call(itLead, declineMembership, { ...it, ...idOf(newcomer) });
  expect((await call(newcomer, getMe, {})).memberships).toEqual([]);
  expect(await call(newcomer, chooseTeam, it)).toMatchObject({ state: "pending" });
});

test.each(["newcomer", "itMember", "itDesk", "financeLead"] as const)(
  "%s confirms and declines nobody in IT",
  async (who) => {
    const company = await createCompany();
    const { call, newcomer, it } = company;
    await addPending(company, newcomer, it);
    const request = { ...it, ...idOf(newcomer) };
    expect(await refusal(call(company[who], confirmMembership, request))).toMatchObject(forbidden);
    expect(await refusal(call(company[who], declineMembership, request))).toMatchObject(forbidden);
    expect((await call(newcomer, getMe, {})).memberships).toMatchObject([{ state: "pending" }]);
  },
);

test("of two leads who answer at once, the second is told", async () => {
  const company = await createCompany();
  const { call, newcomer, admin, itLead, it } = company;
  await addPending(company, newcomer, it);
  const request = { ...it, ...idOf(newcomer) };
  const answers = await collide(
    call(itLead, confirmMembership, request),
    call(admin, confirmMembership, request),
  );
  expect(answers.refusal).toMatchObject(conflict);
  expect(await refusal(call(admin, declineMembership, request))).toMatchObject(conflict);
  expect((await call(newcomer, getMe, {})).memberships).toMatchObject([{ state: "active" }]);
});

test("nobody is confirmed who has not chosen, or was erased meanwhile", async () => {
  const company = await createCompany();
  const { call, admin, newcomer, itLead, it } = company;
  const request = { ...it, ...idOf(newcomer) };
  expect(await refusal(call(itLead, confirmMembership, request))).toMatchObject({ code: "notFound" });
  expect(await refusal(call(itLead, declineMembership, request))).toMatchObject({ code: "notFound" });
  await addPending(company, newcomer, it);
  await call(admin, erasePerson, idOf(newcomer));
  expect(await refusal(call(itLead, confirmMembership, request))).toMatchObject({ code: "notFound" });
});

test("a team without a lead gets its first one from an admin", async () => {
  const company = await createCompany();
  const { call, admin, newcomer, addTeam } = company;
  const { teamId } = await addTeam("Legal");
  await call(newcomer, chooseTeam, { teamId });
  await call(admin, confirmMembership, { teamId, ...idOf(newcomer) });
  await call(admin, setMembership, { teamId, ...idOf(newcomer), role: "lead", seenRole: "member" });
  expect((await call(newcomer, getMe, {})).memberships).toMatchObject([
    { teamId, role: "lead", state: "active" },
  ]);
});

test("a lead adds somebody without waiting for them to choose", async () => {
  const company = await createCompany();
  const { call, newcomer, itLead, it } = company;
  const added = await call(itLead, setMembership, { ...it, ...idOf(newcomer), role: "desk", seenRole: null });
  expect(added).toEqual({ personId: newcomer.personId, name: "Nora New", role: "desk" });
  expect((await call(newcomer, getMe, {})).memberships).toMatchObject([{ role: "desk", state: "active" }]);
});

test("whoever is in a team already is not added again, and the refusal says so", async () => {
  const { call, itLead, itMember, it } = await createCompany();
  const again = call(itLead, setMembership, { ...it, ...idOf(itMember), role: "lead", seenRole: null });
  expect(await refusal(again)).toMatchObject({ code: "conflict", key: "organisation.error.alreadyMember" });
});

test("adding somebody who has chosen the team answers their wish", async () => {
  const company = await createCompany();
  const { call, newcomer, itLead, it } = company;
  await addPending(company, newcomer, it);
  await call(itLead, setMembership, { ...it, ...idOf(newcomer), role: "member", seenRole: null });
  expect((await call(itLead, listPendingMemberships, {})).items).toEqual([]);
});

test("a role is changed only from the role that was seen", async () => {
  const company = await createCompany();
  const { call, admin, itLead, itMember, it } = company;
  const change = { ...it, ...idOf(itMember), seenRole: "member" } as const;
  const changes = await collide(
    call(itLead, setMembership, { ...change, role: "desk" }),
    call(admin, setMembership, { ...change, role: "lead" }),
  );
  expect(changes.refusal).toMatchObject(conflict);
  expect((await call(itMember, getMe, {})).memberships).toMatchObject([{ role: changes.done.role }]);
});

test.each(["itMember", "itDesk", "financeLead", "newcomer"] as const)(
  "%s gives nobody a place in IT and takes none",
  async (who) => {
    const company = await createCompany();
    const { call, newcomer, itLead, it } = company;
    const own = { ...it, ...idOf(newcomer), role: "lead", seenRole: null } as const;
    expect(await refusal(call(company[who], setMembership, own))).toMatchObject(forbidden);
    expect(await refusal(call(company[who], removeMember, { ...it, ...idOf(itLead) }))).toMatchObject(
      forbidden,
    );
    expect((await call(itLead, listMembers, it)).items).toHaveLength(3);
  },
);

test("a lead takes somebody out of the team, whose roles end with it", async () => {
  const company = await createCompany();
  const { call, itLead, itMember, it } = company;
  await call(itLead, removeMember, { ...it, ...idOf(itMember) });
  expect((await call(itMember, getMe, {})).memberships).toEqual([]);
  expect(await refusal(call(itMember, listMembers, it))).toMatchObject(forbidden);
  expect(await refusal(call(itLead, removeMember, { ...it, ...idOf(itMember) }))).toMatchObject({
    code: "notFound",
  });
  expect(await verbsOf(company)).toEqual(["membership.removed"]);
});

test("a person leaves a team, or takes back having chosen it", async () => {
  const company = await createCompany();
  const { call, itMember, newcomer, it } = company;
  await addPending(company, newcomer, it);
  for (const person of [itMember, newcomer]) {
    await call(person, leaveTeam, it);
    expect((await call(person, getMe, {})).memberships).toEqual([]);
    expect(await refusal(call(person, leaveTeam, it))).toMatchObject({ code: "notFound" });
  }
});

test.each([
  ["an unknown team", { teamId: unknownId }, { code: "notFound" }],
  ["an unknown person", { personId: unknownId }, { code: "notFound" }],
  ["something that is no team", { teamId: "IT" }, { code: "invalid", field: "teamId", key: "error.id" }],
  ["an invented role", { role: "owner" }, { code: "invalid", field: "role", key: "error.notAChoice" }],
  ["no role", { role: undefined }, { code: "invalid", field: "role" }],
  ["no word on the role that was seen", { seenRole: undefined }, { code: "invalid", field: "seenRole" }],
  ["a state of its own", { state: "active" }, { code: "invalid", field: "state", key: "error.unknownField" }],
])("a membership with %s is refused", async (_, fields, expected) => {
  const { call, admin, newcomer, it } = await createCompany();
  const input = { ...it, ...idOf(newcomer), role: "member", seenRole: null, ...fields };
  expect(await refusal(call(admin, setMembership, input as never))).toMatchObject(expected);
});

test("choosing or leaving a team that does not exist is refused", async () => {
  const { call, newcomer } = await createCompany();
  expect(await refusal(call(newcomer, chooseTeam, { teamId: unknownId }))).toMatchObject({
    code: "notFound",
  });
  expect(await refusal(call(newcomer, leaveTeam, { teamId: unknownId }))).toMatchObject({ code: "notFound" });
});
