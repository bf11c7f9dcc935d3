import { expect, test } from "vitest";
import { forgetOldAnswers } from "#server/event/verbs.ts";
import { team } from "#server/organisation/table.ts";
import { createTeam } from "#shared/organisation/teamApi.ts";
import { createWorld, refusal } from "#test/world.ts";
import { createProbe, done, problemIn } from "./probe.ts";

const key = { "idempotency-key": "send-once-0001" };
const legal = { name: "Legal", kind: "team" } as const;
const DAY_MS = 86_400_000;

/** A write that can be counted. */
async function withCounter() {
  let times = 0;
  const probe = await createProbe({
    write: async ({ record }) => {
      times += 1;
      record({ verb: "note.taken", subjectId: "n", audience: [] });
      return done;
    },
  });
  return { ...probe, times: () => times };
}

test("the same request sent twice is done once and answered alike", async () => {
  const { call, addPerson, database } = await createWorld();
  const ada = await addPerson("Ada", {}, ["admin"]);
  const first = await call(ada, createTeam, legal, key);
  expect(await call(ada, createTeam, legal, key)).toEqual(first);
  expect(await database.read.select().from(team).all()).toHaveLength(1);
});

test("sent at the same moment it is done once, too", async () => {
  const { call, addPerson, database } = await createWorld();
  const ada = await addPerson("Ada", {}, ["admin"]);
  const answers = await Promise.all(Array.from({ length: 5 }, () => call(ada, createTeam, legal, key)));
  expect(new Set(answers.map(({ teamId }) => teamId)).size).toBe(1);
  expect(await database.read.select().from(team).all()).toHaveLength(1);
});

test("what was done once stands in the history once", async () => {
  const { post, events, times } = await withCounter();
  for (const _ of [1, 2, 3]) await post('{"count":1}', key);
  expect(times()).toBe(1);
  expect(await events()).toHaveLength(1);
});

test("without a key each request is done", async () => {
  const { post, times } = await withCounter();
  for (const _ of [1, 2]) await post('{"count":1}');
  expect(times()).toBe(2);
});

test("a key sent with another body is refused, and nothing is done", async () => {
  const { post, times } = await withCounter();
  await post('{"count":1}', key);
  const reused = { status: 409, code: "conflict", key: "error.keyReused" };
  expect(await problemIn(post('{"count":2}', key))).toEqual(reused);
  expect(times()).toBe(1);
});

test("a key belongs to one subject: the same body about another one is another request", async () => {
  const { post, ask } = await withCounter();
  await post("{}", key);
  const elsewhere = ask("/api/notes/01900000-0000-7000-8000-000000000002", { method: "POST", headers: key });
  expect(await problemIn(elsewhere)).toMatchObject({ key: "error.keyReused" });
});

test("a key belongs to one person and one endpoint", async () => {
  const { call, addPerson, database } = await createWorld();
  const [ada, ben] = [await addPerson("Ada", {}, ["admin"]), await addPerson("Ben", {}, ["admin"])];
  await call(ada, createTeam, legal, key);
  expect(await refusal(call(ben, createTeam, legal, key))).toMatchObject({
    key: "organisation.error.nameTaken",
  });
  await call(ben, createTeam, { ...legal, name: "Tax" }, key);
  expect(await database.read.select().from(team).all()).toHaveLength(2);
});

test("a refused request is not kept: the same key may try again once the cause is gone", async () => {
  const { call, addPerson, addTeam, database } = await createWorld();
  const ada = await addPerson("Ada", {}, ["admin"]);
  const { teamId } = await addTeam("Legal");
  expect(await refusal(call(ada, createTeam, legal, key))).toMatchObject({ code: "conflict" });
  await database.write((db) => db.update(team).set({ name: "Law", archivedAt: 0 }));
  expect((await call(ada, createTeam, legal, key)).teamId).not.toBe(teamId);
});

test("answers are kept for thirty days", async () => {
  const { post, times, database, clock } = await withCounter();
  await post("{}", key);
  await database.write((db) => forgetOldAnswers(db, clock.now + 30 * DAY_MS));
  await post("{}", key);
  expect(times()).toBe(1);
  await database.write((db) => forgetOldAnswers(db, clock.now + 30 * DAY_MS + 1));
  await post("{}", key);
  expect(times()).toBe(2);
});

test.each(["short", "x".repeat(101), "with a space", "semi;colon"])("%j is no key", async (bad) => {
  const { post } = await withCounter();
  const refused = { status: 400, code: "invalid", key: "error.idempotencyKey", field: "Idempotency-Key" };
  expect(await problemIn(post("{}", { "idempotency-key": bad }))).toEqual(refused);
});
