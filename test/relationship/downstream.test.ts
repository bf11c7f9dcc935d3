import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { team } from "#server/organisation/table.ts";
import { whoIsHit } from "#shared/relationship/api.ts";
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
