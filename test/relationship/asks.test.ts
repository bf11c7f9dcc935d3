import { expect, test } from "vitest";
import { listRelationshipAsks } from "#server/relationship/asks.ts";
import { confirmRelationship, proposeRelationship } from "#shared/relationship/api.ts";
import type { TestPerson } from "#test/world.ts";
import { createCompany, seen } from "./company.ts";

async function createDesk() {
  const company = await createCompany();
  const asksOf = (as: TestPerson, limit = 10) => company.run(as, (ctx) => listRelationshipAsks(ctx, limit));
  return { ...company, asksOf };
}

test("a proposal waits for the leads of the side that has not said so, until they answer", async () => {
  const { asksOf, call, propose, itLead, itMember, financeLead, financeMember, stranger, admin, clock } =
    await createDesk();
  const proposed = await propose(itMember, "supplier");
  expect(await asksOf(financeLead)).toEqual([
    {
      kind: "relationship",
      subjectId: proposed.relationshipId,
      placeId: proposed.relationshipId,
      title: "IT → Finance",
      from: "IT",
      askedAt: clock.now,
    },
  ]);
  for (const person of [itLead, itMember, financeMember, stranger, admin])
    expect(await asksOf(person)).toEqual([]);
  await call(financeLead, confirmRelationship, seen(proposed));
  expect(await asksOf(financeLead)).toEqual([]);
});

test("the longest waiting comes first, from both sides, as many as are wanted", async () => {
  const { asksOf, call, it, finance, legal, itLead, financeMember, stranger, clock } = await createDesk();
  await call(financeMember, proposeRelationship, {
    supplierTeamId: it.teamId,
    customerTeamId: finance.teamId,
    side: "customer",
  });
  clock.now += 1000;
  await call(stranger, proposeRelationship, {
    supplierTeamId: legal.teamId,
    customerTeamId: it.teamId,
    side: "supplier",
  });
  expect((await asksOf(itLead)).map(({ title, from }) => [title, from])).toEqual([
    ["IT → Finance", "Finance"],
    ["Legal → IT", "Legal"],
  ]);
  expect(await asksOf(itLead, 1)).toMatchObject([{ from: "Finance" }]);
});
