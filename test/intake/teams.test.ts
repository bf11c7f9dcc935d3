import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { event } from "#server/event/table.ts";
import { team } from "#server/organisation/table.ts";
import { createWorld, type World } from "#test/world.ts";
import { importText } from "./importing.ts";

const tree = `key,name,parent,kind
pay,Payroll,fin,team
fin,Finance,,department
tax,Tax,fin,
`;

async function treeOf({ database }: World) {
  const rows = await database.read.select().from(team).all();
  const nameOf = new Map(rows.map(({ teamId, name }) => [teamId, name]));
  return rows
    .map(
      ({ name, parentTeamId, archivedAt }) =>
        `${name} < ${parentTeamId ? nameOf.get(parentTeamId) : "top"}${archivedAt === null ? "" : " (archived)"}`,
    )
    .toSorted();
}

test("teams are made with what stands above them, in whatever order the file names them", async () => {
  const world = await createWorld();
  expect(await importText(world, "teams", tree)).toMatchObject({
    state: "done",
    totals: { rows: 3, created: 3, rejected: 0 },
  });
  expect(await treeOf(world)).toEqual(["Finance < top", "Payroll < Finance", "Tax < Finance"]);
  const rows = await world.database.read.select().from(team).where(eq(team.name, "Finance")).all();
  expect(rows[0]).toMatchObject({ kind: "department", externalKey: "fin" });
});

test("the same file a second time changes nothing and leaves no history", async () => {
  const world = await createWorld();
  await importText(world, "teams", tree);
  const count = async () =>
    (await world.database.read.select().from(event).where(eq(event.verb, "team.changed")).all()).length;
  expect(await importText(world, "teams", tree)).toMatchObject({
    totals: { created: 0, changed: 0, unchanged: 3 },
  });
  expect(await count()).toBe(0);
});

test("a trial run says what would become of each row and changes nothing", async () => {
  const world = await createWorld();
  expect(await importText(world, "teams", `${tree}x,Payroll,fin,team\n`, { isDryRun: true })).toMatchObject({
    state: "done",
    totals: { created: 3, rejected: 1 },
    refused: [{ line: 5, field: "name", key: "organisation.error.nameTaken" }],
  });
  expect(await treeOf(world)).toEqual([]);
});

test("a reorganisation is told: what is renamed, what moves, what is gone", async () => {
  const world = await createWorld();
  await importText(world, "teams", tree);
  const after = "key,name,parent\nfin,Finance,\npay,Pay and pensions,\n";
  const { totals, noted } = await importText(world, "teams", after, { mapping: { absent: "end" } });
  expect(totals).toMatchObject({ changed: 1, unchanged: 1, missing: 1 });
  expect(noted).toMatchObject([
    { line: 3, key: "intake.note.renamed", values: { before: "Payroll", name: "Pay and pensions" } },
    {
      line: 3,
      key: "intake.note.moved",
      values: { name: "Pay and pensions", before: "Finance", after: "–" },
    },
    { line: null, key: "intake.note.archivedTeam", values: { name: "Tax", key: "tax" } },
  ]);
  expect(await treeOf(world)).toEqual([
    "Finance < top",
    "Pay and pensions < top",
    "Tax < Finance (archived)",
  ]);
});

test("what is gone is only reported where the mapping says so, and comes back with the file", async () => {
  const world = await createWorld();
  await importText(world, "teams", tree);
  const short = "key,name\nfin,Finance\n";
  expect(await importText(world, "teams", short)).toMatchObject({ totals: { missing: 0 }, noted: [] });
  const reported = await importText(world, "teams", short, { mapping: { absent: "report" } });
  expect(reported.noted.map(({ key }) => key)).toEqual([
    "intake.note.missingTeam",
    "intake.note.missingTeam",
  ]);
  expect(await treeOf(world)).toEqual(["Finance < top", "Payroll < Finance", "Tax < Finance"]);
  await importText(world, "teams", short, { mapping: { absent: "end" } });
  await importText(world, "teams", tree, { mapping: { absent: "end" } });
  expect(await treeOf(world)).toEqual(["Finance < top", "Payroll < Finance", "Tax < Finance"]);
});

test("a whole branch that is gone is archived from below; a team above one that stays, stays", async () => {
  const world = await createWorld();
  await importText(world, "teams", "key,name,parent\na,A,\nb,B,a\nc,C,b\nd,D,\n");
  await world.addTeam("Made by hand", {
    parentTeamId: (await world.database.read.select().from(team).where(eq(team.name, "A")).get())!.teamId,
  });
  const { noted } = await importText(world, "teams", "key,name\nd,D\n", { mapping: { absent: "end" } });
  expect(noted.map(({ key, values }) => `${values.name} ${key.slice("intake.note.".length)}`)).toEqual([
    "C archivedTeam",
    "B archivedTeam",
    "A missingTeam",
  ]);
});

