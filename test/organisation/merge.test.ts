import { expect, test } from "vitest";
import { service } from "#server/agreement/table.ts";
import { newId } from "#server/ctx.ts";
import { event } from "#server/event/table.ts";
import { membership } from "#server/organisation/table.ts";
import { askForCommitment } from "#shared/commitment/api.ts";
import { getCommitment } from "#shared/commitment/readApi.ts";
import {
  getMe,
  getPerson,
  grantCompanyRole,
  listMergeSuggestions,
  mergePeople,
  searchPeople,
  updateMe,
} from "#shared/organisation/api.ts";
import { setMembership } from "#shared/organisation/teamApi.ts";
import { refusal } from "#test/world.ts";
import { addImported, addPending, collide, createCompany, idOf, unknownId } from "./company.ts";

/** A company in which Lin was imported, and has now signed in as somebody new. */
async function withLin() {
  const company = await createCompany();
  const imported = await addImported(company, { name: "Lin Na", email: "lin.na@example.com" });
  const lin = await company.addPerson("lin na");
  const merge = () =>
    company.call(company.admin, mergePeople, { personId: imported.personId, signedInPersonId: lin.personId });
  return { ...company, imported, lin, merge };
}

test("the imported row keeps its id and name, and receives the sign-in", async () => {
  const { call, merge, imported, lin, admin } = await withLin();
  await call(lin, updateMe, { locale: "zh-CN", timeZone: "Asia/Shanghai" });
  expect(await merge()).toEqual({
    personId: imported.personId,
    name: "Lin Na",
    email: "lin.na@example.com",
    isSignedIn: true,
  });
  expect((await call(lin, getMe, {})).person).toMatchObject({
    personId: imported.personId,
    locale: "zh-CN",
    timeZone: "Asia/Shanghai",
  });
  expect(await call(admin, getPerson, idOf(lin))).toMatchObject({ personId: imported.personId });
  expect((await call(admin, searchPeople, { query: "lin na" })).items).toHaveLength(1);
});

test("memberships move, and where both are in a team the stronger one stays", async () => {
  const company = await withLin();
  const { call, merge, database, imported, lin, it, finance, itLead, admin, addTeam, clock } = company;
  const { teamId: legalId } = await addTeam("Legal");
  const { teamId: taxId } = await addTeam("Tax");
  const rows = [
    { personId: imported.personId, teamId: it.teamId, role: "member", state: "active" },
    { personId: imported.personId, teamId: finance.teamId, role: "desk", state: "active" },
  ] as const;
  await database.write((db) =>
    db.insert(membership).values(rows.map((row) => ({ ...row, createdAt: clock.now }))),
  );
  await call(itLead, setMembership, { ...it, ...idOf(lin), role: "lead", seenRole: null });
  await addPending(company, lin, finance);
  await addPending(company, lin, { teamId: legalId });
  await addPending(company, imported, { teamId: taxId });
  await call(admin, setMembership, { teamId: taxId, ...idOf(lin), role: "member", seenRole: null });
  await merge();
  expect((await call(lin, getMe, {})).memberships).toEqual([
    { ...finance, teamName: "Finance", role: "desk", state: "active" },
    { ...it, teamName: "IT", role: "lead", state: "active" },
    { teamId: legalId, teamName: "Legal", role: "member", state: "pending" },
    { teamId: taxId, teamName: "Tax", role: "member", state: "active" },
  ]);
});

test("company roles move", async () => {
  const { call, merge, admin, lin } = await withLin();
  await call(admin, grantCompanyRole, { ...idOf(lin), role: "committee" });
  await merge();
  expect((await call(lin, getMe, {})).companyRoles).toEqual(["committee"]);
});

