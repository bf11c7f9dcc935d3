import { eq } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "#server/db/open.ts";
import { membership, person } from "#server/organisation/table.ts";
import { createRepeater } from "#server/repeat.ts";
import { getToday, listCommitments } from "#shared/commitment/readApi.ts";
import { getMe } from "#shared/organisation/api.ts";
import { createCompany, FRIDAY } from "#test/commitment/company.ts";
import { refusal } from "#test/world.ts";

/** A database that was written to so many times, and a reading of it that counts how often it was made. */
function createReading(shape = (count: number) => `reading ${count}`) {
  const state = { version: 1 as number | null, count: 0 };
  const repeat = createRepeater();
  const ask = async (now: number, key = "Lin /api/today") => {
    const question = { database: { version: async () => state.version }, now, key };
    const { text } = await repeat(question, async () => ({ text: shape(++state.count) }));
    return text;
  };
  return { state, ask };
}

test("who asks the same again is told the same, for two seconds", async () => {
  const { ask } = createReading();
  expect(await ask(1_000)).toBe("reading 1");
  expect(await ask(2_999)).toBe("reading 1");
  expect(await ask(3_000)).toBe("reading 2");
});

test("who asks while the same is being answered waits for that answer", async () => {
  const { ask } = createReading();
  expect(await Promise.all([ask(0), ask(0)])).toEqual(["reading 1", "reading 1"]);
});

test("once somebody has written, the answer is made anew", async () => {
  const { state, ask } = createReading();
  await ask(0);
  state.version = 2;
  expect(await ask(1)).toBe("reading 2");
});

test("a clock that was put back makes the answer anew", async () => {
  const { ask } = createReading();
  await ask(1_000);
  expect(await ask(999)).toBe("reading 2");
});

test("somebody else is told nothing of another's answer", async () => {
  const { ask } = createReading();
  await ask(0);
  expect(await ask(0, "Mei /api/today")).toBe("reading 2");
});

test("on a server of databases each answer is made anew", async () => {
  const { state, ask } = createReading();
  state.version = null;
  await ask(0);
  expect(await ask(0)).toBe("reading 2");
});

test("a failure is not repeated", async () => {
  const { ask } = createReading((count) => {
    if (count === 1) throw new Error("The disk is gone.");
    return "it is back";
  });
  await expect(ask(0)).rejects.toThrow("The disk is gone.");
  expect(await ask(0)).toBe("it is back");
});

test("what is very long is not kept, and of the rest two hundred answers", async () => {
  const long = createReading((count) => "x".repeat(256 * 1024 + count));
  await long.ask(0);
  await long.ask(0);
  expect(long.state.count).toBe(2);

  const many = createReading();
  for (let person = 0; person <= 200; person += 1) await many.ask(0, `${person} /api/today`);
  expect(await many.ask(0, "200 /api/today")).toBe("reading 201");
  expect(await many.ask(0, "0 /api/today")).toBe("reading 202");
});

test("who has just promised reads it at once, and so does the other side", async () => {
  const { lin, mei, promise, call } = await createCompany();
  for (const person of [lin, mei]) await call(person, getToday, {});
  await promise(lin, { dueAt: FRIDAY });
  expect((await call(lin, getToday, {})).owed.items).toHaveLength(1);
  expect((await call(mei, getToday, {})).awaited.items).toHaveLength(1);
});

test("who is no longer of a team is refused at once what they have just read", async () => {
  const { it, lin, call, database } = await createCompany();
  const read = () => call(lin, listCommitments, { teamId: it.teamId });
  await read();
  await database.write((db) => db.delete(membership).where(eq(membership.personId, lin.personId)));
  expect(await refusal(read())).toMatchObject({ code: "forbidden" });
});

test("what another server has written is read at once", async () => {
  const { lin, tenantId, database, call } = await createCompany();
  await call(lin, getMe, {});
  const other = await openDatabase(database.url, tenantId);
  onTestFinished(() => other.close());
  await other.write((db) =>
    db.update(person).set({ name: "Lin Na" }).where(eq(person.personId, lin.personId)),
  );
  expect((await call(lin, getMe, {})).person.name).toBe("Lin Na");
});
