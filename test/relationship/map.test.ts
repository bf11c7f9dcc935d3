import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { team } from "#server/organisation/table.ts";
import { getRelationMap, proposeRelationship } from "#shared/relationship/api.ts";
import type { RelationMap } from "#shared/relationship/model.ts";
import { createWorld, refusal, type World } from "#test/world.ts";
import { addCommitments, addEdges, createCompany } from "./company.ts";

/** A member of a team, who looks at its map. */
async function lookFrom(world: World, teams: Map<string, string>, name: string, steps?: number) {
  const teamId = teams.get(name) as string;
  const member = await world.addPerson("Mira", { [teamId]: "member" });
  return world.call(member, getRelationMap, { teamId, steps });
}

const namesIn = ({ columns }: RelationMap) =>
  columns.map(({ teams }) => teams.map(({ name }) => name).join(" "));

function edgesIn({ columns, edges }: RelationMap) {
  const names = new Map(columns.flatMap(({ teams }) => teams.map(({ teamId, name }) => [teamId, name])));
  return edges
    .map(
      ({ step, supplierTeamId, customerTeamId }) =>
        `${step}: ${names.get(supplierTeamId)} ${names.get(customerTeamId)}`,
    )
    .sort();
}

test("two steps up and two steps down, each team once in its column, by name", async () => {
  const world = await createWorld();
  const teams = await addEdges(world, [
    "Sand Glass",
    "Glass Lamp",
    "Steel Lamp",
    "Ore Steel",
    "Pit Ore",
    "Lamp Shop",
    "Lamp Hotel",
    "Shop Home",
    "Hotel Home",
    "Home Garden",
  ]);
  const map = await lookFrom(world, teams, "Lamp");
  expect(map.columns.map(({ step }) => step)).toEqual([-2, -1, 0, 1, 2]);
  expect(namesIn(map)).toEqual(["Ore Sand", "Glass Steel", "Lamp", "Hotel Shop", "Home"]);
  expect(edgesIn(map)).toEqual([
    "-1: Glass Lamp",
    "-1: Steel Lamp",
    "-2: Ore Steel",
    "-2: Sand Glass",
    "0: Lamp Hotel",
    "0: Lamp Shop",
    "1: Hotel Home",
    "1: Shop Home",
  ]);
  expect(namesIn(await lookFrom(world, teams, "Lamp", 1))).toEqual(["Glass Steel", "Lamp", "Hotel Shop"]);
});

test("teams that serve each other stand on both sides, and circles end", async () => {
  const world = await createWorld();
  const teams = await addEdges(world, [
    "It Hr",
    "Hr It",
    "Hr Legal",
    "Legal It",
    "Legal Hr",
    "Legal Tax",
    "Tax Legal",
  ]);
  const map = await lookFrom(world, teams, "It");
  expect(namesIn(map)).toEqual(["Tax", "Hr Legal", "It", "Hr", "Legal"]);
  expect(edgesIn(map)).toEqual(["-1: Hr It", "-1: Legal It", "-2: Tax Legal", "0: It Hr", "1: Hr Legal"]);
});

test("one-sided relationships are drawn as such; declined and ended ones and archived teams are not", async () => {
  const world = await createWorld();
  const teams = await addEdges(world, ["It Hr"], { state: "proposed", claimedBy: "customer" });
  await addEdges(world, ["It Legal"], { state: "declined", claimedBy: "supplier" }, teams);
  await addEdges(world, ["It Tax"], { state: "ended", claimedBy: null }, teams);
  await addEdges(world, ["It Fax", "Fax Shop"], undefined, teams);
  await world.database.write((db) => db.update(team).set({ archivedAt: 1 }).where(eq(team.name, "Fax")));
  const map = await lookFrom(world, teams, "It");
  expect(namesIn(map)).toEqual(["", "", "It", "Hr", ""]);
  expect(map.edges).toMatchObject([{ state: "proposed", claimedBy: "customer" }]);
});

