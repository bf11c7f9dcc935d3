import { expect, test } from "vitest";
import { getRelationship, listRelationships, proposeRelationship } from "#shared/relationship/api.ts";
import { refusal } from "#test/world.ts";
import { createCompany, eventsOf } from "./company.ts";

test("a member of the customer proposes a supplier, which stands as one-sided for both", async () => {
  const { call, propose, it, finance, itMember, financeMember, clock } = await createCompany();
  const proposed = await propose(financeMember, "customer", "Laptops and accounts");
  expect(proposed).toMatchObject({
    supplier: { teamId: it.teamId, name: "IT", isArchived: false },
    customer: { teamId: finance.teamId, name: "Finance" },
    state: "proposed",
    claimedBy: "customer",
    flow: "Laptops and accounts",
    tier: null,
    proposedAt: clock.now,
    confirmedAt: null,
    revision: 1,
  });
  for (const [reader, side] of [
    [itMember, "supplier"],
    [financeMember, "customer"],
  ] as const) {
    const { items } = await call(reader, listRelationships, {});
    expect(items).toMatchObject([{ relationshipId: proposed.relationshipId, claimedBy: "customer", side }]);
  }
});

test("a member of the supplier may as well be the one who proposes", async () => {
  const { propose, itMember } = await createCompany();
  expect(await propose(itMember, "supplier")).toMatchObject({
    state: "proposed",
    claimedBy: "supplier",
    flow: null,
  });
});

test("nobody proposes for a team that is not theirs, not even an admin or a lead of the other side", async () => {
  const { propose, itLead, financeLead, stranger, admin } = await createCompany();
  for (const [person, side] of [
    [financeLead, "supplier"],
    [itLead, "customer"],
    [stranger, "supplier"],
    [stranger, "customer"],
    [admin, "customer"],
  ] as const) {
    expect(await refusal(propose(person, side))).toMatchObject({ code: "forbidden" });
  }
});

test("a team is not its own supplier", async () => {
  const { call, it, itLead } = await createCompany();
  const own = { supplierTeamId: it.teamId, customerTeamId: it.teamId, side: "supplier" } as const;
  expect(await refusal(call(itLead, proposeRelationship, own))).toEqual({
    code: "invalid",
    key: "relationship.error.self",
    field: "customerTeamId",
  });
});

test("an archived or unknown team is refused by its field", async () => {
  const { call, addTeam, it, itLead, clock } = await createCompany();
  const archived = await addTeam("Fax room", { archivedAt: clock.now });
  const withTeam = (customerTeamId: string) =>
    call(itLead, proposeRelationship, { supplierTeamId: it.teamId, customerTeamId, side: "supplier" });
  expect(await refusal(withTeam(archived.teamId))).toEqual({
    code: "invalid",
    key: "relationship.error.archived",
    field: "customerTeamId",
  });
  expect(await refusal(withTeam(itLead.personId))).toEqual({
    code: "notFound",
    key: "relationship.error.noTeam",
    field: "customerTeamId",
  });
});

test("proposing what the other side has proposed confirms it when a lead does", async () => {
  const company = await createCompany();
  const { propose, itMember, financeLead, clock } = company;
  const { relationshipId } = await propose(itMember, "supplier", "Accounts");
  clock.now += 60_000;
  expect(await propose(financeLead, "customer", "Our accounts")).toMatchObject({
    relationshipId,
    state: "confirmed",
    claimedBy: null,
    confirmedAt: clock.now,
    flow: "Accounts",
    revision: 2,
  });
  expect((await eventsOf(company, relationshipId)).map(({ verb }) => verb)).toEqual([
    "relationship.proposed",
    "relationship.confirmed",
  ]);
});

test("a lead's words fill a proposal that came without any", async () => {
  const { propose, itMember, financeLead } = await createCompany();
  await propose(itMember, "supplier");
  expect(await propose(financeLead, "customer", "Accounts")).toMatchObject({
    state: "confirmed",
    flow: "Accounts",
  });
});

test("a plain member's proposal leaves the other side's claim one-sided and says who can confirm", async () => {
  const { call, propose, itLead, financeMember } = await createCompany();
  const { relationshipId } = await propose(itLead, "supplier");
  expect(await refusal(propose(financeMember, "customer"))).toMatchObject({
    code: "conflict",
    key: "relationship.error.awaitsLead",
  });
  expect(await call(itLead, getRelationship, { relationshipId })).toMatchObject({
    state: "proposed",
    claimedBy: "supplier",
    revision: 1,
  });
});

test("proposing twice from one side, or what both have confirmed, is a conflict", async () => {
  const { propose, itLead, itMember, financeLead } = await createCompany();
  await propose(itMember, "supplier");
  expect(await refusal(propose(itLead, "supplier"))).toMatchObject({
    code: "conflict",
    key: "relationship.error.alreadyProposed",
  });
  await propose(financeLead, "customer");
  expect(await refusal(propose(itLead, "supplier"))).toMatchObject({
    code: "conflict",
    key: "relationship.error.alreadyConfirmed",
  });
});

test("serving each other is two relationships", async () => {
  const { call, propose, it, finance, itLead, financeLead } = await createCompany();
  const one = await propose(itLead, "supplier");
  const other = await call(itLead, proposeRelationship, {
    supplierTeamId: finance.teamId,
    customerTeamId: it.teamId,
    side: "customer",
  });
  expect(other.relationshipId).not.toBe(one.relationshipId);
  expect(other).toMatchObject({ state: "proposed", claimedBy: "customer" });
  await propose(financeLead, "customer");
  const { items } = await call(itLead, listRelationships, {});
  expect(items.map(({ side, state }) => [side, state])).toEqual([
    ["customer", "proposed"],
    ["supplier", "confirmed"],
  ]);
});

test("two sides proposing at the same moment end with one relationship", async () => {
  const company = await createCompany();
  const { propose, call, itMember, financeMember } = company;
  const results = await Promise.allSettled([
    propose(itMember, "supplier"),
    propose(financeMember, "customer"),
    propose(itMember, "supplier"),
  ]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const { items } = await call(itMember, listRelationships, {});
  expect(items).toHaveLength(1);
  expect(await eventsOf(company, items[0]?.relationshipId ?? "")).toHaveLength(1);
});

test("the same proposal sent twice with one key is made once and answered alike", async () => {
  const company = await createCompany();
  const { call, pair, itLead } = company;
  const key = { "idempotency-key": "propose-it-finance" };
  const first = await call(itLead, proposeRelationship, { ...pair, side: "supplier" }, key);
  expect(await call(itLead, proposeRelationship, { ...pair, side: "supplier" }, key)).toEqual(first);
  expect(await eventsOf(company, first.relationshipId)).toHaveLength(1);
});

test("the history tells both teams, by ids alone", async () => {
  const company = await createCompany();
  const { propose, it, finance, itMember } = company;
  const { relationshipId } = await propose(itMember, "supplier", "Secret recipe");
  const [event] = await eventsOf(company, relationshipId);
  expect(event).toMatchObject({ actorId: itMember.personId, change: { side: "supplier" } });
  expect(event?.audience.sort()).toEqual([it.teamId, finance.teamId].sort());
  expect(JSON.stringify(event)).not.toContain("Secret");
});
