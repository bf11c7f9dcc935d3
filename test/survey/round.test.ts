import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { notification } from "#server/notification/table.ts";
import { membership } from "#server/organisation/table.ts";
import { surveyInvitation, surveyRound } from "#server/survey/table.ts";
import { openQuarterly, watchSurvey } from "#server/survey/watcher.ts";
import { getToday } from "#shared/commitment/readApi.ts";
import * as api from "#shared/survey/api.ts";
import { createWorld, refusal } from "#test/world.ts";
import { createCompany, DAY_MS } from "./company.ts";

test("the committee opens a round; every customer is asked about IT, nobody of IT is", async () => {
  const { open, call, everybody, lead, it } = await createCompany();
  const round = await open();
  expect(round).toMatchObject({ state: "open", invited: 23, answered: null, followUp: "notYet" });
  const mine = await call(everybody[0]!, api.getMySurvey, {});
  expect(mine.asks).toEqual([{ supplier: it, isAnswered: false }]);
  expect((await call(lead, api.getMySurvey, {})).asks).toEqual([]);
});

test("who works for the supplier as well, or has not been confirmed, is not asked", async () => {
  const { open, call, teams, it, addPerson, database } = await createCompany();
  const both = await addPerson("Bo", { [it.teamId]: "member", [teams.Finance!.teamId]: "member" });
  const waiting = teams.Finance!.people[0]!;
  const isWaiting = eq(membership.personId, waiting.personId);
  await database.write((db) => db.update(membership).set({ state: "pending" }).where(isWaiting));
  expect((await open()).invited).toBe(22);
  expect((await call(both, api.getMySurvey, {})).asks).toEqual([]);
  expect((await call(waiting, api.getMySurvey, {})).asks).toEqual([]);
});

test.each(["lead", "colleague", "admin"] as const)(
  "the %s can neither open, close, list nor explain rounds",
  async (who) => {
    const company = await createCompany();
    const { roundId } = await company.open();
    const as = company[who];
    const tries = [
      () => company.call(as, api.openRound, {}),
      () => company.call(as, api.closeRound, { roundId }),
      () => company.call(as, api.listRounds, {}),
      () => company.call(as, api.explainNoAction, { roundId, reason: "Nothing." }),
    ];
    for (const one of tries) expect(await refusal(one())).toMatchObject({ code: "forbidden" });
  },
);

test("with fewer than five to ask, a talk with names is offered instead of a round", async () => {
  const company = await createCompany({ Finance: 12 });
  const legal = await company.addTeam("Legal");
  await company.serve(legal.teamId, company.it.teamId);
  expect((await company.open()).namedTalks).toEqual([legal]);
  const small = await createCompany({ Legal: 4 });
  expect(await refusal(small.open())).toMatchObject({ code: "conflict", key: "survey.error.tooFew" });
});

test("a draw asks some, and asks each supplier's customers independently of what the supplier does", async () => {
  const { open } = await createCompany({ Finance: 60 });
  const { invited } = await open({ sharePercent: 50 });
  expect(invited).toBeGreaterThan(10);
  expect(invited).toBeLessThan(50);
});

test("only one round is open at a time, also when two of the committee open one at once", async () => {
  const { open, call, committee } = await createCompany();
  const outcomes = await Promise.allSettled([open(), open()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await call(committee, api.listRounds, {})).items).toHaveLength(1);
});

test("a closed round needs an action or a reason for none before the next one opens", async () => {
  const { open, close, call, clock, explain, committee } = await createCompany();
  const { roundId } = await open();
  expect(await refusal(explain(roundId))).toMatchObject({ key: "survey.error.notToExplain" });
  expect(await close(roundId)).toMatchObject({ state: "closed", followUp: "missing" });
  clock.now += 40 * DAY_MS;
  expect(await refusal(open())).toMatchObject({ code: "conflict", key: "survey.error.followUpMissing" });
  expect(await explain(roundId)).toMatchObject({ followUp: "explained" });
  expect(await refusal(explain(roundId))).toMatchObject({ key: "survey.error.notToExplain" });
  await open();
  expect((await call(committee, api.listRounds, { limit: 1 })).nextCursor).not.toBeNull();
});

