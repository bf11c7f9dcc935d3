import { once } from "node:events";
import { gzipSync } from "node:zlib";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { startQueuedImport } from "#server/intake/launch.ts";
import { bytesOfParts } from "#server/intake/parts.ts";
import { findRun } from "#server/intake/read.ts";
import { runImport } from "#server/intake/run.ts";
import { markInterrupted, takeQueued } from "#server/intake/runs.ts";
import { importPart, importRun } from "#server/intake/table.ts";
import { team } from "#server/organisation/table.ts";
import * as api from "#shared/intake/api.ts";
import { PART_BYTES } from "#shared/intake/model.ts";
import { createWorld, refusal, type TestPerson, type World } from "#test/world.ts";
import { workOn } from "./importing.ts";

const file = "Team,Above\nFinance,\nPayroll,Finance\nTax,Money\n";
const mapping = { kind: "teams", fields: { name: "Team", parent: "Above" } };
const silent = { error: () => undefined };

async function withAdmin() {
  const world = await createWorld();
  return { ...world, admin: await world.addPerson("Ada", {}, ["admin"]) };
}

async function send(
  { call }: World,
  as: TestPerson,
  content: string | Buffer = file,
  kind: "teams" | "log" = "teams",
) {
  const bytes = Buffer.from(content);
  const { importId } = await call(as, api.prepareImport, {
    kind,
    fileName: "teams.csv",
    bytes: bytes.length,
  });
  for (let part = 0; part * PART_BYTES < bytes.length; part += 1) {
    const slice = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
    await call(as, api.sendPart, { importId, part, content: slice.toString("base64") });
  }
  return importId;
}

test("an admin sends a file, looks at its heading, tries it out, reads the report, and imports it", async () => {
  const world = await withAdmin();
  const { admin, call, database } = world;
  const importId = await send(world, admin);
  expect(await call(admin, api.readImportHead, { importId })).toEqual({
    columns: ["Team", "Above"],
    values: [
      ["Finance", "Payroll", "Tax"],
      ["Finance", "Money"],
    ],
  });
  expect(await call(admin, api.startImport, { importId, mapping, isDryRun: true })).toMatchObject({
    state: "queued",
    isDryRun: true,
    startedBy: { name: "Ada" },
  });
  await workOn(world);
  expect(await call(admin, api.getImport, { importId })).toMatchObject({
    state: "done",
    hasFile: true,
    totals: { rows: 3, created: 2, rejected: 1 },
    bytesRead: file.length,
    bytesTotal: file.length,
  });
  const { items } = await call(admin, api.listImportFindings, { importId });
  expect(items).toMatchObject([
    {
      severity: "rejected",
      line: 4,
      field: "parent",
      column: "Above",
      message: { key: "intake.refused.unknownParent", values: { parent: "Money" } },
    },
  ]);
  expect(await database.read.select().from(team).all()).toEqual([]);
  await call(admin, api.startImport, { importId, mapping, isDryRun: false });
  await workOn(world);
  expect(await call(admin, api.getImport, { importId })).toMatchObject({
    state: "done",
    isDryRun: false,
    hasFile: false,
    totals: { created: 2, rejected: 1 },
  });
  expect(await database.read.select().from(team).all()).toHaveLength(2);
});

test("the watch gives a waiting import a thread of its own, which does it", async () => {
  const world = await withAdmin();
  const { admin, call, database, clock } = world;
  const importId = await send(world, admin, gzipSync(file));
  await call(admin, api.startImport, { importId, mapping, isDryRun: false });
  const worker = await startQueuedImport(database, { now: () => clock.now, log: silent });
  expect(worker).not.toBeNull();
  await once(worker!, "exit");
  expect(await call(admin, api.getImport, { importId })).toMatchObject({
    state: "done",
    totals: { created: 2, rejected: 1 },
  });
  expect(await startQueuedImport(database, { now: () => clock.now, log: silent })).toBeNull();
}, 60_000);

