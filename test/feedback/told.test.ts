import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "#server/ctx.ts";
import { watchConsultations } from "#server/feedback/watcher.ts";
import { notification } from "#server/notification/table.ts";
import { membership, person } from "#server/organisation/table.ts";
import { listNewAnswers } from "#shared/feedback/api.ts";
import * as api from "#shared/feedback/consultationApi.ts";
import { listNotifications } from "#shared/notification/api.ts";
import type { Saying } from "#shared/notification/model.ts";
import { createCompany, DAY_MS } from "./company.ts";

const PLAN = "From January we answer within two working days";

/** Sam of IT asks HR and Sales about a plan; time passes once for each hundred who are told. */
async function createPlan() {
  const company = await createCompany();
  const { call, clock, database, sam, it } = company;
  const input = { supplierTeamId: it.teamId, plan: PLAN, closesAt: clock.now + 4 * DAY_MS };
  const { consultationId } = await call(sam, api.openConsultation, input);
  async function decide() {
    clock.now = input.closesAt;
    await call(sam, api.decideConsultation, {
      consultationId,
      outcome: "dropped",
      decision: "One day stays",
    });
  }
  async function watch(times = 2) {
    for (let count = 0; count < times; count++) await watchConsultations(database, clock.now);
  }
  async function told(as: typeof sam) {
    const { items } = await call(as, listNotifications, {});
    return items
      .filter(({ said }) => said !== "relationship")
      .map(({ said, title, actor }) => [said, title, actor?.name]);
  }
  const answer = (as: typeof sam) => call(as, api.answerConsultation, { consultationId, stance: "for" });
  return { ...company, input, decide, watch, told, answer };
}

test("everybody who is asked is told of the plan and of what was decided, once each, answered or not", async () => {
  const { watch, told, answer, decide, mei, lin, yuki, bo } = await createPlan();
  await watch();
  for (const one of [mei, lin, yuki, bo]) expect(await told(one)).toEqual([["consulted", PLAN, "Sam"]]);
  await answer(mei);
  await decide();
  await watch(4);
  for (const one of [mei, lin, yuki, bo])
    expect(await told(one)).toEqual([
      ["decided", PLAN, "Sam"],
      ["consulted", PLAN, "Sam"],
    ]);
});

test("neither the supplier's people nor strangers are told, nor who has answered before it was said", async () => {
  const { watch, told, answer, decide, sam, max, fay, ada, newcomer, mei } = await createPlan();
  await answer(mei);
  await watch();
  expect(await told(mei)).toEqual([]);
  await decide();
  await watch();
  for (const other of [sam, max, fay, ada, newcomer]) expect(await told(other)).toEqual([]);
  expect(await told(mei)).toEqual([["decided", PLAN, "Sam"]]);
});

test("a large company is told a hundred at a time, by two servers as by one; a decision overtakes the question", async () => {
  const { database, clock, watch, decide, sales } = await createPlan();
  await database.write(async (db) => {
    for (let count = 0; count < 150; count++) {
      const personId = newId();
      await db.insert(person).values({ personId, name: `Sal ${count}`, createdAt: clock.now });
      const row = { personId, teamId: sales.teamId, role: "member", state: "active" } as const;
      await db.insert(membership).values({ ...row, createdAt: clock.now });
    }
  });
  const count = async (said: Saying) =>
    (await database.read.select().from(notification).where(eq(notification.said, said)).all()).length;
  await Promise.all([watch(1), watch(1)]);
  expect(await count("consulted")).toBe(100);
  await decide();
  await watch(3);
  expect([await count("consulted"), await count("decided")]).toEqual([100, 154]);
});

test("a plan whose day has passed, or that a server standing still missed, is no news", async () => {
  const { clock, watch, told, mei } = await createPlan();
  clock.now += DAY_MS;
  await watch();
  expect(await told(mei)).toEqual([]);
});

test("Today tells who was asked, silent or not, what was decided, for a week; nobody else", async () => {
  const { call, clock, decide, answer, mei, yuki, sam, fay } = await createPlan();
  const decisions = async (as: typeof mei) => (await call(as, listNewAnswers, {})).decisions;
  await answer(mei);
  expect(await decisions(mei)).toEqual([]);
  await decide();
  for (const one of [mei, yuki])
    expect(await decisions(one)).toMatchObject([
      { plan: PLAN, outcome: "dropped", decision: "One day stays" },
    ]);
  for (const other of [sam, fay]) expect(await decisions(other)).toEqual([]);
  clock.now += 7 * DAY_MS;
  expect(await decisions(mei)).toEqual([]);
});
