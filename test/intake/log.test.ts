import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { service } from "#server/agreement/table.ts";
import { commitment } from "#server/commitment/table.ts";
import { event } from "#server/event/table.ts";
import { team } from "#server/organisation/table.ts";
import { relationship } from "#server/relationship/table.ts";
import { getCommitment } from "#shared/commitment/readApi.ts";
import { createCompany } from "#test/commitment/company.ts";
import { createWorld, type World } from "#test/world.ts";
import { importText } from "./importing.ts";

const create = { missingTeams: "create" } as const;
const at = (text: string) => Date.parse(`${text}:00Z`);
const rowsOf = ({ database }: World) =>
  database.read.select().from(commitment).orderBy(commitment.externalKey).all();
const header = "caseId,supplier,customer,service,askedAt,respondedAt,deliveredAt,closedAt,result";
const two = `${header}
1,Desk,Sales,Laptops,2026-10-01 09:00,2026-10-01 10:00,2026-10-02 11:00,,
2,Desk,Law,,2026-10-05 09:00,,,,
`;

test("a row for each case becomes a commitment with its history; what is missing around it is made", async () => {
  const world = await createWorld();
  expect(await importText(world, "log", two, { mapping: create })).toMatchObject({
    totals: { rows: 2, created: 2, rejected: 0 },
  });
  expect(await rowsOf(world)).toMatchObject([
    {
      externalKey: "log/1",
      sentence: "Laptops",
      state: "unconfirmed",
      askedAt: at("2026-10-01T09:00"),
      respondedAt: at("2026-10-01T10:00"),
      deliveredAt: at("2026-10-02T11:00"),
      usedSeconds: 10 * 3600,
    },
    { externalKey: "log/2", sentence: "2", state: "asked", closedAt: null },
  ]);
  const { database } = world;
  expect(await database.read.select().from(service).all()).toMatchObject([
    { name: "Laptops", state: "draft" },
  ]);
  expect(await database.read.select().from(relationship).all()).toMatchObject([
    { state: "proposed", claimedBy: "supplier" },
    { state: "proposed", claimedBy: "supplier" },
  ]);
});

test("the same file a second time changes nothing, a trial run says so before", async () => {
  const world = await createWorld();
  await importText(world, "log", two, { mapping: create });
  const count = async () =>
    (await world.database.read.select().from(event).where(eq(event.verb, "commitment.imported")).all())
      .length;
  const unchanged = { totals: { rows: 2, created: 0, changed: 0, unchanged: 2, rejected: 0 } };
  expect(await importText(world, "log", two, { mapping: create, isDryRun: true })).toMatchObject(unchanged);
  expect(await importText(world, "log", two, { mapping: create })).toMatchObject(unchanged);
  expect(await count()).toBe(2);
  expect(await rowsOf(world)).toMatchObject([{ revision: 1 }, { revision: 1 }]);
});

test("a trial run counts what would be and leaves nothing: no team, service, relationship or commitment", async () => {
  const world = await createWorld();
  const file = `${two}3,Desk,Desk,,2026-10-05 09:00,,,,\n`;
  expect(await importText(world, "log", file, { mapping: create, isDryRun: true })).toMatchObject({
    totals: { created: 2, rejected: 1 },
    refused: [{ line: 4, key: "relationship.error.self" }],
  });
  for (const table of [commitment, service, relationship, team])
    expect(await world.database.read.select().from(table).all()).toEqual([]);
});

