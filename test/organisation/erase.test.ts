import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { person } from "#server/organisation/table.ts";
import { erasePerson, getPerson, mergePeople, searchPeople } from "#shared/organisation/api.ts";
import { getTeam, listMembers, listPendingMemberships } from "#shared/organisation/teamApi.ts";
import { refusal } from "#test/world.ts";
import { addImported, addPending, createCompany, idOf, unknownId, verbsOf } from "./company.ts";

const rowOf = ({ database }: Awaited<ReturnType<typeof createCompany>>, personId: string) =>
  database.read.select().from(person).where(eq(person.personId, personId)).get();

test("erasing blanks all that says who a person was, and keeps the id", async () => {
  const company = await createCompany();
  const personal = { objectId: null, email: "lin@example.com", locale: "zh-CN", timeZone: "Asia/Shanghai" };
  const { personId, createdAt } = await addImported(company, { name: "Lin Na", ...personal });
  company.clock.now += 1000;
  await company.call(company.admin, erasePerson, { personId });
  expect(await rowOf(company, personId)).toEqual({
    personId,
    name: "",
    objectId: null,
    email: null,
    locale: null,
    timeZone: null,
    externalKey: null,
    mergedIntoId: null,
    erasedAt: company.clock.now,
    createdAt,
  });
});

test("an erased person is in no search, no team and no list of leads, and still stands where their id stands", async () => {
  const company = await createCompany();
  const { call, admin, itLead, it } = company;
  await call(admin, erasePerson, idOf(itLead));
  expect((await call(admin, searchPeople, { query: "" })).items.map(({ name }) => name)).not.toContain("");
  expect((await call(admin, listMembers, it)).items).toHaveLength(2);
  expect(await call(admin, getTeam, it)).toMatchObject({ leads: [], memberCount: 2 });
  expect(await call(admin, getPerson, idOf(itLead))).toMatchObject({
    personId: itLead.personId,
    name: "",
    email: null,
  });
});

test("an erased person waits for nothing any more", async () => {
  const company = await createCompany();
  const { call, admin, newcomer, it, itLead } = company;
  await addPending(company, newcomer, it);
  await call(admin, erasePerson, idOf(newcomer));
  expect((await call(itLead, listPendingMemberships, {})).items).toEqual([]);
});

test("erasing somebody who was merged blanks both rows, whichever id is named", async () => {
  const company = await createCompany();
  const { call, admin, newcomer } = company;
  const { personId } = await addImported(company, {});
  await call(admin, mergePeople, { personId, signedInPersonId: newcomer.personId });
  await call(admin, erasePerson, idOf(newcomer));
  expect(await rowOf(company, personId)).toMatchObject({ name: "", objectId: null });
  expect(await rowOf(company, newcomer.personId)).toMatchObject({ name: "", objectId: null });
});

test("the history names the erased by id only", async () => {
  const company = await createCompany();
  await company.call(company.admin, erasePerson, idOf(company.itMember));
  expect(await verbsOf(company)).toEqual(["person.erased"]);
});

test("only an admin erases, and only once", async () => {
  const { call, admin, itLead, itMember } = await createCompany();
  expect(await refusal(call(itLead, erasePerson, idOf(itMember)))).toMatchObject({ code: "forbidden" });
  expect(await refusal(call(itMember, erasePerson, idOf(itMember)))).toMatchObject({ code: "forbidden" });
  await call(admin, erasePerson, idOf(itMember));
  expect(await refusal(call(admin, erasePerson, idOf(itMember)))).toMatchObject({ code: "notFound" });
  expect(await refusal(call(admin, erasePerson, { personId: unknownId }))).toMatchObject({
    code: "notFound",
  });
  expect(await refusal(call(admin, erasePerson, { personId: "me" }))).toMatchObject({
    code: "invalid",
    field: "personId",
  });
});

test("the last admin cannot be erased", async () => {
  const { call, admin } = await createCompany();
  const expected = { code: "conflict", key: "organisation.error.lastAdmin" };
  expect(await refusal(call(admin, erasePerson, idOf(admin)))).toMatchObject(expected);
});
