import { existsSync, mkdtempSync, readFileSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { backUp, requireSound } from "#server/backup.ts";
import { openDatabase } from "#server/db/open.ts";
import { event } from "#server/event/table.ts";
import { team } from "#server/organisation/table.ts";
import { restore } from "#server/restore.ts";
import * as api from "#shared/organisation/teamApi.ts";
import { createWorld } from "#test/world.ts";

const stamp = "20261102090000";

async function createBackup() {
  const world = await createWorld({ isOnFile: true });
  await world.addTeam("Finance");
  const folder = mkdtempSync(join(tmpdir(), "restore-"));
  const source = join(folder, "backup.db");
  await backUp(world.file, source);
  return { ...world, folder, source };
}

async function openAgain(file: string) {
  const database = await openDatabase(`file:${file}`, "restored");
  onTestFinished(() => database.close());
  return database;
}

const teamsIn = async (file: string) =>
  (await (await openAgain(file)).read.select({ name: team.name }).from(team).all()).map(({ name }) => name);

test("a backup becomes the company's database", async () => {
  const { folder, source } = await createBackup();
  const target = join(folder, "new/company.db");
  expect(restore({ source, target, isReplacing: false, stamp })).toBeNull();
  expect(await teamsIn(target)).toEqual(["Finance"]);
});

test("a database that is there stays, unless it is to be replaced; then it is kept aside with its log", async () => {
  const { folder, source, addTeam, companies, file } = await createBackup();
  await addTeam("Later");
  const target = join(folder, "company.db");
  await backUp(file, target);
  companies.close();
  const before = readFileSync(target);
  expect(() => restore({ source, target, isReplacing: false, stamp })).toThrow("--replace");
  expect(readFileSync(target)).toEqual(before);
  const kept = restore({ source, target, isReplacing: true, stamp });
  expect(await teamsIn(target)).toEqual(["Finance"]);
  expect(await teamsIn(kept as string)).toEqual(["Finance", "Later"]);
});

test("a damaged backup is refused, and nothing is changed or left behind", async () => {
  const { folder, source } = await createBackup();
  const target = join(folder, "company.db");
  restore({ source, target, isReplacing: false, stamp });
  const before = readFileSync(target);
  truncateSync(source, 20_000);
  expect(() => restore({ source, target, isReplacing: true, stamp })).toThrow("cannot be used");
  expect(() => restore({ source: `${source}.none`, target, isReplacing: true, stamp })).toThrow("no file");
  expect(readFileSync(target)).toEqual(before);
  expect(existsSync(`${target}.arriving`)).toBe(false);
});

test("a backup taken while people write equals one moment: each team with its event, none without", async () => {
  const { addPerson, call, file, folder } = await createBackup();
  const admin = await addPerson("Ada", {}, ["admin"]);
  const copies = [1, 2, 3].map((number) => join(folder, `under-load-${number}.db`));
  const create = (name: string) => call(admin, api.createTeam, { name, kind: "team" });
  for (let wave = 0; wave < 6; wave += 1) {
    const writes = Array.from({ length: 10 }, (_, index) => create(`Team ${wave} ${index}`));
    await Promise.race(writes);
    if (wave % 2 === 1) await backUp(file, copies[(wave - 1) / 2] as string);
    await Promise.all(writes);
  }
  const sizes: number[] = [];
  for (const copy of copies) {
    requireSound(copy);
    const { read } = await openAgain(copy);
    const made = await read
      .select({ id: team.teamId })
      .from(team)
      .where(sql`${team.name} like 'Team %'`)
      .all();
    const told = await read.select({ id: event.subjectId }).from(event).where(sql`verb like 'team.%'`).all();
    expect(told.map(({ id }) => id).toSorted()).toEqual(made.map(({ id }) => id).toSorted());
    sizes.push(made.length);
  }
  expect(sizes).toEqual(sizes.toSorted((one, other) => one - other));
  expect(sizes[0]).toBeGreaterThan(0);
  expect(sizes[0]).toBeLessThan(60);
});
