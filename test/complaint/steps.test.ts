import { expect, test } from "vitest";
import * as api from "#shared/complaint/api.ts";
import type { ComplaintDetails } from "#shared/complaint/model.ts";
import { listActions } from "#shared/improvement/api.ts";
import { refusal, type TestPerson } from "#test/world.ts";
import { type Company, createCompany, DAY_MS } from "./company.ts";

test("a complaint is received at once and given to the committee, with its deadline on the working-time clock", async () => {
  const { complain, carla, mei, finance, it } = await createCompany();
  const one = await complain({ wish: "Tell us before it is late" });
  expect(one).toMatchObject({
    state: "received",
    supplier: it,
    complainant: { person: { personId: mei.personId }, team: finance },
    handler: { personId: carla.personId, name: "Carla" },
    wish: "Tell us before it is late",
    dueAt: Date.parse("2026-11-05T09:00:00Z"),
    roles: ["complainant"],
    analysis: null,
    lesson: null,
  });
  expect(one.entries.map(({ kind, by }) => [kind, by])).toEqual([
    ["received", "complainant"],
    ["assigned", "system"],
  ]);
});

test("the whole way: cause and plan, plan shared, result reported, settled, lesson kept as an action", async () => {
  const { complain, steps, get, mei, itLead, it, itMember, call } = await createCompany();
  const analysed = await steps.analyse(await complain(), undefined, {
    whys: ["The order lay", "", "Nobody knew of it"],
    containment: "A spare laptop",
  });
  expect(analysed.analysis).toMatchObject({
    causeCategory: "handover",
    whys: ["The order lay", "Nobody knew of it"],
    containment: "A spare laptop",
  });
  expect((await get(mei, analysed)).analysis).toBeNull();
  expect((await get(itLead, analysed)).analysis).toBeNull();
  const shared = await steps.sharePlan(analysed);
  expect((await get(mei, shared)).analysis).toMatchObject({ plan: "A written handover from Monday on" });
  expect((await get(itLead, shared)).analysis).not.toBeNull();
  const reported = await steps.report(shared);
  expect(reported).toMatchObject({ state: "resultShared", dueAt: null });
  const confirmed = await steps.confirm(reported);
  expect(confirmed.dueAt).toBe(Date.parse("2026-11-30T09:00:00Z"));
  const learned = await steps.learn(confirmed);
  expect(learned).toMatchObject({ state: "learned", dueAt: null });
  expect(learned.closedAt).not.toBeNull();
  expect(learned.lesson).toMatchObject({
    prevention: "A checklist in the order form",
    recurrence: { before: 0, after: 0 },
    actions: [{ owner: { personId: itMember.personId }, cause: "Orders were handed over by word of mouth" }],
  });
  const { items } = await call(itLead, listActions, { teamId: it.teamId });
  expect(items).toMatchObject([{ source: { kind: "complaint", id: learned.complaintId }, state: "open" }]);
});

test("not settled: it is analysed again, the time begins anew, and what was said before stays readable", async () => {
  const { bringTo, steps, clock, get, mei } = await createCompany();
  const reported = await bringTo("resultShared");
  clock.now += DAY_MS;
  const disputed = await steps.dispute(reported);
  expect(disputed).toMatchObject({ state: "disputed", result: null });
  expect(disputed.dueAt).toBe(Date.parse("2026-11-06T09:00:00Z"));
  const again = await steps.analyse(disputed, undefined, { plan: "A second plan" });
  expect((await get(mei, again)).analysis).toBeNull();
  const texts = again.entries.map(({ text }) => text);
  expect(texts).toContain("A written handover from Monday on");
  expect(texts).toContain("Every order is handed over in writing");
  expect(texts).toContain("It happened again yesterday");
});

type Step = keyof Company["steps"];

/** Each step where it belongs, and who must not take it there. */
const wrong: [Step, Parameters<Company["bringTo"]>[0], (keyof Company)[]][] = [
  ["analyse", "received", ["mei", "itLead", "itMember", "colleague", "qualityLead", "stranger", "admin"]],
  ["sharePlan", "analysed", ["mei", "itLead", "itMember", "financeLead", "stranger", "admin"]],
  ["report", "planShared", ["mei", "itLead", "itMember", "financeLead", "stranger", "admin"]],
  ["confirm", "resultShared", ["carla", "itLead", "itMember", "colleague", "financeLead", "stranger"]],
  ["dispute", "resultShared", ["carla", "itLead", "colleague", "financeLead", "stranger"]],
  ["learn", "confirmed", ["mei", "itLead", "itMember", "colleague", "stranger", "admin"]],
  ["withdraw", "received", ["carla", "itLead", "colleague", "stranger"]],
];

