import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import { team } from "#server/organisation/table.ts";
import { relationship } from "#server/relationship/table.ts";
import { createWorld, type World } from "#test/world.ts";
import { importText } from "./importing.ts";

const supplier = alias(team, "supplier");
const customer = alias(team, "customer");

async function pairsOf({ database }: World) {
  const rows = await database.read
    .select({
      supplier: supplier.name,
      customer: customer.name,
      state: relationship.state,
      claimedBy: relationship.claimedBy,
    })
    .from(relationship)
    .innerJoin(supplier, eq(supplier.teamId, relationship.supplierTeamId))
    .innerJoin(customer, eq(customer.teamId, relationship.customerTeamId))
    .all();
  return rows
    .map(({ supplier, customer, state, claimedBy }) => `${supplier} → ${customer} ${claimedBy ?? state}`)
    .toSorted();
}

const create = { missingTeams: "create" } as const;

test("who says so decides: one side leaves it one-sided, both confirm it", async () => {
  const world = await createWorld();
  const file = "supplier,customer,declaredBy\nDesk,Sales,supplier\nDesk,Law,customer\nLaw,Desk,both\n";
  expect(await importText(world, "relationships", file, { mapping: create })).toMatchObject({
    totals: { created: 3 },
  });
  const pairs = ["Desk → Law customer", "Desk → Sales supplier", "Law → Desk confirmed"];
  expect(await pairsOf(world)).toEqual(pairs);
  expect(await importText(world, "relationships", file, { mapping: create })).toMatchObject({
    totals: { unchanged: 3, changed: 0 },
  });
  expect(await pairsOf(world)).toEqual(pairs);
});

test("what one row says of a pair and another row of the other side add up", async () => {
  const world = await createWorld();
  const file =
    "supplier,customer,declaredBy\nDesk,Sales,supplier\nDesk,Sales,supplier\nDesk,Sales,customer\n";
  expect(await importText(world, "relationships", file, { mapping: create })).toMatchObject({
    totals: { created: 1, changed: 1, unchanged: 1 },
  });
  expect(await pairsOf(world)).toEqual(["Desk → Sales confirmed"]);
});

test("a team is never its own supplier, and teams nobody knows are refused unless they may be added", async () => {
  const world = await createWorld();
  await world.addTeam("Desk");
  const { refused } = await importText(
    world,
    "relationships",
    "supplier,customer,declaredBy\nDesk,desk,both\nDesk,Sales,both\nDesk,,both\nDesk,Desk,maybe\n",
  );
  expect(refused).toMatchObject([
    { line: 2, field: "customer", key: "relationship.error.self" },
    { line: 3, field: "customer", key: "intake.refused.unknownTeam" },
    { line: 4, field: "customer", key: "intake.refused.missing" },
    { line: 5, field: "declaredBy", key: "intake.refused.word" },
  ]);
  expect(await pairsOf(world)).toEqual([]);
});

test("what people ended or declined is not brought back by a file", async () => {
  const world = await createWorld();
  const file = "supplier,customer,declaredBy\nDesk,Sales,both\n";
  await importText(world, "relationships", file, { mapping: create });
  for (const state of ["ended", "declined"] as const) {
    await world.database.write((db) => db.update(relationship).set({ state }));
    expect((await importText(world, "relationships", file)).refused).toMatchObject([
      { key: `intake.refused.${state}` },
    ]);
  }
});

test("words and tier fill what is empty and never overwrite what people wrote", async () => {
  const world = await createWorld();
  await importText(world, "relationships", "supplier,customer,declaredBy\nDesk,Sales,both\n", {
    mapping: create,
  });
  await importText(
    world,
    "relationships",
    "supplier,customer,declaredBy,flow,tier,tierReason\nDesk,Sales,both,Laptops,1,Stops their work\n",
  );
  const again = await importText(
    world,
    "relationships",
    "supplier,customer,declaredBy,flow,tier\nDesk,Sales,both,Phones,3\n",
  );
  expect(again.totals).toMatchObject({ unchanged: 1 });
  expect(await world.database.read.select().from(relationship).get()).toMatchObject({
    flow: "Laptops",
    tier: 1,
    tierReason: "Stops their work",
  });
  expect(
    (await importText(world, "relationships", "supplier,customer,declaredBy,tier\nDesk,Sales,both,4\n"))
      .refused,
  ).toMatchObject([{ field: "tier", key: "relationship.error.tier" }]);
});
