import { expect, test } from "vitest";
import { endRelationship, getRelationship, setTier } from "#shared/relationship/api.ts";
import { refusal } from "#test/world.ts";
import { createCompany, eventsOf, idOf, seen } from "./company.ts";

const reason = "Payroll stops without it";

test("a lead of the supplier sets the tier with a reason, which both sides read", async () => {
  const { call, propose, itLead, financeMember } = await createCompany();
  const proposed = await propose(itLead, "supplier");
  const tiered = await call(itLead, setTier, { ...seen(proposed), tier: 1, reason });
  expect(tiered).toMatchObject({ tier: 1, tierReason: reason, state: "proposed" });
  expect(await call(financeMember, getRelationship, idOf(tiered))).toMatchObject({
    tier: 1,
    tierReason: reason,
  });
});

test("nobody else sets it: no member, no lead of the customer, no stranger, no admin", async () => {
  const { call, propose, itLead, itMember, financeLead, financeMember, stranger, admin } =
    await createCompany();
  const proposed = await propose(itLead, "supplier");
  for (const person of [itMember, financeLead, financeMember, stranger, admin]) {
    expect(await refusal(call(person, setTier, { ...seen(proposed), tier: 1, reason }))).toMatchObject({
      code: "forbidden",
    });
  }
});

test.each([0, 4, 1.5, "1", null])("a tier of %j is refused with its field", async (tier) => {
  const { call, propose, itLead } = await createCompany();
  const proposed = await propose(itLead, "supplier");
  const input = { ...seen(proposed), tier, reason };
  expect(await refusal(call(itLead, setTier, input as never))).toEqual({
    code: "invalid",
    key: "relationship.error.tier",
    field: "tier",
  });
});

test("two leads setting it at once: the second hears of a conflict instead of overwriting the first", async () => {
  const company = await createCompany();
  const { addPerson, call, propose, it, itLead } = company;
  const secondLead = await addPerson("Iris", { [it.teamId]: "lead" });
  const proposed = await propose(itLead, "supplier");
  const results = await Promise.allSettled([
    call(itLead, setTier, { ...seen(proposed), tier: 1, reason }),
    call(secondLead, setTier, { ...seen(proposed), tier: 3, reason }),
  ]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(results.find((result) => result.status === "rejected")?.reason).toMatchObject({ code: "conflict" });
  expect(await eventsOf(company, proposed.relationshipId)).toHaveLength(2);
});

test("an ended relationship has no tier to set, and starts without one when proposed again", async () => {
  const { call, propose, itLead } = await createCompany();
  const tiered = await call(itLead, setTier, { ...seen(await propose(itLead, "supplier")), tier: 2, reason });
  const ended = await call(itLead, endRelationship, { ...seen(tiered), reason: "Over" });
  expect(await refusal(call(itLead, setTier, { ...seen(ended), tier: 1, reason }))).toMatchObject({
    code: "conflict",
  });
  expect(await propose(itLead, "supplier")).toMatchObject({ tier: null, tierReason: null });
});
