import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { team } from "#server/organisation/table.ts";
import { change } from "#server/relationship/write.ts";
import {
  confirmRelationship,
  declineRelationship,
  endRelationship,
  getRelationship,
} from "#shared/relationship/api.ts";
import { refusal } from "#test/world.ts";
import { createCompany, eventsOf, seen } from "./company.ts";

test("a lead of the side that has not said so confirms", async () => {
  const { call, propose, itMember, financeLead, clock } = await createCompany();
  const { relationshipId, revision } = await propose(itMember, "supplier");
  clock.now += 1000;
  const confirmed = await call(financeLead, confirmRelationship, { relationshipId, revision });
  expect(confirmed).toMatchObject({
    state: "confirmed",
    claimedBy: null,
    confirmedAt: clock.now,
    revision: 2,
  });
});

test("only a lead of the other side confirms or declines", async () => {
  const { call, propose, itLead, itMember, financeMember, stranger, admin } = await createCompany();
  const { relationshipId, revision } = await propose(itMember, "supplier");
  for (const person of [itLead, itMember, financeMember, stranger, admin]) {
    expect(await refusal(call(person, confirmRelationship, { relationshipId, revision }))).toMatchObject({
      code: "forbidden",
    });
    expect(
      await refusal(call(person, declineRelationship, { relationshipId, revision, reason: "No" })),
    ).toMatchObject({ code: "forbidden" });
  }
  expect(await call(itLead, getRelationship, { relationshipId })).toMatchObject({
    state: "proposed",
    revision,
  });
});

test("a lead of both teams may propose for one and confirm for the other", async () => {
  const { call, addPerson, propose, it, finance } = await createCompany();
  const both = await addPerson("Bo", { [it.teamId]: "lead", [finance.teamId]: "lead" });
  const { relationshipId, revision } = await propose(both, "supplier");
  expect(await call(both, confirmRelationship, { relationshipId, revision })).toMatchObject({
    state: "confirmed",
  });
});

test("a declined claim stays in sight with the reason and who had made it", async () => {
  const { call, propose, itMember, financeLead, clock } = await createCompany();
  const { relationshipId, revision } = await propose(itMember, "supplier");
  await call(financeLead, declineRelationship, { relationshipId, revision, reason: "We buy this outside." });
  expect(await call(itMember, getRelationship, { relationshipId })).toMatchObject({
    state: "declined",
    claimedBy: "supplier",
    closingReason: "We buy this outside.",
    declinedAt: clock.now,
  });
});

test("either side's lead ends what both had confirmed", async () => {
  const { call, propose, itLead, financeLead, clock } = await createCompany();
  for (const lead of [itLead, financeLead]) {
    await propose(itLead, "supplier");
    const { relationshipId, revision } = await propose(financeLead, "customer");
    const ended = await call(lead, endRelationship, { relationshipId, revision, reason: "Moved to HR" });
    expect(ended).toMatchObject({ state: "ended", endedAt: clock.now, closingReason: "Moved to HR" });
  }
});

test("members, strangers and admins end nothing", async () => {
  const { call, propose, itLead, itMember, financeLead, financeMember, stranger, admin } =
    await createCompany();
  await propose(itLead, "supplier");
  const { relationshipId, revision } = await propose(financeLead, "customer");
  for (const person of [itMember, financeMember, stranger, admin]) {
    expect(
      await refusal(call(person, endRelationship, { relationshipId, revision, reason: "x" })),
    ).toMatchObject({ code: "forbidden" });
  }
});

test("a claim of one side, declined or not, is taken back by that side alone: the other cannot make it vanish", async () => {
  const { call, propose, itLead, financeLead } = await createCompany();
  const { relationshipId, revision } = await propose(itLead, "supplier");
  const declined = await call(financeLead, declineRelationship, { relationshipId, revision, reason: "No" });
  const end = { relationshipId, revision: declined.revision, reason: "A mistake" };
  expect(await refusal(call(financeLead, endRelationship, end))).toMatchObject({ code: "forbidden" });
  expect(await call(itLead, endRelationship, end)).toMatchObject({ state: "ended", claimedBy: "supplier" });
  expect(
    await refusal(call(itLead, endRelationship, { ...end, revision: declined.revision + 1 })),
  ).toMatchObject({ code: "conflict" });
});