test("teams that stand below themselves are refused with the way round, and so is what stands below these", async () => {
  const world = await createWorld();
  const { refused, totals } = await importText(
    world,
    "teams",
    "key,name,parent\na,A,b\nb,B,c\nc,C,a\nd,D,c\ne,E,e\nf,F,\n",
  );
  expect(totals).toMatchObject({ created: 1, rejected: 5 });
  expect(
    refused.map(
      ({ line, key, values }) =>
        `${line} ${key.slice("intake.refused.".length)} ${values.path ?? values.parent}`,
    ),
  ).toEqual([
    "2 circle a → b → c → a",
    "3 circle b → c → a → b",
    "4 circle c → a → b → c",
    "5 parentRefused c",
    "6 circle e → e",
  ]);
});

test("a circle that a file would close with a team it does not name is refused too", async () => {
  const world = await createWorld();
  await importText(world, "teams", "key,name,parent\na,A,\nb,B,a\nc,C,b\n");
  const { refused } = await importText(world, "teams", "key,name,parent\na,A,c\n");
  expect(refused).toMatchObject([{ line: 2, key: "intake.refused.circle", values: { path: "a → a" } }]);
  expect(await treeOf(world)).toEqual(["A < top", "B < A", "C < B"]);
});

test("a row left where it was by a refusal does not become its own ancestor", async () => {
  const world = await createWorld();
  await importText(world, "teams", "key,name,parent\na,A,b\nb,B,\nx,A,\n");
  // A would leave B for the top, where another A stands; B may then not go below it.
  const { refused } = await importText(world, "teams", "key,name,parent\na,A,\nb,B,a\n");
  expect(refused.map(({ line }) => line)).toEqual([2, 3]);
  expect(await treeOf(world)).toEqual(["A < B", "A < top", "B < top"]);
});

test("a key that comes twice is refused, and so is a team above that nobody knows", async () => {
  const world = await createWorld();
  const { refused } = await importText(
    world,
    "teams",
    "key,name,parent\n1,One,\n1,Eins,\n2,Two,7\n3,Three,2\n",
  );
  expect(refused).toMatchObject([
    { line: 3, field: "key", key: "intake.refused.twice", values: { value: "1", line: 2 } },
    { line: 4, field: "parent", key: "intake.refused.unknownParent", values: { parent: "7" } },
    { line: 5, field: "parent", key: "intake.refused.parentRefused", values: { parent: "2", line: 4 } },
  ]);
});

test("a team that is here without a key is recognised by its name and keeps its id", async () => {
  const world = await createWorld();
  const { teamId } = await world.addTeam("Payroll");
  await importText(world, "teams", "key,name\npay,PAYROLL\n");
  const rows = await world.database.read.select().from(team).all();
  expect(rows).toMatchObject([{ teamId, name: "PAYROLL", externalKey: "pay", revision: 2 }]);
});

test("a team with open work is not archived by a file", async () => {
  const world = await createWorld();
  await importText(world, "teams", "key,name\na,A\nb,B\n");
  await importText(world, "log", "caseId,supplier,customer,askedAt\n1,a,b,2026-11-01\n");
  const { refused } = await importText(world, "teams", "key,name,archived\na,A,yes\n");
  expect(refused).toMatchObject([{ key: "organisation.error.hasOpenWork", values: { count: 1 } }]);
  const { noted } = await importText(world, "teams", "key,name\nb,B\n", { mapping: { absent: "end" } });
  expect(noted).toMatchObject([{ key: "intake.note.missingTeam", values: { name: "A" } }]);
});

test("a column the file does not have leaves what is here as it is", async () => {
  const world = await createWorld();
  await importText(world, "teams", tree);
  expect(await importText(world, "teams", "key,name\npay,Payroll\n")).toMatchObject({
    totals: { unchanged: 1 },
  });
  expect(await treeOf(world)).toContain("Payroll < Finance");
});

test("names that are too long or hold what cannot be shown are refused; markup stays text", async () => {
  const world = await createWorld();
  const { refused } = await importText(
    world,
    "teams",
    `name\n${"x".repeat(121)}\na\u0007b\n<b>Bold</b>\n=1+1\n`,
  );
  expect(refused).toMatchObject([
    { line: 2, key: "error.tooLong", values: { maximum: 120 } },
    { line: 3, key: "error.controlCharacter" },
  ]);
  expect(await treeOf(world)).toEqual(["<b>Bold</b> < top", "=1+1 < top"]);
});
