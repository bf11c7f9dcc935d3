import { expect, test } from "vitest";
import { acceptCommitment } from "#shared/commitment/api.ts";
import { refusal } from "#test/world.ts";
import { answerWithin, createCompany, DAY_MS, FRIDAY, HOUR_MS, MONDAY } from "./company.ts";

test("accepted without a date, the standard's moment is promised, else the wished one, else a date is asked for", async () => {
  const { ask, accept, lin, mei, it, offerService } = await createCompany();
  const serviceId = await offerService(it.teamId, [
    { measure: "delivered", threshold: 2, unit: "workingDays", share: 90, window: "month" },
  ]);
  expect(await accept(lin, await ask(mei, { serviceId, wishedAt: FRIDAY }), {})).toMatchObject({
    promisedAt: MONDAY + 2 * DAY_MS,
  });
  expect(await accept(lin, await ask(mei, { wishedAt: FRIDAY }), {})).toMatchObject({ promisedAt: FRIDAY });
  expect(await refusal(accept(lin, await ask(mei), {}))).toEqual({
    code: "invalid",
    field: "dueAt",
    key: "commitment.error.dueMissing",
  });
});

test("accepted in working days, for the past, or with both", async () => {
  const { ask, accept, lin } = await createCompany();
  expect(await accept(lin, await ask(), { workingDays: 3 })).toMatchObject({
    promisedAt: MONDAY + 3 * DAY_MS,
  });
  expect(await refusal(accept(lin, await ask(), { dueAt: MONDAY }))).toMatchObject({
    field: "dueAt",
    key: "commitment.error.past",
  });
  expect(await refusal(accept(lin, await ask(), { dueAt: FRIDAY, workingDays: 3 }))).toMatchObject({
    key: "commitment.error.dueTwice",
  });
});

test("whoever accepts what is nobody's owns it, an owner stays", async () => {
  const { ask, accept, assign, lin, max, dee } = await createCompany();
  expect((await accept(lin, await ask())).owner).toEqual({ personId: lin.personId, name: "Lin" });
  expect((await accept(dee, await assign(dee, await ask(), max.personId))).owner).toMatchObject({
    name: "Max",
  });
});

test("declined means “no, because” or “instead”, at least one", async () => {
  const { ask, decline, lin } = await createCompany();
  expect(await decline(lin, await ask(), { alternative: "A tablet" })).toMatchObject({
    state: "declined",
    standing: null,
    closedAt: MONDAY,
    dueAt: null,
  });
  expect(await refusal(decline(lin, await ask(), { reason: " " }))).toMatchObject({
    code: "invalid",
    field: "reason",
  });
  expect(await refusal(decline(lin, await ask(), { reason: "", alternative: "" }))).toEqual({
    code: "invalid",
    field: "reason",
    key: "commitment.error.reasonMissing",
  });
});

test("no is an answer too: declined in time is answered in time", async () => {
  const { ask, decline, lin, mei, it, offerService, rowOf } = await createCompany();
  const serviceId = await offerService(it.teamId, [answerWithin(1, "workingHours")]);
  const { commitmentId } = await decline(lin, await ask(mei, { serviceId }));
  expect(await rowOf(commitmentId)).toMatchObject({
    respondedInTime: true,
    respondedAt: MONDAY,
    deliveredInTime: null,
  });
});

test("the supplier's first words are the response; the customer's, a nudge and a new owner are none", async () => {
  const { ask, reply, nudge, assign, lin, mei, sam, it, offerService, clock } = await createCompany();
  const serviceId = await offerService(it.teamId, [
    { measure: "responded", threshold: 1, unit: "workingHours", share: 90, window: "month" },
  ]);
  let one = await reply(mei, await ask(mei, { serviceId }), "It is urgent");
  one = await nudge(mei, one);
  one = await assign(sam, one, lin.personId);
  expect(one).toMatchObject({ respondedAt: null, dueAt: MONDAY + HOUR_MS });
  clock.now += HOUR_MS;
  expect(await reply(lin, one)).toMatchObject({ respondedAt: MONDAY + HOUR_MS, dueAt: null, state: "asked" });
});

