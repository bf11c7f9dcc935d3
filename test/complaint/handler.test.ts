import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { complaint } from "#server/complaint/table.ts";
import { watchComplaints } from "#server/complaint/watcher.ts";
import { event } from "#server/event/table.ts";
import { companyRole, membership } from "#server/organisation/table.ts";
import { getToday } from "#shared/commitment/readApi.ts";
import { refusal } from "#test/world.ts";
import { createCompany, DAY_MS } from "./company.ts";

test("complaints go round the committee: to whoever has the fewest open", async () => {
  const { complain, steps, addPerson, carla } = await createCompany();
  const dan = await addPerson("Dan", {}, ["committee"]);
  const first = await complain();
  const second = await complain();
  expect(new Set([first.handler?.personId, second.handler?.personId])).toEqual(
    new Set([carla.personId, dan.personId]),
  );
  const ofCarla = first.handler?.personId === carla.personId ? first : second;
  await steps.withdraw(ofCarla);
  expect((await complain()).handler?.personId).toBe(carla.personId);
});

test("never to somebody of the team concerned, confirmed or not, and never to who complains", async () => {
  const { complain, addPerson, database, it, carla, finance, clock } = await createCompany();
  const waiting = { personId: carla.personId, teamId: it.teamId, role: "member", state: "pending" } as const;
  await database.write((db) => db.insert(membership).values({ ...waiting, createdAt: clock.now }));
  const own = await addPerson("Olaf", { [finance.teamId]: "member" }, ["committee"]);
  expect((await complain()).handler?.personId).toBe(own.personId);
  expect((await complain({}, own)).handler).toBeNull();
});

test("without a committee the complaint waits, an admin is told, and it is given away once there is one", async () => {
  const { complain, call, admin, mei, database, clock, carla, get } = await createCompany({
    hasCommittee: false,
  });
  const one = await complain();
  expect(one).toMatchObject({ state: "received", handler: null });
  expect((await call(admin, getToday, {})).asks).toMatchObject([{ kind: "complaintCommittee", title: "1" }]);
  expect((await call(mei, getToday, {})).asks).toEqual([]);
  expect(await refusal(get(admin, one))).toMatchObject({ code: "forbidden" });
  const told = await database.read.select().from(event).where(eq(event.verb, "committee.missing")).all();
  expect(told).toMatchObject([{ audience: [admin.personId] }]);
  expect(await watchComplaints(database, clock.now)).toBe(0);
  const role = { personId: carla.personId, role: "committee" as const, createdAt: clock.now };
  await database.write((db) => db.insert(companyRole).values(role));
  await Promise.all([watchComplaints(database, clock.now), watchComplaints(database, clock.now)]);
  const given = await get(mei, one);
  expect(given.handler).toMatchObject({ personId: carla.personId });
  expect(given.entries.filter(({ kind }) => kind === "assigned")).toHaveLength(1);
  expect((await call(admin, getToday, {})).asks).toEqual([]);
});

test("a complaint that nobody can handle yet does not keep the others waiting", async () => {
  const { complain, addPerson, database, clock, get, quality, mei } = await createCompany({
    hasCommittee: false,
  });
  const about = { supplierTeamId: quality.teamId };
  const stuck = await complain(about);
  clock.now += 1000;
  const other = await complain();
  await addPerson("Quinn", { [quality.teamId]: "member" }, ["committee"]);
  expect(await watchComplaints(database, clock.now)).toBeGreaterThan(0);
  expect((await get(mei, stuck)).handler).toBeNull();
  expect((await get(mei, other)).handler?.name).toBe("Quinn");
  expect(await watchComplaints(database, clock.now)).toBe(0);
});

test("the committee gives it to a lead or desk of the complainant's side or another team, to nobody else", async () => {
  const { complain, steps, get, itLead, itMember, mei, colleague, financeLead, stranger, carla } =
    await createCompany();
  const one = await complain();
  for (const who of [itLead, itMember, mei])
    expect(await refusal(steps.assign(one, who.personId))).toMatchObject({
      field: "handlerId",
      key: "complaint.error.handler.ofTeam",
    });
  expect(await refusal(steps.assign(one, colleague.personId))).toMatchObject({
    key: "complaint.error.handler.role",
  });
  const given = await steps.assign(one, financeLead.personId);
  expect(given).toMatchObject({ handler: { personId: financeLead.personId } });
  expect(await refusal(steps.analyse(given, carla))).toMatchObject({ code: "forbidden" });
  expect(await steps.analyse(given, financeLead)).toMatchObject({ state: "analysed" });
  expect(await refusal(steps.assign(given, stranger.personId))).toMatchObject({ key: "error.conflict" });
  expect((await get(carla, given)).roles).toEqual(["committee"]);
});