test("a later export that knows more goes on with the case: only what is new is told", async () => {
  const world = await createWorld();
  await importText(world, "log", two, { mapping: create });
  const later = two.replace(
    "2,Desk,Law,,2026-10-05 09:00,,,,",
    "2,Desk,Law,,2026-10-05 09:00,2026-10-06 09:00,2026-10-07 09:00,2026-10-08 09:00,confirmed",
  );
  expect(await importText(world, "log", later, { mapping: create })).toMatchObject({
    totals: { changed: 1, unchanged: 1 },
  });
  const [, changed] = await rowsOf(world);
  expect(changed).toMatchObject({ state: "confirmed", revision: 2, closedAt: at("2026-10-08T09:00") });
  const told = await world.database.read
    .select()
    .from(event)
    .where(eq(event.subjectId, changed!.commitmentId))
    .all();
  expect(told.map(({ verb }) => verb.slice("commitment.".length))).toEqual([
    "asked",
    "imported",
    "replied",
    "delivered",
    "confirmed",
    "imported",
  ]);
});

test("a case that people have gone on with here is not overwritten by a file", async () => {
  const company = await createCompany();
  const file = `${header}\n1,IT,HR,,2026-10-01 09:00,,,,\n`;
  await importText(company, "log", file);
  const [row] = await rowsOf(company);
  await company.reply(company.lin, row as never);
  const later = file.replace("2026-10-01 09:00,,,,", "2026-10-01 09:00,,2026-10-09 09:00,,");
  expect((await importText(company, "log", later)).refused).toMatchObject([
    { line: 2, field: "caseId", key: "intake.refused.changedHere" },
  ]);
  expect(await rowsOf(company)).toMatchObject([{ state: "asked", deliveredAt: null }]);
  expect(await importText(company, "log", file)).toMatchObject({ totals: { unchanged: 1 } });
});

test("both sides read an imported case like any other, with who did what where people are known", async () => {
  const company = await createCompany();
  await importText(company, "people", "key,name\n7,Lin Na\n8,Mei\n");
  const file = `${header},owner,requester,sentence\n1,IT,HR,,2026-10-01 09:00,2026-10-01 10:00,,,,7,8,A laptop for Chen\n`;
  await importText(company, "log", file);
  const [row] = await rowsOf(company);
  const read = await company.call(company.mei, getCommitment, { commitmentId: row!.commitmentId });
  expect(read).toMatchObject({
    sentence: "A laptop for Chen",
    owner: { name: "Lin Na" },
    requester: { name: "Mei" },
  });
  expect(read.history.map(({ kind, actor }) => [kind, actor?.name])).toEqual([
    ["asked", "Mei"],
    ["replied", "Lin Na"],
    ["imported", undefined],
  ]);
});

test("rows of events make one case each, in whatever order the file has them", async () => {
  const world = await createWorld();
  const file = `caseId,supplier,customer,at,event
1,?,Sales,2026-10-01 09:00,asked
2,Desk,Law,2026-10-01 12:00,asked
1,Desk,?,2026-10-02 15:00,delivered
2,Desk,Law,2026-10-01 13:00,questioned
1,Helpdesk,Sales,2026-10-02 09:00,working
`;
  expect(await importText(world, "log", file, { mapping: { ...create, rows: "event" } })).toMatchObject({
    totals: { rows: 5, created: 2, rejected: 0 },
  });
  const [first, second] = await rowsOf(world);
  expect(first).toMatchObject({
    askedAt: at("2026-10-01T09:00"),
    respondedAt: at("2026-10-02T09:00"),
    deliveredAt: at("2026-10-02T15:00"),
  });
  expect(second).toMatchObject({ state: "waiting", waitingSince: at("2026-10-01T13:00") });
  const suppliers = await world.database.read
    .select({ name: team.name })
    .from(team)
    .where(eq(team.teamId, first!.supplierTeamId))
    .all();
  expect(suppliers).toEqual([{ name: "Helpdesk" }]);
});