test("nobody is asked about the same supplier twice within thirty days", async () => {
  const { open, close, clock, explain } = await createCompany();
  const { roundId } = await open();
  await close(roundId);
  await explain(roundId);
  clock.now += 29 * DAY_MS;
  expect(await refusal(open())).toMatchObject({ key: "survey.error.tooFew" });
  clock.now += 2 * DAY_MS;
  expect((await open()).invited).toBe(23);
});

test("teams are those of the opening: who moves or joins later changes nothing", async () => {
  const { open, close, answer, release, committee, teams, everybody, database, addPerson } =
    await createCompany({ T1: 6, T2: 5 });
  const { roundId } = await open();
  const { T1, T2 } = teams as Record<"T1" | "T2", { teamId: string; people: typeof everybody }>;
  const moved = eq(membership.personId, T1.people[5]!.personId);
  await database.write((db) => db.update(membership).set({ teamId: T2.teamId }).where(moved));
  const late = await addPerson("Late", { [T1.teamId]: "member" });
  expect(await refusal(answer(late, roundId, { overall: 1 }))).toMatchObject({ code: "notFound" });
  for (const person of everybody) await answer(person, roundId, { overall: 4 });
  await close(roundId);
  const { customers } = (await release(committee)).release!;
  const sizes = Object.fromEntries(customers.map((one) => [one.customer.name, one.figures?.answered]));
  expect(sizes).toEqual({ T1: 6, T2: 5 });
});

test("while a round is open one number is told, from five people on", async () => {
  const { open, answer, call, everybody, committee, release } = await createCompany();
  const { roundId } = await open();
  const told = async () => (await call(committee, api.listRounds, {})).items[0]!.answered;
  for (const person of everybody.slice(0, 4)) await answer(person, roundId, { overall: 2 });
  expect(await told()).toBeNull();
  await answer(everybody[4]!, roundId, { overall: 2 });
  expect(await told()).toBe(5);
  expect((await call(everybody[9]!, api.getMySurvey, {})).round?.answered).toBe(5);
  expect(await release(committee)).toEqual({ release: null });
});

test("time closes a round after two weeks and counts two reminders at most, addressed to nobody", async () => {
  const { open, clock, database, committee, call } = await createCompany();
  const { roundId } = await open();
  const startAt = clock.now;
  const row = () => database.read.select().from(surveyRound).where(eq(surveyRound.roundId, roundId)).get();
  for (const days of [1, 5, 6, 11, 12]) await watchSurvey(database, startAt + days * DAY_MS);
  expect(await row()).toMatchObject({ reminders: 2, state: "open" });
  await watchSurvey(database, startAt + 14 * DAY_MS);
  await watchSurvey(database, startAt + 14 * DAY_MS);
  expect(await row()).toMatchObject({ state: "closed", closedAt: startAt + 14 * DAY_MS });
  expect((await call(committee, api.listRounds, {})).items[0]).toMatchObject({ followUp: "missing" });
});

test("everybody who is asked is told when a round opens and at two reminders, whether or not they have answered", async () => {
  const { open, answer, clock, database, everybody } = await createCompany({ Finance: 130 });
  const { roundId } = await open();
  const startAt = clock.now;
  await answer(everybody[0]!, roundId, { overall: 4 });
  const told = async () => {
    const rows = await database.read
      .select({ personId: notification.personId })
      .from(notification)
      .where(eq(notification.said, "survey"))
      .all();
    return [rows.length, new Set(rows.map(({ personId }) => personId)).size];
  };
  for (const [days, expected] of [
    [1, [130, 130]],
    [5, [260, 130]],
    [11, [390, 130]],
    [12, [390, 130]],
  ] as const) {
    for (let look = 0; look < 4; look += 1) await watchSurvey(database, startAt + days * DAY_MS);
    expect(await told()).toEqual(expected);
  }
});

