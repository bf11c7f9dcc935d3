import { asc, count, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { service, standard } from "#server/agreement/table.ts";
import { commitment } from "#server/commitment/table.ts";
import { newId } from "#server/ctx.ts";
import { event } from "#server/event/table.ts";
import { person, team } from "#server/organisation/table.ts";
import { relationship } from "#server/relationship/table.ts";
import { readExport, startExport } from "#shared/intake/exportApi.ts";
import { type ExportKind, exportKinds } from "#shared/intake/fields.ts";
import { createCompany } from "#test/commitment/company.ts";
import { createWorld, refusal, type TestPerson, type World } from "#test/world.ts";
import { importText } from "./importing.ts";

/** The whole of an export, as the screen saves it. */
async function exportAll({ call }: Pick<World, "call">, admin: TestPerson, kind: ExportKind) {
  const { exportId } = await call(admin, startExport, { kind });
  let [text, cursor] = ["", undefined as string | undefined];
  do {
    const page = await call(admin, readExport, { exportId, cursor });
    text += page.lines;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return text;
}

async function companyAtWork() {
  const company = await createCompany();
  const admin = await company.addPerson("Ada Admin", {}, ["admin"]);
  const { lin, mei, it, database, clock } = company;
  const serviceId = newId();
  const offered = { serviceId, teamId: it.teamId, name: "Laptops", promise: "You can expect a laptop." };
  const owned = { ownerId: lin.personId, state: "published", createdAt: clock.now } as const;
  const promised = { threshold: 2, unit: "workingDays", share: 90, window: "month" } as const;
  await database.write(async (db) => {
    await db.insert(service).values({ ...offered, ...owned });
    await db.insert(standard).values({
      standardId: newId(),
      serviceId,
      measure: "delivered",
      createdAt: clock.now,
      ...promised,
    });
  });
  const one = await company.ask(mei, { serviceId, sentence: "=2+3 laptops, please" });
  clock.now += 3_600_000;
  await company.deliver(lin, one);
  return { ...company, admin };
}

const amounts = async ({ database: { read } }: Pick<World, "database">) => ({
  teams: (await read.select({ n: count() }).from(team).get())?.n,
  relationships: (await read.select({ n: count() }).from(relationship).get())?.n,
  services: (await read.select({ n: count() }).from(service).get())?.n,
  standards: (await read.select({ n: count() }).from(standard).get())?.n,
  commitments: await read
    .select({ sentence: commitment.sentence, state: commitment.state, deliveredAt: commitment.deliveredAt })
    .from(commitment)
    .orderBy(asc(commitment.sentence))
    .all(),
});

test("what one company exports another one imports as it was", async () => {
  const company = await companyAtWork();
  const other = await createWorld({ startAt: company.clock.now });
  for (const kind of exportKinds) {
    const { refused } = await importText(other, kind, await exportAll(company, company.admin, kind));
    expect({ kind, refused }).toEqual({ kind, refused: [] });
  }
  expect(await amounts(other)).toEqual(await amounts(company));
});

test("what is exported and imported again into the same company adds nothing", async () => {
  const company = await companyAtWork();
  const before = await amounts(company);
  for (const kind of ["teams", "people", "relationships", "services"] as const)
    await importText(company, kind, await exportAll(company, company.admin, kind));
  expect(await amounts(company)).toEqual(before);
});

test("a sentence that a spreadsheet would take for a formula is marked as text", async () => {
  const company = await companyAtWork();
  expect(await exportAll(company, company.admin, "log")).toContain(`"'=2+3 laptops, please"`);
});

test("many rows come in pages, each row once", async () => {
  const world = await createWorld();
  const admin = await world.addPerson("Ada Admin", {}, ["admin"]);
  const rows = Array.from({ length: 1_200 }, (_, index) => ({
    teamId: newId(),
    name: `Team ${index}`,
    kind: "team" as const,
    createdAt: world.clock.now,
  }));
  await world.database.write((db) => db.insert(team).values(rows));
  const names = (await exportAll(world, admin, "teams")).match(/^"Team \d+"/gm) ?? [];
  expect([names.length, new Set(names).size]).toEqual([1_200, 1_200]);
});

test("who was erased is not in the file", async () => {
  const company = await companyAtWork();
  const isGone = eq(person.personId, company.mei.personId);
  const blank = { name: "", email: null, erasedAt: company.clock.now };
  await company.database.write((db) => db.update(person).set(blank).where(isGone));
  expect(await exportAll(company, company.admin, "people")).not.toContain(company.mei.personId);
});

test("only an admin exports, and the history says who took what", async () => {
  const company = await companyAtWork();
  const { call, lin, admin, database } = company;
  expect(await refusal(call(lin, startExport, { kind: "log" }))).toMatchObject({ code: "forbidden" });
  const { exportId } = await call(admin, startExport, { kind: "people" });
  expect(await refusal(call(lin, readExport, { exportId }))).toMatchObject({ code: "forbidden" });
  const told = await database.read.select().from(event).where(eq(event.subjectId, exportId)).all();
  expect(told).toMatchObject([{ actorId: admin.personId, change: { kind: "people" } }]);
});

test("an export that another admin began, or nobody, cannot be read", async () => {
  const company = await companyAtWork();
  const { call, admin, addPerson } = company;
  const other = await addPerson("Otto Admin", {}, ["admin"]);
  const { exportId } = await call(admin, startExport, { kind: "people" });
  for (const id of [exportId, newId()])
    expect(await refusal(call(other, readExport, { exportId: id }))).toMatchObject({ code: "notFound" });
});

test("a kind that does not exist is refused by name", async () => {
  const company = await companyAtWork();
  const refused = await refusal(company.call(company.admin, startExport, { kind: "survey" as ExportKind }));
  expect(refused).toMatchObject({ code: "invalid", field: "kind" });
});