test("a target date of the log's own is the promise, and the log's own verdict is compared", async () => {
  const world = await createWorld();
  const file = `id,to,from,opened,due,closed,ontime
1,Desk,Sales,2026-10-01 09:00,2026-10-02,2026-10-02 18:00,yes
2,Desk,Sales,2026-10-01 09:00,2026-10-02 12:00,2026-10-02 12:01,yes
3,Desk,Sales,2026-10-01 09:00,2026-10-02 12:00,,no
4,Desk,Sales,2026-10-01 09:00,,2026-10-02 12:01,yes
`;
  const fields = {
    caseId: "id",
    supplier: "to",
    customer: "from",
    askedAt: "opened",
    promisedAt: "due",
    deliveredAt: "closed",
  };
  const check = { promiseKept: { column: "ontime", values: { yes: true, no: false } } };
  const { totals, noted } = await importText(world, "log", file, { mapping: { ...create, fields, check } });
  expect(totals).toMatchObject({ created: 4, agreed: 1, differed: 1 });
  expect(noted).toMatchObject([
    { line: 3, key: "intake.note.differs.promiseKept.no", values: { caseId: "2", column: "ontime" } },
  ]);
  expect((await rowsOf(world)).map(({ promiseKept, state }) => [promiseKept, state])).toEqual([
    [true, "unconfirmed"],
    [false, "unconfirmed"],
    [null, "accepted"],
    [null, "unconfirmed"],
  ]);
});

test("cases are measured by the service's standard and the supplier's calendar", async () => {
  const world = await createWorld();
  const services =
    "supplier,service,measure,threshold,unit,share,window\nDesk,Laptops,delivered,8,workingHours,90,month\n";
  await importText(world, "services", services, { mapping: create });
  await importText(
    world,
    "log",
    `${header}\n1,Desk,Sales,laptops,2026-10-02 16:00,,2026-10-05 16:00,,\n2,Desk,Sales,Laptops,2026-10-02 16:00,,2026-10-05 16:01,,\n`,
    { mapping: create },
  );
  expect(
    (await rowsOf(world)).map(({ deliveredInTime, deliverDueAt }) => [deliveredInTime, deliverDueAt]),
  ).toEqual([
    [true, at("2026-10-05T16:00")],
    [false, at("2026-10-05T16:00")],
  ]);
});

test("two logs may number their cases alike", async () => {
  const world = await createWorld();
  const file = `${header}\n1,Desk,Sales,,2026-10-01 09:00,,,,\n`;
  await importText(world, "log", file, { mapping: { ...create, source: "desk" } });
  await importText(world, "log", file, { mapping: { ...create, source: "facility" } });
  expect((await rowsOf(world)).map(({ externalKey }) => externalKey)).toEqual(["desk/1", "facility/1"]);
});

test.each([
  ["1,Desk,Sales,,2026-02-30,,,,", "askedAt", "intake.refused.date"],
  ["1,Desk,Sales,,2026-10-02,,2026-10-01,,", "deliveredAt", "intake.refused.beforeAsked"],
  ["1,Desk,Sales,,2026-10-02,2026-10-01,,,", "respondedAt", "intake.refused.beforeAsked"],
  ["1,Desk,Sales,,2026-12-24,,,,", "askedAt", "intake.refused.future"],
  ["1,Desk,Sales,,2026-10-02,,2026-12-24,,", "deliveredAt", "intake.refused.future"],
  ["1,Desk,Sales,,2026-10-02,,,2026-12-24,withdrawn", "closedAt", "intake.refused.future"],
  ["1,Desk,Sales,,,,,,", "askedAt", "intake.refused.missing"],
  ["1,?,Sales,,2026-10-02,,,,", "supplier", "intake.refused.missing"],
  ["1,Desk,Sales,,2026-10-02,,,,gone", "result", "intake.refused.word"],
  [`1,Desk,${"x".repeat(121)},,2026-10-02,,,,`, "customer", "error.tooLong"],
  ["1,Desk,Sales,a\u0000b,2026-10-02,,,,", "service", "error.controlCharacter"],
  ["1,Desk,Sales,,2026-10-02,,,", null, "intake.refused.cellCount"],
])("the row %s is refused, the others are imported", async (row, field, key) => {
  const world = await createWorld();
  const { refused, totals } = await importText(
    world,
    "log",
    `${header}\n${row}\n9,Desk,Sales,,2026-10-01,,,,\n`,
    { mapping: create },
  );
  expect(refused).toMatchObject([{ line: 2, field, key }]);
  expect(totals).toMatchObject({ created: 1, rejected: 1 });
});