test("a question needs words, shows until it is answered, and “go on” answers it too", async () => {
  const { ask, accept, askCustomer, answer, lin, mei, clock } = await createCompany();
  const accepted = await accept(lin, await ask());
  expect(await refusal(askCustomer(lin, accepted, "  "))).toMatchObject({
    code: "invalid",
    field: "question",
  });
  const waiting = await askCustomer(lin, accepted);
  expect(waiting).toMatchObject({
    state: "waiting",
    standing: "waiting",
    question: "Which city?",
    dueAt: null,
  });
  clock.now += 2 * HOUR_MS;
  expect(await answer(mei, waiting, null)).toMatchObject({
    state: "accepted",
    question: null,
    pausedSeconds: 7_200,
    usedSeconds: 0,
    dueAt: FRIDAY,
    pauseCount: 1,
  });
});

test("a question before anything is promised pauses as well, and the ask can then still be declined", async () => {
  const { ask, askCustomer, answer, decline, lin, mei } = await createCompany();
  expect(await answer(mei, await askCustomer(lin, await ask()))).toMatchObject({ state: "asked" });
  expect(await decline(lin, await askCustomer(lin, await ask()))).toMatchObject({
    state: "declined",
    question: null,
  });
});

test("yes confirms; partly and no send it back, count as not right, and the work goes on", async () => {
  const { ask, accept, deliver, confirm, lin, mei, rowOf } = await createCompany();
  const yes = await confirm(mei, await deliver(lin, await accept(lin, await ask())));
  expect(yes).toMatchObject({ state: "confirmed", standing: "met", fact: "yes", closedAt: MONDAY });
  expect(await rowOf(yes.commitmentId)).toMatchObject({ accurate: true, promiseKept: true });
  for (const fact of ["partly", "no"] as const) {
    const returned = await confirm(mei, await deliver(lin, await accept(lin, await ask())), fact);
    expect(returned).toMatchObject({
      state: "accepted",
      fact,
      returnCount: 1,
      dueAt: FRIDAY,
      closedAt: null,
    });
    expect(await rowOf(returned.commitmentId)).toMatchObject({ accurate: false, promiseKept: null });
  }
});

test("the fact question is never answered by somebody of the supplying team, whatever other team they have", async () => {
  const { ask, deliver, confirm, bo, lin } = await createCompany();
  const delivered = await deliver(lin, await ask(bo));
  for (const fact of ["yes", "partly", "no"] as const) {
    expect(await refusal(confirm(bo, delivered, fact))).toEqual({
      code: "forbidden",
      key: "commitment.error.ownTeam",
      field: undefined,
    });
  }
});

test("a supplier cannot withdraw a promise alone: only the customer releases them", async () => {
  const { promise, withdraw, lin, mei, bo } = await createCompany();
  const promised = await promise();
  expect(await refusal(withdraw(lin, promised))).toMatchObject({ code: "forbidden" });
  expect(await refusal(withdraw(bo, promised))).toMatchObject({
    code: "forbidden",
    key: "commitment.error.ownTeam",
  });
  expect(await withdraw(mei, promised)).toMatchObject({ state: "withdrawn", standing: null });
});

test("a nudge once a day: from the customer while the supplier acts, from the supplier while a question is out", async () => {
  const { ask, accept, askCustomer, nudge, lin, mei, clock } = await createCompany();
  const nudged = await nudge(mei, await accept(lin, await ask()));
  expect(nudged.nudgedAt).toBe(MONDAY);
  expect(await refusal(nudge(mei, nudged))).toEqual({
    code: "conflict",
    key: "commitment.error.nudged",
    field: undefined,
  });
  clock.now += DAY_MS;
  const again = await nudge(mei, nudged);
  clock.now += DAY_MS;
  expect((await nudge(lin, await askCustomer(lin, again))).nudgedAt).toBe(MONDAY + 2 * DAY_MS);
});

test("a step sent twice with one key is taken once", async () => {
  const { call, ask, lin, eventsOf } = await createCompany();
  const asked = await ask();
  const input = { commitmentId: asked.commitmentId, revision: 1, dueAt: FRIDAY };
  const headers = { "idempotency-key": "accept-0001" };
  const first = await call(lin, acceptCommitment, input, headers);
  expect(await call(lin, acceptCommitment, input, headers)).toEqual(first);
  expect(await eventsOf(asked.commitmentId)).toHaveLength(2);
});
