import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { openEmbedded } from "#server/db/embedded.ts";
import { createWriter } from "#server/db/writer.ts";

async function openNotes() {
  const folder = mkdtempSync(join(tmpdir(), "counterpart-writer-"));
  const client = openEmbedded(join(folder, "notes.db"));
  onTestFinished(() => {
    client.close();
    rmSync(folder, { recursive: true });
  });
  await client.execute("create table note (text text not null unique)");
  const commits: string[][] = [];
  const writer = createWriter({
    ...client,
    async transaction() {
      const open = await client.transaction();
      const commit = async () => {
        await open.commit();
        commits.push(await notes());
      };
      return { ...open, commit };
    },
  } as typeof client);
  const notes = async () =>
    (await client.execute("select text from note order by rowid")).rows.map(
      (row) => (row as unknown as string[])[0]!,
    );
  const add = (text: string) => writer.write((db) => db.run(sql`insert into note values (${text})`));
  return { client, writer, add, notes, commits };
}

test("works that wait together are made durable together, in the order they came", async () => {
  const { add, commits } = await openNotes();
  await Promise.all(["a", "b", "c"].map(add));
  expect(commits).toEqual([["a", "b", "c"]]);
});

test("a work that fails takes back its own and nothing of the others", async () => {
  const { writer, add, notes } = await openNotes();
  const half = writer.write(async (db) => {
    await db.run(sql`insert into note values ('half')`);
    throw new Error("I have changed my mind.");
  });
  const outcomes = await Promise.allSettled([add("a"), half, add("a"), add("b")]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
  expect(await notes()).toEqual(["a", "b"]);
});

test("nobody is told that it is done when it could not be made durable", async () => {
  const { client, notes } = await openNotes();
  const { write } = createWriter({
    ...client,
    async transaction() {
      const open = await client.transaction();
      return { ...open, commit: () => Promise.reject(new Error("The disk is full.")) };
    },
  } as typeof client);
  const add = (text: string) => write((db) => db.run(sql`insert into note values (${text})`));
  const outcomes = await Promise.allSettled([add("a"), add("b")]);
  expect(outcomes).toMatchObject([
    { status: "rejected", reason: { message: "The disk is full." } },
    { status: "rejected", reason: { message: "The disk is full." } },
  ]);
  expect(await notes()).toEqual([]);
});

test("after a failure the next one finds its turn", async () => {
  const { writer, add, notes } = await openNotes();
  await expect(writer.write(() => Promise.reject(new Error("No.")))).rejects.toThrow("No.");
  await add("a");
  expect(await notes()).toEqual(["a"]);
  expect(writer.waiting()).toBe(0);
});
