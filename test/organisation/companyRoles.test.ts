import { expect, test } from "vitest";
import {
  erasePerson,
  getMe,
  grantCompanyRole,
  listCompanyRoles,
  revokeCompanyRole,
} from "#shared/organisation/api.ts";
import { refusal } from "#test/world.ts";
import { collide, createCompany, idOf, unknownId, verbsOf } from "./company.ts";

const admin = { role: "admin" } as const;
const lastAdmin = { code: "conflict", key: "organisation.error.lastAdmin" };

test("an admin makes somebody admin, who can then do the same", async () => {
  const company = await createCompany();
  const { call, itLead, itMember } = company;
  await call(company.admin, grantCompanyRole, { ...idOf(itLead), ...admin });
  await call(itLead, grantCompanyRole, { ...idOf(itMember), role: "committee" });
  expect((await call(itMember, getMe, {})).companyRoles).toEqual(["committee"]);
  expect(await verbsOf(company)).toEqual(["role.granted", "role.granted"]);
});

test("a role granted twice is held once and told once", async () => {
  const company = await createCompany();
  for (const _ of [1, 2])
    await company.call(company.admin, grantCompanyRole, { ...idOf(company.itLead), ...admin });
  expect((await company.call(company.itLead, getMe, {})).companyRoles).toEqual(["admin"]);
  expect(await verbsOf(company)).toEqual(["role.granted"]);
});

test("everybody may see who the admins are, page by page", async () => {
  const company = await createCompany();
  await company.call(company.admin, grantCompanyRole, { ...idOf(company.itLead), ...admin });
  const first = await company.call(company.newcomer, listCompanyRoles, { limit: 1 });
  const second = await company.call(company.newcomer, listCompanyRoles, {
    limit: 1,
    cursor: first.nextCursor ?? "",
  });
  expect([first, second].map(({ items }) => items[0]?.name)).toEqual(["Ada Admin", "Ines Lead"]);
  expect(second.nextCursor).toBeNull();
  const invented = company.call(company.newcomer, listCompanyRoles, { cursor: "admin" });
  expect(await refusal(invented)).toMatchObject({ code: "invalid", field: "cursor" });
});

test("a lead cannot make anybody admin, least of all themselves", async () => {
  const { call, itLead } = await createCompany();
  expect(await refusal(call(itLead, grantCompanyRole, { ...idOf(itLead), ...admin }))).toMatchObject({
    code: "forbidden",
  });
});

test("a lead cannot take the role from the admin", async () => {
  const company = await createCompany();
  const attempt = company.call(company.itLead, revokeCompanyRole, { ...idOf(company.admin), ...admin });
  expect(await refusal(attempt)).toMatchObject({ code: "forbidden" });
});

test("the last admin cannot give the role up", async () => {
  const { call, admin: only } = await createCompany();
  expect(await refusal(call(only, revokeCompanyRole, { ...idOf(only), ...admin }))).toMatchObject(lastAdmin);
});

test("an erased admin does not count as one who remains", async () => {
  const { call, admin: ada, itLead } = await createCompany();
  await call(ada, grantCompanyRole, { ...idOf(itLead), ...admin });
  await call(ada, erasePerson, idOf(itLead));
  expect(await refusal(call(ada, revokeCompanyRole, { ...idOf(ada), ...admin }))).toMatchObject(lastAdmin);
});

test("where ADMIN_IDS names one, the last granted admin may go", async () => {
  const { call, admin: ada, config } = await createCompany();
  config.adminIds.push("00000000-0000-4000-8000-000000000001");
  await call(ada, revokeCompanyRole, { ...idOf(ada), ...admin });
  expect((await call(ada, getMe, {})).companyRoles).toEqual([]);
});

test("of two admins who revoke each other at once, one remains", async () => {
  const company = await createCompany();
  const { call, admin: ada, itLead } = company;
  await call(ada, grantCompanyRole, { ...idOf(itLead), ...admin });
  const { refusal } = await collide(
    call(ada, revokeCompanyRole, { ...idOf(itLead), ...admin }),
    call(itLead, revokeCompanyRole, { ...idOf(ada), ...admin }),
  );
  expect(refusal).toMatchObject({ code: "forbidden" });
  expect((await call(company.newcomer, listCompanyRoles, {})).items).toHaveLength(1);
});

test("a role that somebody does not hold cannot be revoked", async () => {
  const company = await createCompany();
  const attempt = company.call(company.admin, revokeCompanyRole, {
    ...idOf(company.itLead),
    role: "committee",
  });
  expect(await refusal(attempt)).toMatchObject({ code: "notFound" });
});

test.each([
  ["an invented role", { personId: unknownId, role: "owner" }, { code: "invalid", field: "role" }],
  ["an unknown person", { personId: unknownId, role: "admin" }, { code: "notFound" }],
  ["something that is no id", { personId: "1", role: "admin" }, { code: "invalid", field: "personId" }],
])("%s is refused", async (_, input, expected) => {
  const company = await createCompany();
  expect(await refusal(company.call(company.admin, grantCompanyRole, input as never))).toMatchObject(
    expected,
  );
});