test.each(wrong)("%s belongs to one person alone, when it is %s", async (step, state, others) => {
  const company = await createCompany();
  const one = await company.bringTo(state);
  const take = company.steps[step] as (one: ComplaintDetails, as: TestPerson) => Promise<unknown>;
  for (const who of others)
    expect(await refusal(take(one, company[who] as TestPerson))).toMatchObject({ code: "forbidden" });
});

/** Steps that are tried by the right person in the wrong state. */
const illegal: [Step, Parameters<Company["bringTo"]>[0]][] = [
  ["sharePlan", "received"],
  ["report", "received"],
  ["report", "analysed"],
  ["confirm", "received"],
  ["confirm", "planShared"],
  ["dispute", "confirmed"],
  ["learn", "planShared"],
  ["learn", "resultShared"],
  ["analyse", "planShared"],
  ["analyse", "learned"],
  ["withdraw", "resultShared"],
  ["withdraw", "learned"],
  ["confirm", "learned"],
];

test.each(illegal)("%s is no step when it is %s", async (step, state) => {
  const { bringTo, steps } = await createCompany();
  const one = await bringTo(state);
  const take = steps[step] as (one: ComplaintDetails) => Promise<unknown>;
  expect(await refusal(take(one))).toMatchObject({
    code: "conflict",
    key: "complaint.error.noSuchStep",
  });
});

test("it is closed with a prevention, an owner of the team concerned and a day ahead, or not at all", async () => {
  const { bringTo, steps, carla, mei, clock, get } = await createCompany();
  const one = await bringTo("confirmed");
  const learn = (more: Record<string, unknown>) => refusal(steps.learn(one, carla, more));
  expect(await learn({ prevention: " " })).toMatchObject({ field: "prevention", key: "error.required" });
  expect(await learn({ ownerId: undefined })).toMatchObject({ field: "ownerId" });
  expect(await learn({ ownerId: mei.personId })).toMatchObject({ field: "ownerId" });
  expect(await learn({ checkAt: clock.now - 1 })).toMatchObject({ field: "checkAt", code: "invalid" });
  expect(await get(carla, one)).toMatchObject({ state: "confirmed", lesson: null });
});

test("withdrawn is the end, and it stays in the counts", async () => {
  const { complain, steps, call, it, itLead } = await createCompany();
  const one = await steps.withdraw(await complain());
  expect(one).toMatchObject({ state: "withdrawn", dueAt: null });
  expect(await refusal(steps.analyse(one))).toMatchObject({ code: "conflict" });
  const rate = await call(itLead, api.getComplaintRate, { supplierTeamId: it.teamId });
  expect(rate).toMatchObject({ complaints: 1, silence: "heard" });
});

test("two steps at once: one is taken, the other learns that somebody was faster", async () => {
  const { bringTo, steps } = await createCompany();
  const one = await bringTo("resultShared");
  const outcomes = await Promise.allSettled([steps.confirm(one), steps.dispute(one)]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const lost = outcomes.find(({ status }) => status === "rejected") as PromiseRejectedResult;
  expect(lost.reason).toMatchObject({ code: "conflict", message: "error.conflict" });
});

test("who saw an older state decides anew", async () => {
  const { complain, steps } = await createCompany();
  const one = await complain();
  await steps.analyse(one);
  expect(await refusal(steps.analyse(one))).toMatchObject({ key: "error.conflict" });
});

test("the same request sent twice is one complaint", async () => {
  const { complain, call, mei } = await createCompany();
  const key = { "idempotency-key": "the-same-complaint" };
  expect(await complain({}, mei, key)).toEqual(await complain({}, mei, key));
  expect((await call(mei, api.listComplaints, { scope: "mine" })).items).toHaveLength(1);
});

test("a sixth complaint within a day is refused, the next day it is not", async () => {
  const { complain, clock } = await createCompany();
  for (let count = 0; count < 5; count += 1) await complain();
  expect(await refusal(complain())).toMatchObject({ code: "tooMany", key: "complaint.error.tooMany" });
  clock.now += DAY_MS + 1;
  await complain();
});