test("the calendar opens one round in a quarter's last month, and none where nobody could stay hidden", async () => {
  const { database, call, committee } = await createCompany();
  await openQuarterly(database, Date.parse("2026-11-20T00:00:00Z"));
  await openQuarterly(database, Date.parse("2026-12-02T00:00:00Z"));
  await openQuarterly(database, Date.parse("2026-12-03T00:00:00Z"));
  const { items } = await call(committee, api.listRounds, {});
  expect(items.map(({ quarter, extraItems }) => [quarter, extraItems])).toEqual([["2026Q4", ["contact"]]]);
  const empty = await createWorld();
  await openQuarterly(empty.database, Date.parse("2026-12-02T00:00:00Z"));
  expect(await empty.database.read.select().from(surveyRound).all()).toEqual([]);
});

test("what follows from a round is asked of the committee alone, and a quarter's round waits for it until the quarter ends", async () => {
  const { open, close, explain, call, clock, database, committee, lead, admin } = await createCompany();
  clock.now = Date.parse("2026-10-20T09:00:00Z");
  const { roundId } = await open();
  clock.now = Date.parse("2026-11-03T09:00:00Z");
  await close(roundId);
  const asksOf = async (as: typeof lead) =>
    (await call(as, getToday, {})).asks.filter(({ kind }) => kind === "surveyFollowUp");
  expect(await asksOf(committee)).toMatchObject([{ subjectId: roundId, title: "2026-11-03" }]);
  for (const as of [lead, admin]) expect(await asksOf(as)).toEqual([]);

  const opened = async (at: string) => {
    await openQuarterly(database, Date.parse(at));
    return (await call(committee, api.listRounds, {})).items.length;
  };
  expect(await opened("2026-12-10T00:00:00Z")).toBe(1);
  await explain(roundId);
  expect(await asksOf(committee)).toEqual([]);
  expect(await opened("2026-12-20T00:00:00Z")).toBe(2);
});

test("thresholds are the admin's, within their range, between rounds, and for the next round only", async () => {
  const { call, admin, committee, lead, open, close, explain, clock } = await createCompany();
  const set = (answers: number, comments: number, as = admin) =>
    call(as, api.setThresholds, { answers, comments });
  for (const as of [committee, lead])
    expect(await refusal(set(6, 12, as))).toMatchObject({ code: "forbidden" });
  for (const [
    answers,
    comments,
    field,
  ] of [[3, 10, "answers"], [26, 10, "answers"], [5, 9, "comments"]] as const) // biome-ignore format: a case a line says less
    expect(await refusal(set(answers, comments))).toMatchObject({ code: "invalid", field });
  const first = await open();
  expect(await refusal(set(6, 12))).toMatchObject({ code: "conflict", key: "survey.error.roundOpen" });
  await close(first.roundId);
  await explain(first.roundId);
  await set(6, 12);
  expect(await call(admin, api.getThresholds, {})).toEqual({ answers: 6, comments: 12 });
  const { items } = await call(committee, api.listRounds, {});
  expect(items[0]!.thresholds).toEqual({ answers: 5, comments: 10 });
  clock.now += 40 * DAY_MS;
  expect((await open()).thresholds).toEqual({ answers: 6, comments: 12 });
});

test("an invitation keeps team and tier, and is written once for who is in two customer teams", async () => {
  const { open, database, addPerson, teams } = await createCompany();
  const both = await addPerson("Bo", {
    [teams.Finance!.teamId]: "member",
    [teams.Sales!.teamId]: "lead",
  });
  await open();
  const isHers = eq(surveyInvitation.personId, both.personId);
  expect(await database.read.select().from(surveyInvitation).where(isHers).all()).toHaveLength(1);
});
