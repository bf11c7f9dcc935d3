import { expect, test } from "vitest";
import { getMe, updateMe } from "#shared/organisation/api.ts";
import { archiveTeam } from "#shared/organisation/teamApi.ts";
import { refusal } from "#test/world.ts";
import { createCompany, verbsOf } from "./company.ts";

const shanghai = { locale: "zh-CN", timeZone: "Asia/Shanghai" };

test("a person sees their teams with their roles", async () => {
  const { call, itLead, it } = await createCompany();
  expect(await call(itLead, getMe, {})).toEqual({
    person: {
      personId: itLead.personId,
      name: "Ines Lead",
      email: null,
      isSignedIn: true,
      locale: null,
      timeZone: null,
    },
    memberships: [{ teamId: it.teamId, teamName: "IT", role: "lead", state: "active" }],
    companyRoles: [],
  });
});

test("an archived team is no longer among one's teams", async () => {
  const { call, admin, itLead, it } = await createCompany();
  await call(admin, archiveTeam, it);
  expect((await call(itLead, getMe, {})).memberships).toEqual([]);
});

test("language and time zone are kept for notifications, and told again they change nothing", async () => {
  const company = await createCompany();
  const me = await company.call(company.itMember, updateMe, shanghai);
  expect(me.person).toMatchObject(shanghai);
  expect(await company.call(company.itMember, updateMe, shanghai)).toEqual(me);
  expect((await company.call(company.itLead, getMe, {})).person).toMatchObject({
    locale: null,
    timeZone: null,
  });
  expect(await verbsOf(company)).toEqual(["person.changed"]);
});

test.each([
  [{ ...shanghai, timeZone: "Asia/Nowhere" }, "timeZone", "calendar.error.timeZone"],
  [{ ...shanghai, timeZone: "+08:00" }, "timeZone", "calendar.error.timeZone"],
  [{ ...shanghai, timeZone: 8 }, "timeZone", "calendar.error.timeZone"],
  [{ ...shanghai, locale: "Chinese, please" }, "locale", "organisation.error.locale"],
  [{ ...shanghai, locale: "" }, "locale", "organisation.error.locale"],
  [{ ...shanghai, locale: `zh-${"x".repeat(40)}` }, "locale", "organisation.error.locale"],
  [{ timeZone: "Asia/Shanghai" }, "locale", "organisation.error.locale"],
  [{ ...shanghai, name: "Somebody Else" }, "name", "error.unknownField"],
  [{ ...shanghai, personId: "01900000-0000-7000-8000-000000000000" }, "personId", "error.unknownField"],
])("settings that do not fit are refused: %j", async (settings, field, key) => {
  const { call, itMember } = await createCompany();
  expect(await refusal(call(itMember, updateMe, settings as never))).toEqual({ code: "invalid", field, key });
});
