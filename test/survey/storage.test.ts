import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { z } from "zod";
import { allRoutes } from "#server/app.ts";
import { route } from "#server/endpoint.ts";
import { event, idempotency } from "#server/event/table.ts";
import { surveyAnswer, surveyParticipation } from "#server/survey/tables.ts";
import { Done, endpoint } from "#shared/endpoint.ts";
import * as api from "#shared/survey/api.ts";
import { createWorld, refusal } from "#test/world.ts";
import { createCompany } from "./company.ts";

test("an answer leaves no event, no idempotency record and no draft, whatever the client sends", async () => {
  const { open, call, everybody, it, database } = await createCompany();
  const { roundId } = await open();
  const eventsBefore = await database.read.select().from(event).all();
  const input = { roundId, supplierTeamId: it.teamId, ratings: { overall: 5 } };
  await call(everybody[0]!, api.answerSurvey, input, { "idempotency-key": "a-key-of-the-client" });
  expect(await database.read.select().from(event).all()).toEqual(eventsBefore);
  expect(await database.read.select().from(idempotency).all()) //
    .not.toContainEqual(expect.objectContaining({ actorId: everybody[0]!.personId }));
});

test("a verb of an unlinked endpoint that records an event is stopped, and nothing is written", async () => {
  const leaky = endpoint({
    method: "POST",
    path: "/api/leaky",
    summary: "Would link an answer to its sender",
    isUnlinked: true,
    input: z.object({}),
    output: Done,
  });
  const leak = route(leaky, async (ctx) => {
    ctx.record({ verb: "survey.answered", subjectId: ctx.actor.personId, audience: [] });
    return { done: true as const };
  });
  const { addPerson, call, database } = await createWorld({ moreRoutes: [leak] });
  const lin = await addPerson("Lin");
  expect(await refusal(call(lin, leaky, {}))).toMatchObject({ code: "internal" });
  expect(await database.read.select().from(event).all()).toEqual([]);
});

test("only the answer is unlinked: every other write keeps its history", () => {
  const unlinked = allRoutes.filter((one) => one.endpoint.isUnlinked).map((one) => one.endpoint.path);
  expect(unlinked).toEqual(["/api/survey/answers"]);
});

test("the two tables have no row numbers, no time, no key between them, and no person beside an answer", async () => {
  const { database } = await createCompany({ Finance: 5 });
  const rows = await database.read.values<[string, string]>(
    sql`select name, sql from sqlite_master where name in ('survey_participation', 'survey_answer') order by name`,
  );
  const schema = Object.fromEntries(rows) as Record<string, string>;
  expect(Object.keys(schema)).toEqual(["survey_answer", "survey_participation"]);
  for (const statement of Object.values(schema)) {
    expect(statement).toMatch(/WITHOUT ROWID$/i);
    expect(statement).not.toMatch(/REFERENCES|AUTOINCREMENT|integer|DEFAULT|_at`/i);
  }
  const columnsOf = async (table: string) =>
    (await database.read.values<[string]>(sql`select name from pragma_table_info(${table})`)).flat();
  expect(await columnsOf("survey_answer")).toEqual([
    "answer_id",
    "round_id",
    "supplier_team_id",
    "customer_team_id",
    "content",
  ]);
  expect(await columnsOf("survey_participation")).toEqual(["round_id", "supplier_team_id", "person_id"]);
  const others = await database.read.values<[string]>(
    sql`select name from sqlite_master where tbl_name in ('survey_participation', 'survey_answer') and type <> 'table'`,
  );
  expect(others).toEqual([]);
});

test("taking the n-th participant for the writer of the n-th answer is right no more often than by chance", async () => {
  const { open, answer, everybody, database, it } = await createCompany({ Finance: 100 });
  const { roundId } = await open();
  const writers = new Map<string, string>();
  for (const [index, person] of everybody.entries()) {
    const comment = `remark ${index}`;
    writers.set(comment, person.personId);
    await answer(person, roundId, { overall: (index % 5) + 1 }, comment);
  }
  const people = await database.read.select().from(surveyParticipation).all();
  const said = await database.read.select().from(surveyAnswer).all();
  const comments = said.flatMap(({ content }) => ("comment" in content ? [content.comment] : []));
  const hits = comments.filter((comment, index) => writers.get(comment) === people[index]?.personId);
  // One in a hundred is expected; twelve or more happens less than once in a thousand million tries.
  expect(comments).toHaveLength(100);
  expect(hits.length).toBeLessThan(12);
  const ratings = said.flatMap(({ content }) => ("ratings" in content ? [content.ratings.overall] : []));
  const rated = ratings.filter((overall, index) => {
    const place = everybody.findIndex(({ personId }) => personId === people[index]?.personId);
    return overall === (place % 5) + 1;
  });
  expect(rated.length).toBeLessThan(55);
  expect(people.every(({ supplierTeamId }) => supplierTeamId === it.teamId)).toBe(true);
});

test("scores and comment of one answer have different random ids and nothing else that is theirs alone", async () => {
  const { open, answer, everybody, database } = await createCompany({ Finance: 5 });
  const { roundId } = await open();
  await answer(everybody[0]!, roundId, { overall: 5 }, "Well done");
  const said = await database.read.select().from(surveyAnswer).all();
  expect(new Set(said.map(({ answerId }) => answerId.slice(0, 8))).size).toBe(2);
  for (const { answerId } of said) expect(answerId.charAt(14)).toBe("4");
});

test("what is deleted from a file is overwritten", async () => {
  const { database } = await createWorld({ isOnFile: true });
  const setting = await database.write((db) => db.values<[number]>(sql`pragma secure_delete`));
  expect(setting).toEqual([[1]]);
});

test("closing destroys the list of who has answered", async () => {
  const { open, answer, close, everybody, database } = await createCompany({ Finance: 6 });
  const { roundId } = await open();
  for (const person of everybody) await answer(person, roundId, { overall: 4 });
  expect(await database.read.select().from(surveyParticipation).all()).toHaveLength(6);
  await close(roundId);
  expect(await database.read.select().from(surveyParticipation).all()).toEqual([]);
});
