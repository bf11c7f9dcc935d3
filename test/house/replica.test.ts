import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { newId } from "#server/ctx.ts";
import { type CompanyDatabase, openDatabase } from "#server/db/open.ts";
import { team } from "#server/organisation/table.ts";
import { startLibsqlServer } from "./libsqlServer.ts";

/** A database with a team, and a copy that has not followed yet, unless another one is named. */
async function openWithReplica(settlesMs: number, elsewhere?: string) {
  const folder = mkdtempSync(join(tmpdir(), "counterpart-replica-"));
  const replicaUrl = elsewhere ?? `file:${folder}/replica.db`;
  if (!elsewhere) (await openDatabase(replicaUrl, "company")).close();
  const database = await openDatabase(`file:${folder}/main.db`, "company", { replicaUrl, settlesMs });
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  const row = { teamId: newId(), name: "Finance", kind: "team", createdAt: 0 } as const;
  await database.write((db) => db.insert(team).values(row));
  return database;
}

const namesIn = async ({ read }: CompanyDatabase) =>
  (await read.select({ name: team.name }).from(team).all()).map(({ name }) => name);

test("who has just written reads what they wrote, whether or not the replica has followed", async () => {
  expect(await namesIn(await openWithReplica(60_000))).toEqual(["Finance"]);
});

test("later, reads go to the replica", async () => {
  expect(await namesIn(await openWithReplica(0))).toEqual([]);
});

test("a replica that cannot answer is passed by", async () => {
  const { url } = await startLibsqlServer(() => ({ code: "PROXY_ERROR", message: "Not followed yet" }));
  for (const replicaUrl of [url, "http://127.0.0.1:9"])
    expect(await namesIn(await openWithReplica(0, replicaUrl))).toEqual(["Finance"]);
});