test("a case that comes twice is refused the second time", async () => {
  const world = await createWorld();
  const row = "1,Desk,Sales,,2026-10-01,,,,";
  const { refused } = await importText(world, "log", `${header}\n${row}\n${row}\n`, { mapping: create });
  expect(refused).toMatchObject([
    { line: 3, field: "caseId", key: "intake.refused.twice", values: { value: "1", line: 2 } },
  ]);
});

test("a sentence that is too long is cut and kept whole among the details; markup and formulas stay text", async () => {
  const world = await createWorld();
  const long = `${"😀".repeat(200)} end`;
  const file = `caseId,supplier,customer,askedAt,sentence\n1,Desk,Sales,2026-10-01,${long}\n2,Desk,Sales,2026-10-01,"=HYPERLINK(""x"")<script>"\n`;
  await importText(world, "log", file, { mapping: create });
  const [first, second] = await rowsOf(world);
  expect(first!.sentence.length).toBeLessThanOrEqual(300);
  expect(first!.sentence.isWellFormed()).toBe(true);
  expect(first).toMatchObject({ details: long });
  expect(second).toMatchObject({ sentence: '=HYPERLINK("x")<script>', details: null });
});

test.each([
  ["", "intake.error.emptyFile", {}],
  [`${header}\n`, "intake.error.noRows", {}],
  [
    "caseId,supplier,customer\n1,A,B\n",
    "intake.error.missingColumn",
    { column: "askedAt", field: "askedAt", columns: "caseId, supplier, customer" },
  ],
])("a file that is nothing to import fails and says why: %j", async (text, key, values) => {
  const world = await createWorld();
  const fields = { caseId: "caseId", supplier: "supplier", customer: "customer", askedAt: "askedAt" };
  const { state, failure } = await importText(world, "log", text, { mapping: { ...create, fields } });
  expect({ state, failure }).toEqual({ state: "failed", failure: { key, values } });
});

test("a file that breaks in the middle keeps what came before, and goes on from there when it is mended", async () => {
  const world = await createWorld();
  const rows = Array.from({ length: 700 }, (_, index) => `${index},Desk,Sales,,2026-10-01,,,,`).join("\n");
  const broken = await importText(world, "log", `${header}\n${rows}\n700,"Desk,Sales,,2026-10-01,,,,\n`, {
    mapping: create,
  });
  expect(broken).toMatchObject({
    state: "failed",
    failure: { key: "intake.error.openQuote", values: { line: 702 } },
  });
  const mended = await importText(world, "log", `${header}\n${rows}\n700,Desk,Sales,,2026-10-01,,,,\n`, {
    mapping: create,
  });
  expect(mended.totals.created + mended.totals.unchanged).toBe(701);
  expect(await rowsOf(world)).toHaveLength(701);
}, 60_000);

test("teams concerned are told once, at the end, not of each case", async () => {
  const world = await createWorld();
  await importText(world, "log", two, { mapping: create });
  const told = await world.database.read.select().from(event).all();
  const ofCases = told.filter(({ verb }) => verb.startsWith("commitment."));
  expect(ofCases.every(({ audience }) => audience.length === 0)).toBe(true);
  const finished = told.filter(({ verb }) => verb === "import.finished");
  expect(finished.flatMap(({ audience }) => audience)).toHaveLength(3);
});

test("history of the past is written as of then, and as recorded now", async () => {
  const world = await createWorld();
  await importText(world, "log", two, { mapping: create });
  const delivered = await world.database.read
    .select()
    .from(event)
    .where(eq(event.verb, "commitment.delivered"))
    .get();
  expect(delivered).toMatchObject({
    occurredAt: at("2026-10-02T11:00"),
    recordedAt: world.clock.now,
    actorId: null,
  });
});
