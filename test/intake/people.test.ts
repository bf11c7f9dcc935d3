import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { membership, person, team } from "#server/organisation/table.ts";
import { createWorld, type World } from "#test/world.ts";
import { importText } from "./importing.ts";

async function peopleOf({ database }: World) {
  const rows = await database.read
    .select({
      key: person.externalKey,
      name: person.name,
      team: team.name,
      role: membership.role,
      state: membership.state,
    })
    .from(person)
    .leftJoin(membership, eq(membership.personId, person.personId))
    .leftJoin(team, eq(team.teamId, membership.teamId))
    .all();
  return rows
    .map(({ key, name, team, role, state }) => [key, name, team, role, state].filter(Boolean).join(" "))
    .toSorted();
}

const two =
  "key,name,email,team,role\n7,Lin Na,lin@example.com,Payroll,lead\n7,Lin Na,lin@example.com,Tax,\n8,Wei,,Tax,desk\n";

async function withTeams() {
  const world = await createWorld();
  await world.addTeam("Payroll");
  await world.addTeam("Tax");
  return world;
}

test("people come with their teams; who is in several has several rows", async () => {
  const world = await withTeams();
  expect(await importText(world, "people", two)).toMatchObject({
    totals: { rows: 3, created: 2, changed: 1, rejected: 0 },
  });
  expect(await peopleOf(world)).toEqual([
    "7 Lin Na Payroll lead active",
    "7 Lin Na Tax member active",
    "8 Wei Tax desk active",
  ]);
  expect(await importText(world, "people", two)).toMatchObject({
    totals: { created: 0, changed: 0, unchanged: 3 },
  });
});

test("a trial run counts what would be, also for the second row of somebody new", async () => {
  const world = await withTeams();
  expect(await importText(world, "people", two, { isDryRun: true })).toMatchObject({
    totals: { created: 2, changed: 1 },
  });
  expect(await peopleOf(world)).toEqual([]);
});

test("a new name, address or role changes the person who is here", async () => {
  const world = await withTeams();
  await importText(world, "people", two);
  expect(await importText(world, "people", "key,name,team,role\n8,Wei Li,Tax,lead\n")).toMatchObject({
    totals: { changed: 1 },
  });
  expect(await peopleOf(world)).toContain("8 Wei Li Tax lead active");
});

test("a sign-in that the file names by its object id is that person, not a second one", async () => {
  const world = await withTeams();
  const lin = await world.addPerson("Lin");
  await importText(world, "people", `key,name,objectId\n7,Lin Na,${lin.objectId.toUpperCase()}\n`);
  const rows = await world.database.read.select().from(person).all();
  expect(rows).toMatchObject([{ personId: lin.personId, externalKey: "7", name: "Lin Na" }]);
});

test("an address alone makes nobody the same person", async () => {
  const world = await withTeams();
  await world.addPerson("Lin");
  await world.database.write((db) => db.update(person).set({ email: "lin@example.com" }));
  await importText(world, "people", "key,name,email\n7,Lin,lin@example.com\n");
  expect(await world.database.read.select().from(person).all()).toHaveLength(2);
});

test("a sign-in of somebody else is refused", async () => {
  const world = await withTeams();
  const lin = await world.addPerson("Lin");
  const wei = await world.addPerson("Wei");
  await importText(world, "people", `key,name,objectId\n7,Lin,${lin.objectId}\n`);
  const { refused } = await importText(
    world,
    "people",
    `key,name,objectId\n7,Lin,${wei.objectId}\n8,Wei,${lin.objectId}\n9,X,not-an-id\n`,
  );
  expect(refused).toMatchObject([
    { line: 2, field: "objectId", key: "intake.refused.otherSignIn" },
    { line: 3, field: "objectId", key: "intake.refused.otherKey", values: { key: "7" } },
    { line: 4, field: "objectId", key: "intake.refused.objectId" },
  ]);
});

test("slips in a file are refused one by one: the same row twice, two names, an unknown team or role", async () => {
  const world = await withTeams();
  const file =
    "key,name,email,team,role\n7,Lin,,Tax,\n7,Lin,,Tax,lead\n7,Li,,Payroll,\n8,Wei,wei,,\n9,An,,Sales,\n10,Bo,,Tax,boss\n,Cy,,,\n";
  expect((await importText(world, "people", file)).refused).toMatchObject([
    { line: 3, field: "key", key: "intake.refused.twice", values: { value: "7", line: 2 } },
    { line: 4, field: "name", key: "intake.refused.otherName", values: { value: "7", line: 2 } },
    { line: 5, field: "email", key: "intake.refused.email" },
    { line: 6, field: "team", key: "intake.refused.unknownTeam", values: { team: "Sales" } },
    { line: 7, field: "role", key: "intake.refused.word" },
    { line: 8, field: "key", key: "intake.refused.missing" },
  ]);
});

test("a name that several teams have is not guessed at; an archived team is named as such", async () => {
  const world = await withTeams();
  const { teamId } = await world.addTeam("Group");
  await world.addTeam("Tax", { parentTeamId: teamId });
  await world.addTeam("Old", { externalKey: "old", archivedAt: 1 });
  const { refused } = await importText(world, "people", "key,name,team\n7,Lin,Tax\n8,Wei,old\n");
  expect(refused.map(({ key }) => key)).toEqual([
    "intake.refused.ambiguousTeam",
    "intake.refused.archivedTeam",
  ]);
});

test("a file that names everybody ends memberships it does not name, and erases nobody", async () => {
  const world = await withTeams();
  await importText(world, "people", two);
  await world.addPerson("Made by hand", { [(await world.addTeam("Sales")).teamId]: "member" });
  const { totals, noted } = await importText(world, "people", "key,name,team,role\n7,Lin Na,Tax,\n", {
    mapping: { absent: "end" },
  });
  expect(totals).toMatchObject({ unchanged: 1, missing: 1 });
  expect(
    noted
      .map(({ key, values }) =>
        `${key.slice("intake.note.".length)} ${values.name} ${values.team ?? ""}`.trim(),
      )
      .toSorted(),
  ).toEqual(["leftTeam Lin Na Payroll", "leftTeam Wei Tax", "missingPerson Wei"]);
  expect(await peopleOf(world)).toEqual([
    "7 Lin Na Tax member active",
    "8 Wei",
    "Made by hand Sales member active",
  ]);
});

test("the same is only reported where the mapping says so", async () => {
  const world = await withTeams();
  await importText(world, "people", two);
  const { noted } = await importText(world, "people", "key,name,team\n7,Lin Na,Tax\n", {
    mapping: { absent: "report" },
  });
  expect(noted).toHaveLength(3);
  expect(await peopleOf(world)).toHaveLength(3);
});