test("a declined or ended relationship may be proposed again, by either side, on the same card", async () => {
  const company = await createCompany();
  const { call, propose, itLead, financeLead, financeMember, clock } = company;
  const first = await propose(itLead, "supplier", "Accounts");
  await call(financeLead, declineRelationship, { ...seen(first), reason: "Not now" });
  clock.now += 1000;
  const again = await propose(financeMember, "customer");
  expect(again).toMatchObject({
    relationshipId: first.relationshipId,
    state: "proposed",
    claimedBy: "customer",
    flow: "Accounts",
    declinedAt: null,
    closingReason: null,
    createdAt: first.createdAt,
    proposedAt: clock.now,
  });
  const { relationshipId, revision } = await call(itLead, confirmRelationship, seen(again));
  await call(itLead, endRelationship, { relationshipId, revision, reason: "Reorganised" });
  expect(await propose(itLead, "supplier", "Phones")).toMatchObject({
    state: "proposed",
    claimedBy: "supplier",
    flow: "Phones",
    endedAt: null,
    confirmedAt: null,
  });
});

test("confirming and declining at once: one wins, the other hears of a conflict", async () => {
  const company = await createCompany();
  const { addPerson, call, propose, finance, itMember, financeLead } = company;
  const secondLead = await addPerson("Fred", { [finance.teamId]: "lead" });
  const { relationshipId, revision } = await propose(itMember, "supplier");
  const results = await Promise.allSettled([
    call(financeLead, confirmRelationship, { relationshipId, revision }),
    call(secondLead, declineRelationship, { relationshipId, revision, reason: "No" }),
  ]);
  const refused = results.filter((result) => result.status === "rejected");
  expect(refused.map(({ reason }) => reason)).toMatchObject([
    { code: "conflict", message: "error.conflict" },
  ]);
  const card = await call(itMember, getRelationship, { relationshipId });
  expect(["confirmed", "declined"]).toContain(card.state);
  expect(card.closingReason).toBe(card.state === "declined" ? "No" : null);
  expect(await eventsOf(company, relationshipId)).toHaveLength(2);
});

test("whoever saw an older state is told, and nothing is overwritten", async () => {
  const { call, propose, itLead, financeLead } = await createCompany();
  const old = await propose(itLead, "supplier");
  const { relationshipId } = old;
  await call(itLead, endRelationship, { relationshipId, revision: old.revision, reason: "Too early" });
  await propose(itLead, "supplier", "Other words");
  expect(
    await refusal(call(financeLead, confirmRelationship, { relationshipId, revision: old.revision })),
  ).toMatchObject({ code: "conflict", key: "error.conflict" });
  expect(await call(itLead, getRelationship, { relationshipId })).toMatchObject({
    state: "proposed",
    revision: 3,
  });
});

test("a write that comes too late, past every check, still changes nothing", async () => {
  const { call, propose, run, itLead } = await createCompany();
  const { relationshipId, revision } = await propose(itLead, "supplier");
  const late = run(itLead, (ctx) => change(ctx, { relationshipId, revision: revision + 1 }, { tier: 1 }));
  expect(await refusal(late)).toMatchObject({ code: "conflict", key: "error.conflict" });
  expect(await call(itLead, getRelationship, { relationshipId })).toMatchObject({ tier: null, revision });
});

test("a relationship with a team archived meanwhile is declined or ended, not confirmed", async () => {
  const { call, database, propose, it, itMember, financeLead, clock } = await createCompany();
  const { relationshipId, revision } = await propose(itMember, "supplier");
  await database.write((db) =>
    db.update(team).set({ archivedAt: clock.now }).where(eq(team.teamId, it.teamId)),
  );
  expect(await refusal(call(financeLead, confirmRelationship, { relationshipId, revision }))).toMatchObject({
    code: "invalid",
    key: "relationship.error.archived",
  });
  expect(
    await call(financeLead, declineRelationship, { relationshipId, revision, reason: "IT is gone" }),
  ).toMatchObject({ state: "declined", supplier: { isArchived: true } });
});
