import { expect, test } from "vitest";
import { surveyAnswer } from "#server/survey/tables.ts";
import { getToday } from "#shared/commitment/readApi.ts";
import * as api from "#shared/survey/api.ts";
import { refusal } from "#test/world.ts";
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
  [{ charm: 3 }, "ratings.charm"],
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
