import { and, eq, like } from "drizzle-orm";
import { expect, test } from "vitest";
import { watchComplaints } from "#server/complaint/watcher.ts";
import { openDatabase } from "#server/db/open.ts";
import { event } from "#server/event/table.ts";
import { membership } from "#server/organisation/table.ts";
import { chooseCalendar, createCalendar } from "#shared/calendar/api.ts";
import { getToday } from "#shared/commitment/readApi.ts";
import type { ComplaintDetails } from "#shared/complaint/model.ts";
import { erasePerson } from "#shared/organisation/api.ts";
import { refusal } from "#test/world.ts";
import { type Company, createCompany } from "./company.ts";

const at = (text: string) => Date.parse(`${text}:00Z`);

/** Moves the clock there and lets two watchers of one process look at once. */
async function look({ clock, database }: Company, moment: string) {
  clock.now = at(moment);
  await Promise.all([watchComplaints(database, clock.now), watchComplaints(database, clock.now)]);
}

async function escalations({ database }: Company, { complaintId }: Pick<ComplaintDetails, "complaintId">) {
  const isTheirs = and(eq(event.subjectId, complaintId), like(event.verb, "complaint.escalated%"));
  return database.read.select().from(event).where(isTheirs).all();
}

test("what is not planned within three working days goes to the handler's lead, a day later to the committee", async () => {
  const company = await createCompany();
  const { complain, get, mei, qualityLead, addPerson, carla, call } = company;
  const dan = await addPerson("Dan", {}, ["committee"]);
  let one = await complain();
  if (one.handler?.personId !== carla.personId) one = await company.steps.assign(one, carla.personId);
  await look(company, "2026-11-05T08:59");
  expect((await get(mei, one)).escalation).toBe("none");
  expect(await refusal(get(qualityLead, one))).toMatchObject({ code: "forbidden" });
  await look(company, "2026-11-05T09:00");
  expect(await get(qualityLead, one)).toMatchObject({ escalation: "lead", roles: ["lead"] });
  expect((await call(qualityLead, getToday, {})).asks).toMatchObject([{ kind: "complaintOverdue" }]);
  expect((await call(dan, getToday, {})).asks).toEqual([]);
  await look(company, "2026-11-06T08:59");
  await look(company, "2026-11-06T09:00");
  await look(company, "2026-11-20T09:00");
  expect((await get(mei, one)).escalation).toBe("committee");
  expect((await call(dan, getToday, {})).asks).toMatchObject([{ kind: "complaintOverdue" }]);
  const told = await escalations(company, one);
  expect(told.map(({ verb }) => verb)).toEqual([
    "complaint.escalatedToLead",
    "complaint.escalatedToCommittee",
  ]);
  expect(told[0]!.audience).toContain(qualityLead.personId);
  expect(told[1]!.audience).toEqual(expect.arrayContaining([dan.personId, carla.personId]));
});

test("never to a lead of the team complained about: then the committee hears of it at once", async () => {
  const company = await createCompany();
  const { complain, get, mei, qualityLead, it, database, clock } = company;
  const joined = {
    personId: qualityLead.personId,
    teamId: it.teamId,
    role: "lead",
    state: "active",
  } as const;
  await database.write((db) => db.insert(membership).values({ ...joined, createdAt: clock.now }));
  const one = await complain({ naming: "kept" });
  await look(company, "2026-11-05T09:00");
  expect((await get(mei, one)).escalation).toBe("committee");
  const told = await escalations(company, one);
  expect(told.flatMap(({ audience }) => audience)).not.toContain(qualityLead.personId);
  expect(await get(qualityLead, one)).toMatchObject({ roles: ["supplier"], complainant: null });
});

test("a step in time ends the escalation, and the next deadline runs from the receipt", async () => {
  const company = await createCompany();
  const { complain, steps, get, mei } = company;
  const one = await complain();
  await look(company, "2026-11-05T09:00");
  const analysed = await steps.analyse(one);
  expect(analysed).toMatchObject({ escalation: "lead", dueAt: at("2026-11-05T09:00") });
  const shared = await steps.sharePlan(analysed);
  expect(shared).toMatchObject({ escalation: "none", dueAt: at("2026-11-16T09:00") });
  await look(company, "2026-11-16T08:59");
  expect((await get(mei, one)).escalation).toBe("none");
  await look(company, "2026-11-16T09:00");
  expect((await get(mei, one)).escalation).toBe("lead");
});

