import { expect, test } from "vitest";
import { newId } from "#server/ctx.ts";
import * as agreementApi from "#shared/agreement/api.ts";
import { standardTemplates } from "#shared/agreement/sentence.ts";
import { getToday } from "#shared/commitment/readApi.ts";
import * as api from "#shared/feedback/consultationApi.ts";
import type { Stance } from "#shared/feedback/model.ts";
import { phaseOf } from "#shared/feedback/rules.ts";
import { refusal } from "#test/world.ts";
import { createCompany, DAY_MS } from "./company.ts";

const PLAN = "From January we answer within two working days";

/** Sam of IT asks HR and Sales about a plan, until Friday. */
async function createPlan() {
  const company = await createCompany();
  const { call, clock, sam, it } = company;
  const input = { supplierTeamId: it.teamId, plan: PLAN, closesAt: clock.now + 4 * DAY_MS };
  const opened = await call(sam, api.openConsultation, input);
  const { consultationId } = opened;
  const answer = (as: typeof sam, stance: Stance, comment?: string) =>
    call(as, api.answerConsultation, { consultationId, stance, comment });
  const decide = (as: typeof sam) =>
    call(as, api.decideConsultation, {
      consultationId,
      outcome: "changed",
      decision: "One day stays for HR",
    });
  const close = () => {
    clock.now = input.closesAt;
  };
  return { ...company, input, opened, consultationId, answer, decide, close };
}

test("all customers are asked, answer by name, and read the decision; the supplier sees how it stands meanwhile", async () => {
  const {
    opened,
    answer,
    decide,
    close,
    call,
    eventsOf,
    consultationId,
    mei,
    lin,
    yuki,
    sam,
    max,
    it,
    hr,
    sales,
  } = await createPlan();
  expect(opened).toMatchObject({ plan: PLAN, askedTeams: 2, tally: { for: 0, against: 0, other: 0 } });
  await answer(mei, "against", "Payroll needs one day");
  await answer(lin, "against");
  const mine = await answer(yuki, "for");
  expect(mine).toMatchObject({ mine: { stance: "for", comment: null }, tally: null, isAsked: true });
  const [seenByMax] = (await call(max, api.listConsultations, {})).items;
  expect(seenByMax).toMatchObject({ tally: { for: 1, against: 2, other: 0 }, isAsked: false, mine: null });
  close();
  const decided = await decide(sam);
  expect(decided).toMatchObject({ outcome: "changed", decision: "One day stays for HR" });
  const [seenByYuki] = (await call(yuki, api.listConsultations, {})).items;
  expect(seenByYuki).toMatchObject({ outcome: "changed", tally: { for: 1, against: 2, other: 0 } });
  const { items } = await call(yuki, api.listConsultationAnswers, { consultationId });
  expect(items.map(({ person, team, stance, comment }) => [person.name, team.name, stance, comment])) //
    .toEqual(expect.arrayContaining([["Mei", "HR", "against", "Payroll needs one day"]]));
  const events = await eventsOf(consultationId);
  expect(events.at(-1)?.audience.toSorted()).toEqual(
    [it, hr, sales]
      .map(({ teamId }) => teamId)
      .concat([mei, lin, yuki].map(({ personId }) => personId))
      .toSorted(),
  );
  expect(JSON.stringify(events)).not.toMatch(/January|Payroll|stays/);
});

test("Today asks each customer until they have answered, then the lead until it is decided", async () => {
  const { answer, decide, close, call, mei, yuki, sam, max, fay } = await createPlan();
  const kinds = async (as: typeof mei) => (await call(as, getToday, {})).asks.map(({ kind }) => kind);
  expect(await kinds(mei)).toEqual(["consultation"]);
  await answer(mei, "other", "Ask again in May");
  expect(await kinds(mei)).toEqual([]);
  expect(await kinds(sam)).toEqual([]);
  close();
  expect(await kinds(yuki)).toEqual([]);
  expect(await kinds(sam)).toEqual(["decision"]);
  for (const other of [max, fay]) expect(await kinds(other)).toEqual([]);
  await decide(sam);
  expect(await kinds(sam)).toEqual([]);
});

test("an answer can be replaced until it closes; sent at once twice, one counts", async () => {
  const { answer, close, call, mei, max } = await createPlan();
  await Promise.all([answer(mei, "for"), answer(mei, "against")]);
  await answer(mei, "other");
  const [one] = (await call(max, api.listConsultations, {})).items;
  expect(one?.tally).toEqual({ for: 0, against: 0, other: 1 });
  close();
  expect(await refusal(answer(mei, "for"))).toMatchObject({ key: "feedback.error.closed" });
});