test("a file of several parts is put together in order, whatever order they came in", async () => {
  const world = await withAdmin();
  const { admin, call } = world;
  const long = Buffer.from(
    `name\n${Array.from({ length: 25_000 }, (_, index) => `Team ${index}`).join("\n")}\n`,
  );
  const { importId } = await call(admin, api.prepareImport, {
    kind: "teams",
    fileName: "t.csv",
    bytes: long.length,
  });
  const parts = Math.ceil(long.length / PART_BYTES);
  expect(parts).toBe(2);
  for (const part of [1, 0, 1])
    await call(admin, api.sendPart, {
      importId,
      part,
      content: long.subarray(part * PART_BYTES, (part + 1) * PART_BYTES).toString("base64"),
    });
  await call(admin, api.startImport, {
    importId,
    mapping: { kind: "teams", fields: { name: "name" } },
    isDryRun: true,
  });
  await workOn(world);
  expect(await call(admin, api.getImport, { importId })).toMatchObject({
    totals: { rows: 25_000, created: 25_000 },
  });
}, 60_000);

const anyId = "0198c5a0-0000-7000-8000-000000000001";
const calls = {
  prepareImport: [api.prepareImport, { kind: "teams", fileName: "x.csv", bytes: 5 }],
  sendPart: [api.sendPart, { importId: anyId, part: 0, content: "YQ==" }],
  readImportHead: [api.readImportHead, { importId: anyId }],
  startImport: [api.startImport, { importId: anyId, mapping, isDryRun: true }],
  stopImport: [api.stopImport, { importId: anyId }],
  discardImport: [api.discardImport, { importId: anyId }],
  getImport: [api.getImport, { importId: anyId }],
  listImports: [api.listImports, {}],
  listImportFindings: [api.listImportFindings, { importId: anyId }],
} as const;

test.each(Object.entries(calls))(
  "%s is for admins alone, and an import nobody knows is not found",
  async (name, [endpoint, input]) => {
    const world = await withAdmin();
    const { teamId } = await world.addTeam("Payroll");
    const lead = await world.addPerson("Lee", { [teamId]: "lead" }, ["committee"]);
    expect(await refusal(world.call(lead, endpoint as typeof api.getImport, input as never))).toMatchObject({
      code: "forbidden",
    });
    if (name === "prepareImport" || name === "listImports") return;
    expect(
      await refusal(world.call(world.admin, endpoint as typeof api.getImport, input as never)),
    ).toMatchObject({ code: "notFound" });
  },
);

test.each([
  [{ kind: "everything" }, "kind"],
  [{ bytes: 0 }, "bytes"],
  [{ bytes: 100_000_001 }, "bytes"],
  [{ bytes: "many" }, "bytes"],
  [{ fileName: "" }, "fileName"],
  [{ fileName: "a\u0007.csv" }, "fileName"],
])("an announcement of %j is refused", async (wrong, field) => {
  const { call, admin } = await withAdmin();
  const input = { kind: "teams", fileName: "x.csv", bytes: 5, ...wrong };
  expect(await refusal(call(admin, api.prepareImport, input as never))).toMatchObject({
    code: "invalid",
    field,
  });
});

test("a part of another size, in another form or at another place is refused", async () => {
  const { call, admin } = await withAdmin();
  const { importId } = await call(admin, api.prepareImport, { kind: "teams", fileName: "x.csv", bytes: 5 });
  const refused = (part: unknown, content: string) =>
    refusal(call(admin, api.sendPart, { importId, part, content } as never));
  expect(await refused(0, Buffer.from("1234").toString("base64"))).toMatchObject({
    code: "invalid",
    field: "content",
  });
  expect(await refused(0, "not base64!")).toMatchObject({ code: "invalid", field: "content" });
  expect(await refused(1, Buffer.from("12345").toString("base64"))).toMatchObject({
    code: "invalid",
    field: "content",
  });
  expect(await refused(-1, "MTIzNDU=")).toMatchObject({ code: "invalid", field: "part" });
  expect(await refused(100_000, "MTIzNDU=")).toMatchObject({ code: "invalid", field: "part" });
});

test("a file that has not arrived completely is not begun", async () => {
  const { call, admin } = await withAdmin();
  const { importId } = await call(admin, api.prepareImport, { kind: "teams", fileName: "x.csv", bytes: 5 });
  expect(await refusal(call(admin, api.startImport, { importId, mapping, isDryRun: true }))).toMatchObject({
    code: "conflict",
    key: "intake.error.incomplete",
  });
});