test("only the committee gives it away, and only while it is open", async () => {
  const { complain, steps, bringTo, mei, itLead, stranger, admin } = await createCompany();
  const one = await complain();
  for (const as of [mei, itLead, stranger, admin])
    expect(await refusal(steps.assign(one, stranger.personId, as))).toMatchObject({ code: "forbidden" });
  const closed = await bringTo("learned");
  expect(await refusal(steps.assign(closed, stranger.personId))).toMatchObject({
    key: "complaint.error.noSuchStep",
  });
});

test("who joins the team concerned handles the complaint no longer", async () => {
  const { complain, steps, database, carla, it, clock, call } = await createCompany();
  const one = await complain();
  const joined = { personId: carla.personId, teamId: it.teamId, role: "member", state: "active" } as const;
  await database.write((db) => db.insert(membership).values({ ...joined, createdAt: clock.now }));
  expect(await refusal(steps.analyse(one))).toMatchObject({ code: "forbidden" });
  expect((await call(carla, getToday, {})).asks).toEqual([]);
});

test("Today asks the handler for the next step and the complainant for the word, each in turn", async () => {
  const { bringTo, steps, call, carla, mei, itLead, get } = await createCompany();
  const asks = async (as = carla) => (await call(as, getToday, {})).asks;
  const one = await bringTo("planShared");
  const ask = { subjectId: one.complaintId, placeId: one.complaintId, title: "IT" };
  expect(await asks()).toMatchObject([{ kind: "complaintStep", ...ask }]);
  expect(await asks(mei)).toEqual([]);
  const reported = await steps.report(one);
  expect(await asks()).toEqual([]);
  expect(await asks(mei)).toMatchObject([{ kind: "complaintResult", ...ask }]);
  expect(await asks(itLead)).toEqual([]);
  await steps.learn(await steps.confirm(reported));
  expect([await asks(), await asks(mei)]).toEqual([[], []]);
  expect((await get(carla, one)).state).toBe("learned");
});

test("a complaint remembers its handler's team, by whose calendar it runs", async () => {
  const { complain, database, quality } = await createCompany();
  const { complaintId } = await complain();
  const rows = await database.read
    .select()
    .from(complaint)
    .where(eq(complaint.complaintId, complaintId))
    .all();
  expect(rows).toMatchObject([{ handlerTeamId: quality.teamId, escalation: "none" }]);
});

test("who leads a team above the one concerned neither handles it nor hears of it when it is late", async () => {
  const { complain, steps, get, addTeam, addPerson, itLead, it, quality, carla, call, database, clock } =
    await createCompany();
  const desk = await addTeam("Service Desk", { parentTeamId: it.teamId });
  const night = await addTeam("Night desk", { parentTeamId: desk.teamId });
  const one = await complain({ supplierTeamId: night.teamId });
  expect(await refusal(steps.assign(one, itLead.personId))).toMatchObject({
    key: "complaint.error.handler.ofTeam",
  });
  const deskOfIt = await addPerson("Dora", { [it.teamId]: "desk" });
  expect(await refusal(steps.assign(one, deskOfIt.personId))).toMatchObject({
    key: "complaint.error.handler.role",
  });
  const dan = await addPerson("Dan", { [it.teamId]: "member" }, ["committee"]);
  const given = await steps.assign(one, dan.personId);
  clock.now += 30 * DAY_MS;
  while ((await watchComplaints(database, clock.now)) > 0);
  expect(await get(carla, given)).toMatchObject({ escalation: "committee", handler: { name: "Dan" } });
  expect(await refusal(get(itLead, given))).toMatchObject({ code: "forbidden" });
  expect((await call(itLead, getToday, {})).asks).toEqual([]);
  const other = await complain({ supplierTeamId: quality.teamId });
  expect((await steps.assign(other, itLead.personId, dan)).handler?.name).toBe("Tomas");
});

test("a committee of nobody but who leads the team above leaves it to the admins", async () => {
  const { complain, addTeam, itLead, it, database, clock } = await createCompany({ hasCommittee: false });
  const desk = await addTeam("Service Desk", { parentTeamId: it.teamId });
  const role = { personId: itLead.personId, role: "committee" as const, createdAt: clock.now };
  await database.write((db) => db.insert(companyRole).values(role));
  expect((await complain({ supplierTeamId: desk.teamId })).handler).toBeNull();
});
