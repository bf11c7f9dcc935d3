import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { z } from "zod";
import { allRoutes } from "#server/app.ts";
import { route } from "#server/endpoint.ts";
import { event, idempotency } from "#server/event/table.ts";
import { surveyAnswer, surveyParticipation } from "#server/survey/tables.ts";
import { getToday } from "#shared/commitment/readApi.ts";
import { Done, endpoint } from "#shared/endpoint.ts";
import * as api from "#shared/survey/api.ts";
import { createWorld, refusal } from "#test/world.ts";
import { createCompany, DAY_MS } from "./company.ts";

test("an answer is taken once; a second one, also sent at once from another device, is refused", async () => {
  const { open, answer, everybody, database } = await createCompany();
  const { roundId } = await open();
  const outcomes = await Promise.allSettled(
    [5, 1, 3].map((overall) => answer(everybody[0]!, roundId, { overall })),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const again = await refusal(answer(everybody[0]!, roundId, { overall: 2 }));
  expect(again).toMatchObject({ code: "conflict", key: "survey.error.answered" });
  expect(await database.read.select().from(surveyAnswer).all()).toHaveLength(1);
});

test("who was not invited, comes too late, or changes an id, is refused and learns nothing", async () => {
  const { open, close, answer, call, lead, admin, committee, everybody, clock, it } = await createCompany();
  const { roundId } = await open();
  for (const as of [lead, admin, committee])
    expect(await refusal(answer(as, roundId, { overall: 5 }))).toMatchObject({ code: "notFound" });
  const [first, second] = everybody as [(typeof everybody)[0], (typeof everybody)[0]];
  const altered = [
    { roundId: crypto.randomUUID(), supplierTeamId: it.teamId },
    { roundId, supplierTeamId: crypto.randomUUID() },
    { roundId: it.teamId, supplierTeamId: roundId },
  ];
  for (const ids of altered)
    expect(await refusal(call(first, api.answerSurvey, { ...ids, ratings: { overall: 5 } }))) //
      .toMatchObject({ code: "notFound" });
  clock.now += 14 * DAY_MS;
  expect(await refusal(answer(first, roundId, { overall: 5 }))).toMatchObject({ key: "survey.error.closed" });
  await close(roundId);
  expect(await refusal(answer(second, roundId, { overall: 5 }))).toMatchObject({
    key: "survey.error.closed",
  });
  expect((await call(first, api.getMySurvey, {})).round).toBeNull();
});

test("answering under another person's name is not possible: the field is not known", async () => {
  const { open, send, everybody, it } = await createCompany();
  const { roundId } = await open();
  const [first, second] = everybody as [(typeof everybody)[0], (typeof everybody)[0]];
  const input = {
    roundId,
    supplierTeamId: it.teamId,
    ratings: { overall: 1 },
    personId: second.personId,
  };
  const response = await send(first, api.answerSurvey, input);
  expect(response.status).toBe(400);
});

test.each([
  [{ overall: 6 }, "ratings.overall"],
  [{ overall: 0 }, "ratings.overall"],
  [{ overall: 4.5 }, "ratings.overall"],
  [{ overall: "5" }, "ratings.overall"],
  [{ recommend: 9 }, "ratings.recommend"],
  [{ effort: 3 }, "ratings.effort"],
  [{ charm: 3 }, "charm"],
  [{}, "ratings"],
])("ratings %j are refused", async (ratings, field) => {
  const { open, call, everybody, it } = await createCompany({ Finance: 5 });
  const { roundId } = await open();
  const input = { roundId, supplierTeamId: it.teamId, ratings: ratings as object };
  const refused = await refusal(call(everybody[0]!, api.answerSurvey, input));
  expect(refused.code).toBe("invalid");
  expect(["ratings", field]).toContain(refused.field);
});

test("a comment may hold HTML and stays text; a very long one or one with control characters is refused", async () => {
  const { open, answer, everybody, database } = await createCompany({ Finance: 5 });
  const { roundId } = await open();
  const [first] = everybody as [(typeof everybody)[0]];
  for (const comment of ["x".repeat(1001), "a\u0000b", "\u202eabc"])
    expect(await refusal(answer(first, roundId, { overall: 5 }, comment))).toMatchObject({ code: "invalid" });
  await answer(first, roundId, { overall: 5 }, "<img src=x onerror=alert(1)>");
  const said = await database.read.select({ content: surveyAnswer.content }).from(surveyAnswer).all();
  expect(said).toContainEqual({ content: { comment: "<img src=x onerror=alert(1)>" } });
});

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

test("closing destroys the list of who has answered, and what is deleted is overwritten", async () => {
  const { open, answer, close, everybody, database } = await createCompany({ Finance: 6 });
  const { roundId } = await open();
  for (const person of everybody) await answer(person, roundId, { overall: 4 });
  expect(await database.read.select().from(surveyParticipation).all()).toHaveLength(6);
  await close(roundId);
  expect(await database.read.select().from(surveyParticipation).all()).toEqual([]);
  const setting = await database.write((db) => db.values<[number]>(sql`pragma secure_delete`));
  expect(setting).toEqual([[1]]);
});

test("Today asks until it is answered, and tells nobody else who still is asked", async () => {
  const { open, answer, call, everybody, it, committee, admin, lead } = await createCompany();
  const { roundId } = await open();
  const asksOf = async (as: (typeof everybody)[0]) =>
    (await call(as, getToday, {})).asks.filter(({ kind }) => kind === "survey");
  const [first] = everybody as [(typeof everybody)[0]];
  expect(await asksOf(first)).toEqual([expect.objectContaining({ subjectId: it.teamId, title: "IT" })]);
  await answer(first, roundId, { overall: 5 });
  expect(await asksOf(first)).toEqual([]);
  for (const as of [committee, admin, lead]) expect(await asksOf(as)).toEqual([]);
});
