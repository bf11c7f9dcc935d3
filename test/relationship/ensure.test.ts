import { expect, test } from "vitest";
import { ensureRelationship } from "#server/relationship/verbs.ts";
import { declineRelationship, endRelationship, getRelationship } from "#shared/relationship/api.ts";
import { refusal, type TestPerson } from "#test/world.ts";
import { createCompany, eventsOf, idOf, seen } from "./company.ts";

async function createWorkplace() {
  const company = await createCompany();
  const ensure = (as: TestPerson, side: "supplier" | "customer") =>
    company.run(as, (ctx) => ensureRelationship(ctx, { ...company.pair, side }));
  return { ...company, ensure };
}

test("work between two teams without a relationship makes a one-sided one, once", async () => {
  const company = await createWorkplace();
  const { call, ensure, itMember, financeMember } = company;
  const relationshipId = await ensure(financeMember, "customer");
  expect(await ensure(financeMember, "customer")).toBe(relationshipId);
  expect(await ensure(itMember, "supplier")).toBe(relationshipId);
  expect(await call(itMember, getRelationship, { relationshipId })).toMatchObject({
    state: "proposed",
    claimedBy: "customer",
    revision: 1,
  });
  expect(await eventsOf(company, relationshipId)).toHaveLength(1);
});

test("work under a confirmed relationship leaves it as it is", async () => {
  const { call, ensure, propose, itLead, financeLead, financeMember } = await createWorkplace();
  await propose(itLead, "supplier");
  const confirmed = await propose(financeLead, "customer");
  expect(await ensure(financeMember, "customer")).toBe(confirmed.relationshipId);
  expect(await call(itLead, getRelationship, idOf(confirmed))).toMatchObject({
    state: "confirmed",
    revision: 2,
  });
});

test("work after an end claims the relationship again", async () => {
  const { call, ensure, propose, itLead, financeMember } = await createWorkplace();
  const { relationshipId } = await call(itLead, endRelationship, {
    ...seen(await propose(itLead, "supplier")),
    reason: "Over",
  });
  expect(await ensure(financeMember, "customer")).toBe(relationshipId);
  expect(await call(itLead, getRelationship, { relationshipId })).toMatchObject({
    state: "proposed",
    claimedBy: "customer",
  });
});

test("a refusal is not overridden by the side that was refused, but by work of the side that refused", async () => {
  const { call, ensure, propose, itLead, itMember, financeLead, financeMember } = await createWorkplace();
  const { relationshipId } = await call(financeLead, declineRelationship, {
    ...seen(await propose(itLead, "supplier")),
    reason: "No",
  });
  await ensure(itMember, "supplier");
  expect(await call(itLead, getRelationship, { relationshipId })).toMatchObject({
    state: "declined",
    closingReason: "No",
  });
  await ensure(financeMember, "customer");
  expect(await call(itLead, getRelationship, { relationshipId })).toMatchObject({
    state: "proposed",
    claimedBy: "customer",
  });
});

test("no work is for a team's own sake, or with a team that is archived or unknown", async () => {
  const { addTeam, run, it, itMember, clock } = await createWorkplace();
  const archived = await addTeam("Fax room", { archivedAt: clock.now });
  const ensureWith = (customerTeamId: string) =>
    refusal(
      run(itMember, (ctx) =>
        ensureRelationship(ctx, { supplierTeamId: it.teamId, customerTeamId, side: "supplier" }),
      ),
    );
  expect(await ensureWith(it.teamId)).toMatchObject({ key: "relationship.error.self" });
  expect(await ensureWith(archived.teamId)).toMatchObject({ key: "relationship.error.archived" });
  expect(await ensureWith(itMember.personId)).toMatchObject({ code: "notFound" });
});

test("two people starting work at the same moment share one relationship", async () => {
  const { ensure, itMember, financeMember } = await createWorkplace();
  const ids = await Promise.all([
    ensure(itMember, "supplier"),
    ensure(financeMember, "customer"),
    ensure(financeMember, "customer"),
  ]);
  expect(new Set(ids).size).toBe(1);
});
