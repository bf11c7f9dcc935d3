import { expect, test } from "vitest";
import { calendarOf } from "#server/calendar/verbs.ts";
import { listEvents } from "#server/event/verbs.ts";
import {
  chooseCalendar,
  createCalendar,
  listCalendars,
  listCalendarTeams,
  removeCalendar,
} from "#shared/calendar/api.ts";
import { commandsAt } from "#shared/contributions.ts";
import { refusal } from "#test/world.ts";
import { createOffice, shanghai } from "./office.ts";

const unknownId = "0198c0de-0000-7000-8000-000000000000";

/** An office with a calendar that nobody uses yet. */
async function withCalendar() {
  const office = await createOffice();
  const { calendarId } = await office.call(office.admin, createCalendar, shanghai);
  const zoneOf = async (teamId: string) =>
    (await office.run(office.admin, (ctx) => calendarOf(ctx, teamId))).hours.timeZone;
  return { ...office, calendarId, zoneOf };
}

test("a lead chooses the calendar of their team, and the company's again", async () => {
  const { call, lead, it, legal, calendarId, zoneOf } = await withCalendar();
  await call(lead, chooseCalendar, { teamId: it.teamId, calendarId });
  expect([await zoneOf(it.teamId), await zoneOf(legal.teamId)]).toEqual(["Asia/Shanghai", "UTC"]);
  await call(lead, chooseCalendar, { teamId: it.teamId, calendarId: null });
  expect(await zoneOf(it.teamId)).toBe("UTC");
});

test("an admin chooses for any team", async () => {
  const { call, admin, it, calendarId, zoneOf } = await withCalendar();
  await call(admin, chooseCalendar, { teamId: it.teamId, calendarId });
  expect(await zoneOf(it.teamId)).toBe("Asia/Shanghai");
});

test("a member, the lead of another team and the committee may not choose", async () => {
  const { call, member, stranger, committee, it, calendarId, zoneOf } = await withCalendar();
  for (const person of [member, stranger, committee])
    expect(
      await refusal(call(person, chooseCalendar, { teamId: it.teamId, calendarId })),
      person.name,
    ).toMatchObject({
      code: "forbidden",
    });
  expect(await zoneOf(it.teamId)).toBe("UTC");
});

test("who leads a team is offered to choose, and nobody else", () => {
  const offeredTo = (isLead: boolean) => commandsAt("palette", { scope: "personal", isAdmin: false, isLead });
  expect(offeredTo(true)).toContain("calendar.choose");
  expect(offeredTo(false)).not.toContain("calendar.choose");
});

test("a calendar that does not exist, or was removed, cannot be chosen", async () => {
  const { call, admin, lead, it, calendarId } = await withCalendar();
  const gone = { code: "invalid", field: "calendarId", key: "calendar.error.gone" };
  const choice = (id: string) => refusal(call(lead, chooseCalendar, { teamId: it.teamId, calendarId: id }));
  expect(await choice(unknownId)).toMatchObject(gone);
  await call(admin, removeCalendar, { calendarId });
  expect(await choice(calendarId)).toMatchObject(gone);
  expect(await choice("mine")).toMatchObject({ code: "invalid", field: "calendarId", key: "error.id" });
});

test("a team that does not exist has no calendar to choose", async () => {
  const { call, admin, calendarId } = await withCalendar();
  expect(await refusal(call(admin, chooseCalendar, { teamId: unknownId, calendarId }))).toMatchObject({
    code: "notFound",
  });
});

test("of two who choose at once, from the same sight, one gets a conflict", async () => {
  const { call, admin, lead, it, calendarId, zoneOf } = await withCalendar();
  const { calendarId: osloId } = await call(admin, createCalendar, {
    ...shanghai,
    name: "Oslo",
    timeZone: "Europe/Oslo",
  });
  const choose = (person: typeof lead, chosen: string) =>
    call(person, chooseCalendar, { teamId: it.teamId, calendarId: chosen, seenCalendarId: null }).then(
      () => "chosen",
      (problem) => problem.code as string,
    );
  const answers = await Promise.all([choose(lead, calendarId), choose(admin, osloId)]);
  expect(answers.toSorted()).toEqual(["chosen", "conflict"]);
  expect(await zoneOf(it.teamId)).toBe(answers[0] === "chosen" ? "Asia/Shanghai" : "Europe/Oslo");
});

test("the teams of a calendar are listed by name, and counted", async () => {
  const { call, admin, member, addTeam, calendarId } = await withCalendar();
  const names = ["beta", "Alpha", "gamma"];
  for (const name of names) {
    const { teamId } = await addTeam(name);
    await call(admin, chooseCalendar, { teamId, calendarId });
  }
  const first = await call(member, listCalendarTeams, { calendarId, limit: 2 });
  const second = await call(member, listCalendarTeams, { calendarId, limit: 2, cursor: first.nextCursor! });
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(["Alpha", "beta", "gamma"]);
  expect(second.nextCursor).toBeNull();
  const { items } = await call(member, listCalendars, {});
  expect(items.map(({ name, teamCount }) => [name, teamCount])).toEqual([
    ["Company", 0],
    ["Shanghai office", 3],
  ]);
});

test("choosing the company's calendar by its id is choosing none", async () => {
  const { call, lead, it, calendarId, companyCalendar } = await withCalendar();
  await call(lead, chooseCalendar, { teamId: it.teamId, calendarId });
  const company = await companyCalendar();
  await call(lead, chooseCalendar, { teamId: it.teamId, calendarId: company.calendarId });
  expect((await companyCalendar()).teamCount).toBe(0);
});

test("the choice stands in the team's history", async () => {
  const { call, run, lead, it, calendarId } = await withCalendar();
  await call(lead, chooseCalendar, { teamId: it.teamId, calendarId });
  const events = await run(lead, (ctx) => listEvents(ctx, it.teamId));
  expect(events).toMatchObject([
    { verb: "calendar.chosen", audience: [it.teamId], change: { calendarId, before: null } },
  ]);
});
