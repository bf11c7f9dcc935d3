import { expect, test } from "vitest";
import { listPendingMemberships } from "#shared/organisation/teamApi.ts";
import { refusal } from "#test/world.ts";
import { addPending, createCompany } from "./company.ts";

const forbidden = { code: "forbidden", key: "error.forbidden" };

test("leads see who waits for them; an admin sees teams without a lead, and on demand everybody", async () => {
  const company = await createCompany();
  const { call, admin, addPerson, addTeam, clock, it, finance } = company;
  const { teamId: leaderlessId } = await addTeam("Archive");
  const waiting: string[] = [];
  for (const teamId of [it.teamId, finance.teamId, leaderlessId]) {
    const { personId } = await addPerson(`Waits ${waiting.length}`);
    clock.now += 1000;
    await addPending(company, { personId }, { teamId });
    waiting.push(personId);
  }
  const seenBy = async (as: typeof admin, scope?: "company") =>
    (await call(as, listPendingMemberships, { scope })).items.map(({ person }) =>
      waiting.indexOf(person.personId),
    );
  expect(await seenBy(company.itLead)).toEqual([0]);
  expect(await seenBy(company.financeLead)).toEqual([1]);
  expect(await seenBy(admin)).toEqual([2]);
  expect(await seenBy(admin, "company")).toEqual([0, 1, 2]);
  expect(await seenBy(company.itMember)).toEqual([]);
  expect(await refusal(seenBy(company.itLead, "company"))).toMatchObject(forbidden);
});

test("who waits is listed with the team and since when, the longest first, page by page", async () => {
  const company = await createCompany();
  const { call, admin, addPerson, clock, itLead, it, newcomer } = company;
  const chosenAt = clock.now;
  await addPending(company, newcomer, it);
  for (const name of ["Same", "Same"]) await addPending(company, await addPerson(name), it);
  const first = await call(itLead, listPendingMemberships, { limit: 1 });
  const team = { ...it, name: "IT" };
  expect(first.items).toEqual([
    { person: { personId: newcomer.personId, name: "Nora New" }, team, hasLead: true, chosenAt },
  ]);
  const rest = await call(itLead, listPendingMemberships, { limit: 2, cursor: first.nextCursor ?? "" });
  expect(rest).toMatchObject({
    items: [{ person: { name: "Same" } }, { person: { name: "Same" } }],
    nextCursor: null,
  });
  const invented = call(admin, listPendingMemberships, { cursor: "1.2.3" });
  expect(await refusal(invented)).toMatchObject({ code: "invalid", field: "cursor" });
});