test("silence for ten working days is unconfirmed, not settled; the word can still come, until the lesson", async () => {
  const company = await createCompany();
  const { bringTo, get, mei, steps, carla } = company;
  const one = await bringTo("resultShared");
  await look(company, "2026-11-16T08:59");
  expect((await get(mei, one)).state).toBe("resultShared");
  await look(company, "2026-11-16T09:00");
  const silent = await get(carla, one);
  expect(silent).toMatchObject({ state: "unconfirmed", dueAt: at("2026-12-11T17:00") });
  expect(silent.entries.filter(({ kind }) => kind === "unconfirmed")).toHaveLength(1);
  const confirmed = await steps.confirm(silent);
  expect(confirmed).toMatchObject({ state: "confirmed", dueAt: silent.dueAt });
  expect(await steps.learn(confirmed)).toMatchObject({ state: "learned" });
});

test("the clock is that of the handler's team: who works Sunday to Thursday is due on their days", async () => {
  const company = await createCompany();
  const { call, admin, qualityLead, quality, complain } = company;
  const day: [string, string][] = [["09:00", "17:00"]];
  const { calendarId } = await call(admin, createCalendar, {
    name: "Gulf",
    timeZone: "UTC",
    intervals: { sun: day, mon: day, tue: day, wed: day },
    holidayRegion: null,
    specialDates: [],
  });
  await call(qualityLead, chooseCalendar, { teamId: quality.teamId, calendarId });
  expect((await complain()).dueAt).toBe(at("2026-11-08T09:00"));
});

test("without anybody to handle it the first deadline is a day, and the admins hear of it at once and when it has passed", async () => {
  const company = await createCompany({ hasCommittee: false });
  const { complain, admin } = company;
  const one = await complain();
  expect(one.dueAt).toBe(at("2026-11-03T09:00"));
  await look(company, "2026-11-03T09:00");
  await look(company, "2026-11-30T09:00");
  const told = await escalations(company, one);
  expect(told).toHaveLength(1);
  expect(told[0]!.audience).not.toContain(admin.personId);
  const isMissing = and(eq(event.subjectId, one.complaintId), eq(event.verb, "committee.missing"));
  const missing = await company.database.read.select().from(event).where(isMissing).all();
  expect(missing.map(({ audience }) => audience)).toEqual([[admin.personId], [admin.personId]]);
});

test("two servers on one database mark each escalation once", async () => {
  const company = await createCompany();
  const { complain, clock, database, tenantId } = company;
  const other = await openDatabase(database.url, tenantId);
  try {
    const made = [await complain(), await complain({ naming: "kept" }), await complain()];
    for (const moment of ["2026-11-05T09:00", "2026-11-06T09:00"]) {
      clock.now = at(moment);
      await Promise.all([database, other].map((one) => watchComplaints(one, clock.now)));
    }
    for (const one of made) {
      const told = (await escalations(company, one)).map(({ verb }) => verb);
      expect(told).toEqual(["complaint.escalatedToLead", "complaint.escalatedToCommittee"]);
    }
  } finally {
    other.close();
  }
});

test("a watcher that looks with nothing due changes nothing", async () => {
  const company = await createCompany();
  await company.complain();
  expect(await watchComplaints(company.database, company.clock.now)).toBe(0);
});

test("a committee that is the late handler alone is nobody: an admin hears of it until somebody else is named", async () => {
  const company = await createCompany();
  const { complain, admin, carla, call, addPerson } = company;
  const one = await complain();
  await look(company, "2026-11-05T09:00");
  expect((await call(admin, getToday, {})).asks).toEqual([]);
  await look(company, "2026-11-06T09:00");
  const isMissing = and(eq(event.subjectId, one.complaintId), eq(event.verb, "committee.missing"));
  const missing = await company.database.read.select().from(event).where(isMissing).all();
  expect(missing.map(({ audience }) => audience)).toEqual([[admin.personId]]);
  expect((await call(admin, getToday, {})).asks).toMatchObject([{ kind: "complaintCommittee", title: "1" }]);
  expect((await call(carla, getToday, {})).asks).toMatchObject([{ kind: "complaintStep" }]);
  await addPerson("Ingrid", { [company.it.teamId]: "member" }, ["committee"]);
  expect((await call(admin, getToday, {})).asks).toHaveLength(1);
  const dan = await addPerson("Dan", {}, ["committee"]);
  expect((await call(admin, getToday, {})).asks).toEqual([]);
  expect((await call(dan, getToday, {})).asks).toMatchObject([{ kind: "complaintOverdue" }]);
});

test("a late complaint whose handler is erased with no committee left comes to the admins", async () => {
  const company = await createCompany();
  const { complain, admin, carla, call } = company;
  await complain();
  await call(admin, erasePerson, { personId: carla.personId });
  await look(company, "2026-11-05T09:00");
  await look(company, "2026-11-06T09:00");
  expect((await call(admin, getToday, {})).asks).toMatchObject([{ kind: "complaintCommittee", title: "1" }]);
});