test("a mapping that is wrong is refused before anything runs, by its field", async () => {
  const world = await withAdmin();
  const importId = await send(world, world.admin);
  const begin = (wrong: Record<string, unknown>) =>
    refusal(world.call(world.admin, api.startImport, { importId, mapping: wrong, isDryRun: true }));
  expect(await begin({ kind: "teams", fields: {} })).toMatchObject({
    code: "invalid",
    field: "fields.name",
    key: "intake.error.fieldMissing",
  });
  expect(await begin({ kind: "people", fields: { key: "Team", name: "Team" } })).toMatchObject({
    code: "invalid",
    field: "kind",
  });
  expect(await world.call(world.admin, api.getImport, { importId })).toMatchObject({ state: "uploading" });
});

test("one import runs at a time, and what runs takes no parts", async () => {
  const world = await withAdmin();
  const { call, admin } = world;
  const first = await send(world, admin);
  const second = await send(world, admin);
  await call(admin, api.startImport, { importId: first, mapping, isDryRun: true });
  const begin = (importId: string) =>
    refusal(call(admin, api.startImport, { importId, mapping, isDryRun: true }));
  expect(await begin(first)).toMatchObject({ code: "conflict", key: "intake.error.started" });
  expect(await begin(second)).toMatchObject({ code: "conflict", key: "intake.error.busy" });
  expect(
    await refusal(call(admin, api.sendPart, { importId: first, part: 0, content: "YQ==" })),
  ).toMatchObject({ key: "intake.error.started" });
  expect(await refusal(call(admin, api.discardImport, { importId: first }))).toMatchObject({
    key: "intake.error.busy",
  });
  await workOn(world);
  await call(admin, api.startImport, { importId: second, mapping, isDryRun: true });
});

test("of two admins who begin at once, one is told that the other was quicker", async () => {
  const world = await withAdmin();
  const other = await world.addPerson("Bea", {}, ["admin"]);
  const importId = await send(world, world.admin);
  const begun = [world.admin, other].map((as) =>
    world.call(as, api.startImport, { importId, mapping, isDryRun: true }).then(
      () => "begun",
      (error: Error) => error.message,
    ),
  );
  expect((await Promise.all(begun)).toSorted()).toEqual(["begun", "intake.error.started"]);
});

test("beginning twice with the same key begins once", async () => {
  const world = await withAdmin();
  const importId = await send(world, world.admin);
  const begin = () =>
    world.call(
      world.admin,
      api.startImport,
      { importId, mapping, isDryRun: true },
      { "idempotency-key": "begin-this-import" },
    );
  expect(await begin()).toEqual(await begin());
});

test("an import that is stopped keeps what it has done and can be begun again", async () => {
  const world = await withAdmin();
  const { call, admin, database, clock } = world;
  const importId = await send(
    world,
    admin,
    `caseId,supplier,customer,askedAt\n${Array.from({ length: 300 }, (_, index) => `${index},A,B,2026-10-01`).join("\n")}\n`,
    "log",
  );
  const log = {
    kind: "log",
    missingTeams: "create",
    fields: { caseId: "caseId", supplier: "supplier", customer: "customer", askedAt: "askedAt" },
  };
  await call(admin, api.startImport, { importId, mapping: log, isDryRun: false });
  const run = await takeQueued(database, clock.now);
  let batches = 0;
  const stopAfterTwo = async () => {
    batches += 1;
    if (batches === 2) await call(admin, api.stopImport, { importId });
  };
  const failure = await runImport({
    database,
    run: run!,
    bytes: bytesOfParts(database.read, importId),
    now: () => clock.now,
    onProgress: stopAfterTwo,
  });
  expect(failure).toMatchObject({ key: "intake.error.stopped" });
  const stopped = await call(admin, api.getImport, { importId });
  expect(stopped).toMatchObject({ state: "stopped", hasFile: true });
  expect(stopped.totals.created).toBeGreaterThan(0);
  expect(stopped.totals.created).toBeLessThan(300);
  await call(admin, api.startImport, { importId, mapping: log, isDryRun: false });
  await workOn(world);
  const { totals } = await call(admin, api.getImport, { importId });
  expect(totals).toMatchObject({ created: 300 - stopped.totals.created, unchanged: stopped.totals.created });
});

test("what waits can be stopped too; what does not run cannot", async () => {
  const world = await withAdmin();
  const importId = await send(world, world.admin);
  const stop = () => world.call(world.admin, api.stopImport, { importId });
  expect(await refusal(stop())).toMatchObject({ code: "conflict", key: "intake.error.notRunning" });
  await world.call(world.admin, api.startImport, { importId, mapping, isDryRun: true });
  expect(await stop()).toMatchObject({ state: "stopped" });
  expect(await takeQueued(world.database, world.clock.now)).toBeNull();
});

