import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { event } from "#server/event/table.ts";
import * as commitments from "#shared/commitment/api.ts";
import { getToday } from "#shared/commitment/readApi.ts";
import * as api from "#shared/complaint/api.ts";
import { listActions } from "#shared/improvement/api.ts";
import { refusal } from "#test/world.ts";
import { type Company, createCompany, DAY_MS } from "./company.ts";

/** All that a complaint's life tells the team concerned, whatever it asks. */
async function heardByTeam({ call, get, it, itLead, itMember }: Company, complaintId: string) {
  const answers: unknown[] = [];
  for (const as of [itLead, itMember]) {
    answers.push(await get(as, { complaintId }));
    answers.push(await call(as, api.listComplaints, { scope: "team", teamId: it.teamId }));
    for (const scope of ["mine", "handling"] as const)
      answers.push(await call(as, api.listComplaints, { scope }));
    answers.push(await call(as, listActions, { teamId: it.teamId }));
    answers.push(await call(as, api.getComplaintRate, { supplierTeamId: it.teamId }));
    answers.push((await call(as, getToday, {})).asks);
  }
  return JSON.stringify(answers);
}

/** The events that reach the team concerned, with all that stands in them. */
async function eventsToTeam({ database, it, itLead, itMember }: Company) {
  const ids = [it.teamId, itLead.personId, itMember.personId];
  const rows = await database.read.select().from(event).all();
  return rows.filter(({ audience }) => audience.some((id) => ids.includes(id)));
}

test("a name that is kept never reaches the team concerned, neither in an answer nor in an event", async () => {
  const company = await createCompany();
  const { complain, steps, mei, finance, clock, carla, get } = company;
  const secrets = [mei.personId, mei.name, finance.teamId, finance.name];
  let one = await complain({ naming: "kept" });
  const path = ["analyse", "sharePlan", "report", "dispute", "analyse", "sharePlan", "report"] as const;
  for (const step of [...path, "confirm", "learn"] as const) {
    one = await steps[step](one);
    clock.now += 60_000;
    const heard = await heardByTeam(company, one.complaintId);
    expect(heard).toContain(one.complaintId);
    for (const secret of secrets) expect(heard).not.toContain(secret);
  }
  const events = await eventsToTeam(company);
  expect(events.map(({ verb }) => verb)).toContain("complaint.moved");
  for (const secret of secrets) expect(JSON.stringify(events)).not.toContain(secret);
  expect((await get(carla, one)).complainant?.person).toEqual({ personId: mei.personId, name: "Mei" });
});

test("a promise that names its customer is kept from the team as well", async () => {
  const { complain, call, get, it, finance, itMember, itLead, carla, clock } = await createCompany();
  const { commitmentId } = await call(itMember, commitments.promiseCommitment, {
    supplierTeamId: it.teamId,
    customerTeamId: finance.teamId,
    sentence: "A laptop by Friday",
    dueAt: clock.now + 3 * DAY_MS,
  });
  const one = await complain({ naming: "kept", commitmentId });
  expect((await get(itLead, one)).commitment).toBeNull();
  expect((await get(carla, one)).commitment).toMatchObject({ sentence: "A laptop by Friday" });
  const named = await complain({ commitmentId });
  expect((await get(itLead, named)).commitment).toMatchObject({ commitmentId });
});

test("a named complaint tells the team who it was; withdrawing a kept one tells it nothing", async () => {
  const company = await createCompany();
  const { complain, steps, get, itMember, mei } = company;
  expect((await get(itMember, await complain())).complainant?.person.personId).toBe(mei.personId);
  const kept = await steps.withdraw(await complain({ naming: "kept" }));
  expect((await get(itMember, kept)).complainant).toBeNull();
});

test("a committee member of the team concerned is of the team: no name, no step, no place in the committee's list", async () => {
  const company = await createCompany();
  const { addPerson, it, complain, get, call, steps, mei } = company;
  const both = await addPerson("Bo", { [it.teamId]: "member" }, ["committee"]);
  const one = await complain({ naming: "kept" });
  expect(await get(both, one)).toMatchObject({ complainant: null, roles: ["supplier"] });
  expect((await call(both, api.listComplaints, { scope: "all" })).items).toEqual([]);
  await expect(steps.assign(one, both.personId, both)).rejects.toMatchObject({ code: "forbidden" });
  expect(JSON.stringify(await get(both, one))).not.toContain(mei.personId);
});

test("no event of a complaint holds a word that somebody wrote", async () => {
  const { bringTo, database } = await createCompany();
  await bringTo("learned");
  const rows = JSON.stringify(await database.read.select().from(event).all());
  for (const word of ["laptop", "handover", "handed", "checklist"]) expect(rows).not.toContain(word);
});

test("the leads of the team concerned are told when a complaint comes in, is planned and is learned from", async () => {
  const { bringTo, itLead, itMember, database } = await createCompany();
  const { complaintId } = await bringTo("learned", { naming: "kept" });
  const told = await database.read.select().from(event).where(eq(event.subjectId, complaintId)).all();
  const toLead = told.filter(({ audience }) => audience.includes(itLead.personId));
  expect(toLead.map(({ verb, change }) => [verb, change.state])).toEqual([
    ["complaint.moved", "received"],
    ["complaint.moved", "planShared"],
    ["complaint.moved", "learned"],
  ]);
  expect(told.some(({ audience }) => audience.includes(itMember.personId))).toBe(false);
});

test("the page it was recorded from is read by who may read the complaint; past a kept name the team does not", async () => {
  const { complain, get, mei, carla, itLead, itMember, colleague, stranger } = await createCompany();
  const source = { title: "Message from Mei", url: "https://teams.microsoft.com/l/message/1" };
  const named = await complain({ source });
  for (const reader of [mei, carla, itLead, itMember])
    expect((await get(reader, named)).source).toEqual(source);
  const kept = await complain({ source, naming: "kept" });
  for (const reader of [mei, carla]) expect((await get(reader, kept)).source).toEqual(source);
  for (const reader of [itLead, itMember]) expect((await get(reader, kept)).source).toBeNull();
  for (const one of [named, kept])
    for (const other of [colleague, stranger])
      expect(await refusal(get(other, one))).toMatchObject({ code: "forbidden" });
  const bad = { ...source, url: "javascript:alert(1)" };
  expect(await refusal(complain({ source: bad }))).toMatchObject({ field: "source.url" });
});
