import { rmSync, writeFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import Database from "libsql";
import { expect, test, vi } from "vitest";
import { databaseProblem } from "#server/db/faults.ts";
import * as api from "#shared/organisation/teamApi.ts";
import { ProblemBody } from "#shared/problemBody.ts";
import { createWorld } from "#test/world.ts";

async function createCompany() {
  const world = await createWorld({ isOnFile: true });
  const admin = await world.addPerson("Ada", {}, ["admin"]);
  const create = (name: string) => world.send(admin, api.createTeam, { name, kind: "team" });
  return { ...world, admin, create };
}

async function expectUnavailable(response: Response) {
  expect(response.status).toBe(503);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(ProblemBody.parse(await response.json())).toMatchObject({
    code: "unavailable",
    message: { key: "error.unavailable" },
  });
}

test("a database that another program keeps locked is unavailable, and works again once it is let go", async () => {
  const { create, file } = await createCompany();
  const other = new Database(file);
  other.exec("BEGIN IMMEDIATE");
  let elapsed = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => {
    elapsed += 10_000;
    return elapsed;
  });
  const refused = await create("Finance");
  clock.mockRestore();
  await expectUnavailable(refused);
  other.exec("ROLLBACK");
  other.close();
  expect((await create("Finance")).status).toBe(200);
});

test("a full disk refuses writes whole, still answers reads, and is over when there is room", async () => {
  const { create, database, call, admin } = await createCompany();
  await database.write((db) => db.run(sql`PRAGMA max_page_count = 1`));
  let answer = await create("Team 0");
  let made = 0;
  for (; answer.status === 200 && made < 2_000; made += 1) answer = await create(`Team ${made + 1}`);
  await expectUnavailable(answer);
  const { items } = await call(admin, api.listTeams, { limit: 100 });
  expect(items).toHaveLength(Math.min(made, 100));
  await database.write((db) => db.run(sql`PRAGMA max_page_count = 1000000`));
  expect((await create("With room")).status).toBe(200);
});

test("a file that is no database is unavailable, and is opened once it is put right", async () => {
  const { companies, file, tenantId } = await createCompany();
  const other = file.replace(tenantId, "other");
  writeFileSync(other, "no database at all".repeat(1_000));
  const fault = await companies.open("other").catch((error: unknown) => error);
  expect(databaseProblem(fault)).toMatchObject({ code: "unavailable" });
  rmSync(other);
  await expect(companies.open("other")).resolves.toMatchObject({ tenantId: "other" });
});

test("a database that may only be read is unavailable to writers", async () => {
  const { file } = await createCompany();
  const readOnly = new Database(file);
  readOnly.exec("PRAGMA query_only = ON");
  const fault = (() => {
    try {
      readOnly.exec("DELETE FROM team");
    } catch (error) {
      return error;
    }
  })();
  readOnly.close();
  expect(databaseProblem(new Error("wrapped", { cause: fault }))).toMatchObject({ code: "unavailable" });
});

test("a broken rule of the tables and a fault of ours are not called unavailable", () => {
  for (const code of ["SQLITE_CONSTRAINT_UNIQUE", "SQLITE_ERROR", "SQLITE_MISUSE", undefined])
    expect(databaseProblem(Object.assign(new Error("no"), { code }))).toBeNull();
});
