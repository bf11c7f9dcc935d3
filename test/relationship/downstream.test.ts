import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { team } from "#server/organisation/table.ts";
import { listRelationships, whoIsHit, whoIsHitThrough } from "#shared/relationship/api.ts";
import { createWorld, refusal, type World } from "#test/world.ts";
import { addEdges, createCompany } from "./company.ts";

async function askFrom(
  world: World,
  teams: Map<string, string>,
  name: string,
  page: { limit?: number; cursor?: string } = {},
) {
  const teamId = teams.get(name) as string;
  const member = await world.addPerson("Mira", { [teamId]: "member" });
  return world.call(member, whoIsHit, { teamId, ...page });
}

test("customers, their customers and so on are hit, each once, near ones first and then by name", async () => {
  const world = await createWorld();
  const teams = await addEdges(world, [
    "Pit Mill",
    "Mill Shop",
    "Mill Bar",
    "Shop Home",
    "Bar Home",
    "Home Mill",
    "Shop Pit",
    "Sun Pit",
  ]);
  const { items, total, nextCursor } = await askFrom(world, teams, "Pit");
  expect(items.map(({ name, steps }) => `${steps} ${name}`)).toEqual(["1 Mill", "2 Bar", "2 Shop", "3 Home"]);
  expect([total, nextCursor]).toEqual([4, null]);
});

test("what only one side says counts too and is marked, unless both have confirmed another way", async () => {
  const world = await createWorld();
  const teams = await addEdges(world, ["It Hr", "Hr Tax"]);
  await addEdges(
    world,
    ["It Legal", "Legal Shop", "It Tax"],
    { state: "proposed", claimedBy: "supplier" },
    teams,
  );
  const { items } = await askFrom(world, teams, "It");
  expect(items.map(({ name, steps, isConfirmed }) => [name, steps, isConfirmed])).toEqual([
    ["Hr", 1, true],
    ["Legal", 1, false],
    ["Tax", 1, true],
    ["Shop", 2, false],
  ]);
});

test("declined and ended relationships and archived teams pass nothing on", async () => {
  const world = await createWorld();
  const teams = await addEdges(world, ["Hr Shop", "Tax Bar", "It Fax", "Fax Home"]);
  await addEdges(world, ["It Hr"], { state: "ended", claimedBy: null }, teams);
  await addEdges(world, ["It Tax"], { state: "declined", claimedBy: "supplier" }, teams);
  await world.database.write((db) => db.update(team).set({ archivedAt: 1 }).where(eq(team.name, "Fax")));
  expect((await askFrom(world, teams, "It")).items).toEqual([]);
});

test("a long list goes on where the page before ended", async () => {
  const world = await createWorld();
  const teams = await addEdges(
    world,
    Array.from({ length: 250 }, (_, index) => (index < 100 ? `It C${index}` : `C${index - 100} D${index}`)),
  );
  const first = await askFrom(world, teams, "It");
  const second = await askFrom(world, teams, "It", { limit: 100, cursor: first.nextCursor as string });
  const third = await askFrom(world, teams, "It", { limit: 100, cursor: second.nextCursor as string });
  const items = [...first.items, ...second.items, ...third.items];
  expect([first.items.length, second.items.length, third.items.length, third.nextCursor]).toEqual([
    50,
    100,
    50,
    null,
  ]);
  expect(new Set(items.map(({ teamId }) => teamId)).size).toBe(first.total);
  expect(items.map(({ steps }) => steps)).toEqual(items.map((_, index) => (index < 100 ? 1 : 2)));
});

test("only the team's members and an admin may ask", async () => {
  const { call, propose, it, itLead, financeLead, stranger, admin } = await createCompany();
  await propose(itLead, "supplier");
  for (const person of [financeLead, stranger]) {
    expect(await refusal(call(person, whoIsHit, { teamId: it.teamId }))).toMatchObject({ code: "forbidden" });
  }
  expect((await call(admin, whoIsHit, { teamId: it.teamId })).items).toMatchObject([
    { name: "Finance", steps: 1, isConfirmed: false },
  ]);
  expect(await refusal(call(admin, whoIsHit, { teamId: itLead.personId }))).toMatchObject({
    code: "notFound",
  });
});

