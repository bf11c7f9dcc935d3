import { expect, test } from "vitest";
import { team } from "#server/organisation/table.ts";
import { Problem } from "#shared/problem.ts";
import { createProbe, done, notePath, problemIn } from "./probe.ts";

const half = { teamId: "half", name: "Half", kind: "team", createdAt: 0 } as const;

test("a write appends what it recorded to the history, with who and when", async () => {
  const { post, events, lin, clock } = await createProbe({
    write: async ({ record }) => {
      record({ verb: "note.taken", subjectId: "n", audience: ["team", null, "team"], change: { count: 3 } });
      return done;
    },
  });
  expect(await (await post("{}")).json()).toEqual(done);
  const moments = { occurredAt: clock.now, recordedAt: clock.now };
  const row = { sequence: 1, verb: "note.taken", subjectId: "n", audience: ["team"], change: { count: 3 } };
  expect(await events()).toEqual([{ ...row, ...moments, actorId: lin.personId }]);
});

test("a write that fails leaves neither its rows nor its history", async () => {
  const { post, events, database } = await createProbe({
    write: async ({ db, record }) => {
      await db.insert(team).values(half);
      record({ verb: "team.created", subjectId: "half", audience: [] });
      throw new Problem("conflict", "error.conflict");
    },
  });
  expect(await problemIn(post("{}"))).toEqual({ status: 409, code: "conflict", key: "error.conflict" });
  expect(await events()).toEqual([]);
  expect(await database.read.select().from(team).all()).toEqual([]);
});

test("a read that tries to write or to record fails, and changes nothing", async () => {
  const sly = await createProbe({
    read: async ({ db }) => {
      await db.insert(team).values(half);
      return done;
    },
  });
  expect(await problemIn(sly.ask("/api/notes"))).toMatchObject({ status: 500 });
  expect(await sly.database.read.select().from(team).all()).toEqual([]);
  const loud = await createProbe({
    read: async ({ record }) => {
      record({ verb: "note.read", subjectId: "n", audience: [] });
      return done;
    },
  });
  expect(await problemIn(loud.ask("/api/notes"))).toMatchObject({ status: 500 });
  expect(await loud.events()).toEqual([]);
});

test("an unexpected error is told to nobody", async () => {
  const { post } = await createProbe({
    write: async () => {
      throw new Error("select name from person where salary > 1000");
    },
  });
  const response = await post("{}");
  expect(await response.clone().text()).not.toMatch(/select|salary/);
  expect(await problemIn(response)).toEqual({ status: 500, code: "internal", key: "error.internal" });
});

test("an answer that does not fit its endpoint is an error of ours, and nothing is kept", async () => {
  const { post, events } = await createProbe({
    write: async ({ record }) => {
      record({ verb: "note.taken", subjectId: "n", audience: [] });
      return { done: "perhaps" } as never;
    },
  });
  expect(await problemIn(post("{}"))).toMatchObject({ status: 500, key: "error.internal" });
  expect(await events()).toEqual([]);
});

test.each([
  ["an unknown endpoint", "/api/nowhere", "GET"],
  ["the address of all endpoints", "/api", "GET"],
  ["a part of an address", "/api/notes/1/2", "GET"],
  ["a method that the endpoint does not have", notePath, "DELETE"],
  ["a method that no endpoint has", notePath, "PATCH"],
  ["a read of something to write", notePath, "GET"],
])("%s is not found", async (_, path, method) => {
  const { ask } = await createProbe();
  expect(await problemIn(ask(path, { method }))).toEqual({
    status: 404,
    code: "notFound",
    key: "error.notFound",
  });
});

const notJson = { status: 400, code: "invalid", key: "error.notJson" };

test.each([
  ["broken JSON", '{"sentence": '],
  ["a list", "[]"],
  ["a word", '"sentence"'],
  ["a number", "5"],
  ["nothing in JSON", "null"],
  ["no JSON at all", "sentence=Hello"],
])("a body that is %s is refused", async (_, body) => {
  const { post } = await createProbe();
  expect(await problemIn(post(body))).toEqual(notJson);
});

test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
  "a body called %s is refused: a page elsewhere could send it",
  async (type) => {
    const { post } = await createProbe();
    expect(await problemIn(post("{}", { "content-type": type }))).toEqual(notJson);
  },
);

test("JSON is taken by its name with a character set, and where nothing is needed no body either", async () => {
  const { post, ask } = await createProbe();
  expect((await post("{}", { "content-type": "application/json; charset=utf-8" })).status).toBe(200);
  expect((await ask(notePath, { method: "POST" })).status).toBe(200);
});

test.each([
  ["a text too long", { sentence: "x".repeat(21) }, { key: "error.tooLong", field: "sentence" }],
  ["a wrong type", { count: "3" }, { key: "error.wrongType", field: "count" }],
  ["an unknown field", { colour: "red" }, { key: "error.unknownField", field: "colour" }],
])("%s is refused by its field", async (_, body, expected) => {
  const { post } = await createProbe();
  expect(await problemIn(post(JSON.stringify(body)))).toEqual({ status: 400, code: "invalid", ...expected });
});

test("names that JavaScript knows are fields like any other", async () => {
  const { post } = await createProbe();
  for (const body of ['{"__proto__": {"count": 1}}', '{"constructor": 1}', '{"toString": 1}']) {
    expect(await problemIn(post(body))).toMatchObject({ status: 400, code: "invalid" });
  }
});

test.each(["/api/notes/1", "/api/notes/%E0%A4%A", "/api/notes/%00", "/api/notes/..%2f..%2fetc"])(
  "%s names nothing",
  async (path) => {
    const { ask } = await createProbe();
    const expected = { status: 400, code: "invalid", key: "error.id", field: "noteId" };
    expect(await problemIn(ask(path, { method: "POST" }))).toEqual(expected);
  },
);
