import { asc, like } from "drizzle-orm";
import { expect, test } from "vitest";
import { complaint, complaintEntry } from "#server/complaint/table.ts";
import { watchComplaints } from "#server/complaint/watcher.ts";
import { event } from "#server/event/table.ts";
import { team } from "#server/organisation/table.ts";
import * as api from "#shared/complaint/api.ts";
import { createWorld, refusal } from "#test/world.ts";
import { importText } from "./importing.ts";

const header = "caseId,supplier,text,receivedAt,assignedAt,result,closedAt,outcome,category";
const file = `${header}
1,Desk,Card refused,2025-03-01,2025-03-02,Explained,2025-03-09,confirmed,tool
2,Desk,Fee too high,2025-03-02,2025-03-03,Fee repaid,,disputed,
3,Desk,No answer,2025-03-03,,Answered,,,
4,Desk,Still open,2025-03-04,,,,,
5,Desk,Taken back,2025-03-05,,,2025-03-06,withdrawn,
`;

async function withDesk() {
  const world = await createWorld();
  return { ...world, desk: await world.addTeam("Desk") };
}

test("complaints of the past are kept as they ended, with what happened in order", async () => {
  const world = await withDesk();
  const { totals } = await importText(world, "complaints", file);
  expect(totals).toMatchObject({ rows: 5, created: 5, rejected: 0 });
  const rows = await world.database.read.select().from(complaint).orderBy(asc(complaint.receivedAt)).all();
  expect(rows.map(({ state, closedAt }) => [state, closedAt !== null])).toEqual([
    ["confirmed", true],
    ["disputed", true],
    ["unconfirmed", true],
    ["received", false],
    ["withdrawn", true],
  ]);
  expect(rows[0]).toMatchObject({ causeCategory: "tool", complainantId: null, externalKey: "log/1" });
  const entries = await world.database.read
    .select()
    .from(complaintEntry)
    .orderBy(asc(complaintEntry.sequence))
    .all();
  const first = entries.filter(({ complaintId }) => complaintId === rows[0]!.complaintId);
  expect(first.map(({ kind, text }) => [kind, text])).toEqual([
    ["received", null],
    ["assigned", null],
    ["resultShared", "Explained"],
    ["confirmed", null],
  ]);
});

test("a second import changes nothing, a row that says more changes its complaint", async () => {
  const world = await withDesk();
  await importText(world, "complaints", file);
  const isTold = like(event.verb, "complaint.%");
  const events = async () => (await world.database.read.select().from(event).where(isTold).all()).length;
  const told = await events();
  const again = await importText(world, "complaints", file);
  expect(again.totals).toMatchObject({ unchanged: 5, created: 0, changed: 0 });
  expect(await events()).toBe(told);
  const more = file.replace("4,Desk,Still open,2025-03-04,,,,,", "4,Desk,Still open,2025-03-04,,Done,,,");
  expect((await importText(world, "complaints", more)).totals).toMatchObject({ unchanged: 4, changed: 1 });
});

test("rows without a number that say the same are as many complaints, again and again", async () => {
  const world = await withDesk();
  const twice = "supplier,text,receivedAt\nDesk,Card refused,2025-03-01\nDesk,Card refused,2025-03-01\n";
  expect((await importText(world, "complaints", twice)).totals).toMatchObject({ created: 2 });
  expect((await importText(world, "complaints", twice)).totals).toMatchObject({ unchanged: 2, created: 0 });
});

test("a trial run changes nothing", async () => {
  const world = await withDesk();
  const { totals } = await importText(world, "complaints", file, { isDryRun: true });
  expect(totals).toMatchObject({ created: 5 });
  expect(await world.database.read.select().from(complaint).all()).toEqual([]);
});

test.each([
  ["1,Nobody,Late,2025-03-01,,,,,", "intake.refused.unknownTeam"],
  ["1,Desk,,2025-03-01,,,,,", "intake.refused.missing"],
  ["1,Desk,Late,soon,,,,,", "intake.refused.date"],
  ["1,Desk,Late,2025-03-01,,,,happy,", "intake.refused.word"],
  ["1,Desk,Late,2025-03-01,,,,,operatorsFault", "intake.refused.word"],
  [`1,Desk,${"x".repeat(4001)},2025-03-01,,,,,`, "error.tooLong"],
])("the row %s is refused", async (row, key) => {
  const world = await withDesk();
  const { refused } = await importText(world, "complaints", `${header}\n${row}\n`);
  expect(refused).toMatchObject([{ line: 2, key }]);
});

test("a number that comes twice is refused the second time; teams are made where the mapping says so", async () => {
  const world = await createWorld();
  const twice = `${header}\n1,Desk,Late,2025-03-01,,,,,\n1,Shop,Late,2025-03-01,,,,,\n`;
  const { refused } = await importText(world, "complaints", twice, { mapping: { missingTeams: "create" } });
  expect(refused).toMatchObject([{ line: 3, key: "intake.refused.twice" }]);
  expect((await world.database.read.select().from(team).all()).map(({ name }) => name)).toEqual(["Desk"]);
});

test("what is still open is given to the committee, what is past goes no further; no name is told", async () => {
  const world = await withDesk();
  const carla = await world.addPerson("Carla", {}, ["committee"]);
  await importText(world, "complaints", file);
  expect(await watchComplaints(world.database, world.clock.now)).toBeGreaterThan(0);
  const { items } = await world.call(carla, api.listComplaints, { scope: "handling" });
  expect(items.map(({ text, complainant }) => [text, complainant])).toEqual([["Still open", null]]);
  const all = await world.call(carla, api.listComplaints, { scope: "all" });
  const past = all.items.find(({ state }) => state === "disputed")!;
  const { complaintId, revision } = past;
  const analysis = { causeCategory: "tool" as const, cause: "A", plan: "B" };
  expect(
    await refusal(world.call(carla, api.analyseComplaint, { complaintId, revision, ...analysis })),
  ).toMatchObject({ code: "forbidden" });
  const open = { complaintId: items[0]!.complaintId };
  const changed = file.replace("Still open", "Open no more");
  expect((await importText(world, "complaints", changed)).refused).toMatchObject([
    { key: "intake.refused.changedHere" },
  ]);
  expect((await world.call(carla, api.getComplaint, open)).text).toBe("Still open");
});