test("what a person asked for and the services they own move", async () => {
  const { call, merge, database, imported, lin, it, finance, itLead, clock } = await withLin();
  await call(itLead, setMembership, { ...it, ...idOf(lin), role: "member", seenRole: null });
  const sides = { supplierTeamId: finance.teamId, customerTeamId: it.teamId };
  const { commitmentId } = await call(lin, askForCommitment, { ...sides, sentence: "A budget" });
  const owned = {
    serviceId: newId(),
    teamId: it.teamId,
    ownerId: lin.personId,
    name: "Laptops",
    state: "draft",
    createdAt: clock.now,
  };
  await database.write((db) => db.insert(service).values(owned as typeof service.$inferInsert));
  await merge();
  const asked = await call(lin, getCommitment, { commitmentId });
  expect(asked).toMatchObject({ requester: { personId: imported.personId } });
  const owners = await database.read.select({ ownerId: service.ownerId }).from(service).all();
  expect(owners).toEqual([{ ownerId: imported.personId }]);
});

test("a merge is told to the person, by either id, and to their teams", async () => {
  const company = await withLin();
  const { merge, database, imported, lin, it } = company;
  await addPending(company, lin, it);
  await merge();
  const [told, ...others] = await database.read.select().from(event).all();
  expect(told).toMatchObject({
    verb: "person.merged",
    subjectId: imported.personId,
    change: { mergedPersonId: lin.personId },
  });
  expect(told?.audience).toEqual([imported.personId, lin.personId, it.teamId]);
  expect(others).toEqual([]);
});

test("only an admin merges", async () => {
  const { call, imported, lin, itLead } = await withLin();
  const both = { personId: imported.personId, signedInPersonId: lin.personId };
  for (const person of [itLead, lin]) {
    expect(await refusal(call(person, mergePeople, both))).toMatchObject({ code: "forbidden" });
    expect(await refusal(call(person, listMergeSuggestions, {}))).toMatchObject({ code: "forbidden" });
  }
});

test("two admins who confirm at once merge once", async () => {
  const { merge } = await withLin();
  const { refusal } = await collide(merge(), merge());
  expect(refusal).toMatchObject({ code: "conflict", key: "organisation.error.signsInAlready" });
});

test("what is not an imported person and a sign-in is not merged", async () => {
  const company = await withLin();
  const { call, admin, imported, lin, itMember } = company;
  const other = await addImported(company, { objectId: "00000000-0000-4000-8000-000000000002" });
  const merge = (personId: string, signedInPersonId: string) =>
    call(admin, mergePeople, { personId, signedInPersonId });
  const signsIn = { code: "conflict", key: "organisation.error.signsInAlready", field: "personId" };
  const notASignIn = { code: "conflict", key: "organisation.error.notASignIn", field: "signedInPersonId" };
  expect(await refusal(merge(itMember.personId, lin.personId))).toEqual(signsIn);
  expect(await refusal(merge(lin.personId, lin.personId))).toEqual(signsIn);
  expect(await refusal(merge(imported.personId, imported.personId))).toEqual(notASignIn);
  expect(await refusal(merge(imported.personId, other.personId))).toEqual(notASignIn);
  expect(await refusal(merge(imported.personId, unknownId))).toMatchObject({ code: "notFound" });
  expect(await refusal(merge(unknownId, lin.personId))).toMatchObject({ code: "notFound" });
});

test("one name or one address suggests a merge, and is no more than a suggestion", async () => {
  const company = await withLin();
  const { call, admin, lin, imported, addPerson } = company;
  await addPerson("Somebody Else");
  await addImported(company, { name: "Lin Na", objectId: "00000000-0000-4000-8000-000000000003" });
  const { items } = await call(admin, listMergeSuggestions, {});
  expect(items).toEqual([
    {
      imported: {
        personId: imported.personId,
        name: "Lin Na",
        email: "lin.na@example.com",
        isSignedIn: false,
      },
      signedIn: { personId: lin.personId, name: "lin na", email: null, isSignedIn: true },
      sameName: true,
      sameEmail: false,
    },
  ]);
  expect((await call(lin, getMe, {})).person.personId).toBe(lin.personId);
});