test("only those who were asked answer; others see nothing of it", async () => {
  const { answer, call, consultationId, fay, ada, newcomer, sam, max } = await createPlan();
  for (const other of [fay, ada, newcomer, sam, max])
    expect(await refusal(answer(other, "for"))).toMatchObject({ code: "forbidden" });
  for (const other of [fay, ada, newcomer]) {
    expect((await call(other, api.listConsultations, {})).items).toEqual([]);
    expect(await refusal(call(other, api.listConsultationAnswers, { consultationId }))) //
      .toMatchObject({ code: "notFound" });
  }
});

test("before the decision customers do not read what others said", async () => {
  const { answer, call, consultationId, mei, yuki, max } = await createPlan();
  await answer(mei, "against", "Payroll needs one day");
  expect(await refusal(call(yuki, api.listConsultationAnswers, { consultationId }))) //
    .toMatchObject({ key: "feedback.error.notDecided" });
  expect((await call(max, api.listConsultationAnswers, { consultationId })).items).toHaveLength(1);
});

test("only a lead of the supplier asks and decides, after the day, once", async () => {
  const { input, decide, close, call, sam, max, mei, lin, fay, ada } = await createPlan();
  for (const other of [max, mei, lin, fay, ada]) {
    expect(await refusal(call(other, api.openConsultation, input))).toMatchObject({ code: "forbidden" });
    expect(await refusal(decide(other))).toMatchObject({ code: "forbidden" });
  }
  expect(await refusal(decide(sam))).toMatchObject({ key: "feedback.error.stillOpen" });
  close();
  const outcomes = await Promise.allSettled([decide(sam), decide(sam)]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await refusal(decide(sam))).toMatchObject({ key: "feedback.error.decided" });
});

test("a day in the past or too far, a service of others, and a team without customers are refused", async () => {
  const { input, call, offerService, clock, sam, fay, finance } = await createPlan();
  for (const closesAt of [clock.now, clock.now + 181 * DAY_MS])
    expect(await refusal(call(sam, api.openConsultation, { ...input, closesAt }))) //
      .toMatchObject({ field: "closesAt" });
  const serviceId = await offerService(finance.teamId, fay.personId);
  expect(await refusal(call(sam, api.openConsultation, { ...input, serviceId }))) //
    .toMatchObject({ field: "serviceId" });
  expect(await refusal(call(fay, api.openConsultation, { ...input, supplierTeamId: finance.teamId }))) //
    .toMatchObject({ key: "feedback.error.noCustomers" });
});

test("a plan is about one standard of a service of theirs, published to everybody and still promised", async () => {
  const { input, call, offerService, sam, max, mei, fay, it, finance } = await createPlan();
  const serviceId = await offerService(it.teamId, max.personId);
  const terms = standardTemplates.answerInOneWorkingDay;
  const offer = async (as: typeof sam, serviceId: string) =>
    (await call(as, agreementApi.addStandard, { serviceId, ...terms })).standard.standardId;
  const standardId = await offer(sam, serviceId);
  const opened = await call(sam, api.openConsultation, { ...input, standardId });
  expect(opened).toMatchObject({ service: { serviceId }, standard: terms });
  const seenByMei = (await call(mei, api.listConsultations, {})).items;
  expect(seenByMei.find(({ consultationId }) => consultationId === opened.consultationId)) //
    .toMatchObject({ service: { serviceId }, standard: terms, tally: null });
  const theirs = await offer(fay, await offerService(finance.teamId, fay.personId));
  await call(sam, agreementApi.retireStandard, { standardId });
  const ofAnother = await offer(sam, await offerService(it.teamId, max.personId));
  for (const wrong of [
    { standardId: theirs },
    { standardId },
    { standardId: newId() },
    { standardId: ofAnother, serviceId },
  ])
    expect(await refusal(call(sam, api.openConsultation, { ...input, ...wrong }))) //
      .toMatchObject({ code: "invalid", field: "standardId" });
});

test.each([
  ["plan", { plan: "" }],
  ["plan", { plan: "x".repeat(1001) }],
  ["closesAt", { closesAt: "Friday" }],
  ["supplierTeamId", { supplierTeamId: null }],
])("a question with a bad %s is refused", async (field, more) => {
  const { send, input, sam } = await createPlan();
  const response = await send(sam, api.openConsultation, { ...input, ...more });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: "invalid", field });
});

test("an answer that is none of the three, or too long, is refused", async () => {
  const { send, consultationId, mei } = await createPlan();
  for (const more of [{ stance: "maybe" }, { stance: "for", comment: "x".repeat(1001) }]) {
    const response = await send(mei, api.answerConsultation, { consultationId, ...more });
    expect(response.status).toBe(400);
  }
});

test("a consultation is open until its day, due after it, decided when somebody says so", () => {
  expect(phaseOf({ closesAt: 10, decidedAt: null }, 9)).toBe("open");
  expect(phaseOf({ closesAt: 10, decidedAt: null }, 10)).toBe("due");
  expect(phaseOf({ closesAt: 10, decidedAt: 11 }, 9)).toBe("decided");
});