test("a cursor that names no team of the list is refused", async () => {
  const { call, it, finance, itLead } = await createCompany();
  for (const cursor of [finance.teamId, "next"]) {
    expect(await refusal(call(itLead, whoIsHit, { teamId: it.teamId, cursor }))).toMatchObject({
      code: "invalid",
      key: "error.cursor",
    });
  }
});

/** Asks who is hit through one relationship, written as "supplier customer", as a member of one of its sides. */
async function askThrough(world: World, teams: Map<string, string>, pair: string, as: string) {
  const [supplier, customer] = pair.split(" ") as [string, string];
  const { items } = await world.call(
    await world.addPerson("Mira", { [teams.get(as) as string]: "member" }),
    listRelationships,
    { teamId: teams.get(as) },
  );
  const { relationshipId } = items.find(
    (one) => one.supplier.name === supplier && one.customer.name === customer,
  ) as { relationshipId: string };
  const asker = await world.addPerson("Miro", { [teams.get(as) as string]: "member" });
  const hit = await world.call(asker, whoIsHitThrough, { relationshipId });
  return hit.items.map(({ name, steps, isConfirmed }) => `${steps} ${name}${isConfirmed ? "" : "?"}`);
}

test("through one relationship its customer is hit first, and nobody whom the supplier reaches another way", async () => {
  const world = await createWorld();
  const teams = await addEdges(world, ["It Hr", "Hr Shop", "Shop Home", "Hr It", "It Legal", "Home Hr"]);
  await addEdges(world, ["Hr Tax"], { state: "proposed", claimedBy: "customer" }, teams);
  const expected = ["1 Hr", "2 Shop", "2 Tax?", "3 Home"];
  expect(await askThrough(world, teams, "It Hr", "It")).toEqual(expected);
  expect(await askThrough(world, teams, "It Hr", "Hr")).toEqual(expected);
});

test("through what only one side says nobody is hit for certain", async () => {
  const world = await createWorld();
  const teams = await addEdges(world, ["Hr Shop"]);
  await addEdges(world, ["It Hr"], { state: "proposed", claimedBy: "supplier" }, teams);
  expect(await askThrough(world, teams, "It Hr", "Hr")).toEqual(["1 Hr?", "2 Shop?"]);
});

test("a relationship that was declined, or whose customer is archived, hits nobody", async () => {
  const world = await createWorld();
  const teams = await addEdges(world, ["Hr Shop", "It Fax", "Fax Home"]);
  await addEdges(world, ["It Hr"], { state: "declined", claimedBy: "supplier" }, teams);
  await world.database.write((db) => db.update(team).set({ archivedAt: 1 }).where(eq(team.name, "Fax")));
  expect(await askThrough(world, teams, "It Hr", "It")).toEqual([]);
  expect(await askThrough(world, teams, "It Fax", "It")).toEqual([]);
});

test("only the two sides may ask who is hit through their relationship", async () => {
  const { call, propose, itLead, financeMember, stranger, admin } = await createCompany();
  const { relationshipId } = await propose(itLead, "supplier");
  expect((await call(financeMember, whoIsHitThrough, { relationshipId })).total).toBe(1);
  for (const person of [stranger, admin]) {
    expect(await refusal(call(person, whoIsHitThrough, { relationshipId }))).toMatchObject({
      code: "forbidden",
    });
  }
  expect(await refusal(call(itLead, whoIsHitThrough, { relationshipId: itLead.personId }))).toMatchObject({
    code: "notFound",
  });
  expect(
    await refusal(call(itLead, whoIsHitThrough, { relationshipId, cursor: itLead.personId })),
  ).toMatchObject({ code: "invalid", key: "error.cursor" });
});