test("numbers are shown where the reader is on one side, names and states everywhere", async () => {
  const company = await createCompany();
  const { call, it, finance, legal, itLead, financeLead, stranger } = company;
  const near = await call(itLead, proposeRelationship, {
    supplierTeamId: it.teamId,
    customerTeamId: finance.teamId,
    side: "supplier",
  });
  const far = await call(financeLead, proposeRelationship, {
    supplierTeamId: finance.teamId,
    customerTeamId: legal.teamId,
    side: "supplier",
  });
  await addCommitments(company, near, [{ state: "waiting", waitingSince: 0 }]);
  await addCommitments(company, far, [{ state: "asked" }]);
  const { edges } = await call(itLead, getRelationMap, { teamId: it.teamId });
  expect(edges).toMatchObject([
    { relationshipId: near.relationshipId, state: "proposed", counts: { open: 1, waiting: 1 } },
    { relationshipId: far.relationshipId, state: "proposed", counts: null },
  ]);
  expect(await call(stranger, getRelationMap, { teamId: legal.teamId })).toMatchObject({
    edges: [{ counts: { open: 1 } }, { counts: null }],
  });
});

test("a map is for the team's members and, without numbers, for an admin", async () => {
  const { call, propose, it, itLead, financeLead, stranger, admin } = await createCompany();
  await propose(itLead, "supplier");
  for (const person of [financeLead, stranger]) {
    expect(await refusal(call(person, getRelationMap, { teamId: it.teamId }))).toMatchObject({
      code: "forbidden",
    });
  }
  expect(await call(admin, getRelationMap, { teamId: it.teamId })).toMatchObject({
    edges: [{ state: "proposed", counts: null }],
  });
  expect(await refusal(call(admin, getRelationMap, { teamId: itLead.personId }))).toMatchObject({
    code: "notFound",
  });
});

test("a crowd is cut at three hundred teams, near ones first, without pushing out the few on the other side", async () => {
  const world = await createWorld();
  const customers = Array.from({ length: 400 }, (_, index) => `It C${String(index).padStart(3, "0")}`);
  const teams = await addEdges(world, [...customers, "Power It", "Water It", "Coal Power", "C000 Far"]);
  const map = await lookFrom(world, teams, "It");
  expect(map.columns.map(({ step, teams, moreCount }) => [step, teams.length, moreCount])).toEqual([
    [-2, 0, 1],
    [-1, 2, 0],
    [0, 1, 0],
    [1, 297, 103],
    [2, 0, 1],
  ]);
  expect(map.edges).toHaveLength(299);
  expect(map.moreEdgeCount).toBe(0);
});

test("a crowd of suppliers leaves room for the few customers as well", async () => {
  const world = await createWorld();
  const suppliers = Array.from({ length: 400 }, (_, index) => `S${index} It`);
  const teams = await addEdges(world, [...suppliers, "It Hr", "It Tax"]);
  const map = await lookFrom(world, teams, "It");
  expect(map.columns.map(({ teams, moreCount }) => [teams.length, moreCount])).toEqual([
    [0, 0],
    [297, 103],
    [1, 0],
    [2, 0],
    [0, 0],
  ]);
});

test("a company where everybody serves everybody is cut at fifteen hundred relationships, near ones first", async () => {
  const world = await createWorld();
  const near = Array.from({ length: 60 }, (_, index) => `N${index}`);
  const far = Array.from({ length: 60 }, (_, index) => `F${index}`);
  const all = near.flatMap((supplier) => [
    `It ${supplier}`,
    ...far.map((customer) => `${supplier} ${customer}`),
  ]);
  const teams = await addEdges(world, all.slice(0, 1800));
  await addEdges(world, all.slice(1800), undefined, teams);
  const map = await lookFrom(world, teams, "It");
  expect(map.edges.filter(({ step }) => step === 0)).toHaveLength(60);
  expect([map.edges.length, map.moreEdgeCount]).toEqual([1500, 60 * 61 - 1500]);
});

test.each([0, 3, "many"])("%j steps are refused", async (steps) => {
  const { call, it, itLead } = await createCompany();
  expect(await refusal(call(itLead, getRelationMap, { teamId: it.teamId, steps }))).toMatchObject({
    code: "invalid",
    field: "steps",
  });
});