test("an import whose server has gone is marked and can be begun again; one that lives is left alone", async () => {
  const world = await withAdmin();
  const { call, admin, database, clock } = world;
  const importId = await send(world, admin);
  await call(admin, api.startImport, { importId, mapping, isDryRun: true });
  await takeQueued(database, clock.now);
  const stateAfter = async (ms: number) => {
    await markInterrupted(database, clock.now + ms);
    return (await findRun(database.read, importId)).state;
  };
  expect(await stateAfter(20_000)).toBe("running");
  expect(await stateAfter(40_000)).toBe("interrupted");
  expect(await call(admin, api.startImport, { importId, mapping, isDryRun: true })).toMatchObject({
    state: "queued",
  });
});

test("an import that was taken for gone and is not, stops by itself", async () => {
  const world = await withAdmin();
  const { call, admin, database, clock } = world;
  const importId = await send(world, admin);
  await call(admin, api.startImport, { importId, mapping, isDryRun: false });
  const run = await takeQueued(database, clock.now);
  await database.write((db) =>
    db.update(importRun).set({ state: "interrupted" }).where(eq(importRun.importId, importId)),
  );
  const failure = await runImport({
    database,
    run: run!,
    bytes: bytesOfParts(database.read, importId),
    now: () => clock.now,
  });
  expect(failure).toMatchObject({ key: "intake.error.stopped" });
  expect(await database.read.select().from(team).all()).toEqual([]);
  expect(await findRun(database.read, importId)).toMatchObject({ state: "interrupted" });
});

test("findings come in pages, by line, whatever order they were found in", async () => {
  const world = await withAdmin();
  const rows = Array.from({ length: 7 }, (_, index) =>
    index % 2 === 0 ? `Team ${index},Nobody` : `${"x".repeat(121)},`,
  );
  const importId = await send(world, world.admin, `Team,Above\n${rows.join("\n")}\n`);
  await world.call(world.admin, api.startImport, { importId, mapping, isDryRun: true });
  await workOn(world);
  const lines: (number | null)[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.call(world.admin, api.listImportFindings, { importId, limit: 3, cursor });
    lines.push(...page.items.map(({ line }) => line));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(lines).toEqual([2, 3, 4, 5, 6, 7, 8]);
  expect(
    await refusal(world.call(world.admin, api.listImportFindings, { importId, cursor: "first" })),
  ).toMatchObject({ code: "invalid", field: "cursor" });
});

test("imports are listed latest first, page by page; a trial run that is discarded leaves nothing", async () => {
  const world = await withAdmin();
  const { call, admin, clock } = world;
  const ids: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    clock.now += 1_000;
    ids.push(await send(world, admin));
  }
  const first = await call(admin, api.listImports, { limit: 2 });
  expect(first.items.map(({ importId }) => importId)).toEqual([ids[2], ids[1]]);
  const second = await call(admin, api.listImports, { limit: 2, cursor: first.nextCursor as string });
  expect(second).toMatchObject({ items: [{ importId: ids[0] }], nextCursor: null });
  await call(admin, api.discardImport, { importId: ids[1] as string });
  expect((await call(admin, api.listImports, {})).items).toHaveLength(2);
});

test("a file that nobody came back for goes after a day", async () => {
  const world = await withAdmin();
  const importId = await send(world, world.admin);
  world.clock.now += 25 * 3_600_000;
  await send(world, world.admin);
  expect(await world.call(world.admin, api.getImport, { importId })).toMatchObject({ hasFile: false });
  expect(await world.database.read.select({ part: importPart.part }).from(importPart).all()).toHaveLength(1);
});

test("a heading that cannot be read says why", async () => {
  const world = await withAdmin();
  const importId = await send(world, world.admin, Buffer.from("Team\nMünchen\n", "latin1"));
  expect(await refusal(world.call(world.admin, api.readImportHead, { importId }))).toMatchObject({
    code: "invalid",
    key: "intake.error.encoding",
  });
  expect(
    await world.call(world.admin, api.readImportHead, { importId, encoding: "windows-1252" }),
  ).toMatchObject({ values: [["München"]] });
});
