import { expect, test } from "vitest";
import { refusal } from "#test/world.ts";
import { createCompany, DAY_MS, deliveryWithin, FRIDAY, HOUR_MS, MONDAY } from "./company.ts";

const LATER = FRIDAY + 3 * DAY_MS;

test("a supplier's new date moves nothing until the customer agrees; then it counts, and the first one stays in sight", async () => {
  const { promise, proposeDate, answerDate, lin, mei, eventsOf } = await createCompany();
  const proposed = await proposeDate(lin, await promise(lin), LATER);
  expect(proposed).toMatchObject({
    dueAt: FRIDAY,
    promisedAt: FRIDAY,
    proposal: { dueAt: LATER, by: "supplier", proposedAt: MONDAY },
  });
  const agreed = await answerDate(mei, proposed, true);
  expect(agreed).toMatchObject({
    dueAt: LATER,
    promisedAt: LATER,
    originalPromisedAt: FRIDAY,
    proposal: null,
  });
  const events = await eventsOf(agreed.commitmentId);
  expect(events.slice(1).map(({ verb, change }) => [verb, change.side, change.momentAt])).toEqual([
    ["commitment.dateProposed", "supplier", LATER],
    ["commitment.dateAgreed", "customer", LATER],
  ]);
});

test("a customer's new date needs the supplier's yes", async () => {
  const { promise, proposeDate, answerDate, lin, mei } = await createCompany();
  const proposed = await proposeDate(mei, await promise(lin), MONDAY + DAY_MS);
  expect(await refusal(answerDate(mei, proposed, true))).toMatchObject({
    code: "forbidden",
    key: "commitment.error.ownProposal",
  });
  expect(await answerDate(lin, proposed, true)).toMatchObject({ dueAt: MONDAY + DAY_MS });
});

test("a refused date leaves everything as it was", async () => {
  const { promise, proposeDate, answerDate, lin, mei } = await createCompany();
  const refused = await answerDate(mei, await proposeDate(lin, await promise(lin), LATER), false);
  expect(refused).toMatchObject({ dueAt: FRIDAY, promisedAt: FRIDAY, proposal: null });
});

test("nobody agrees for the other side: not the proposer, not a colleague, not somebody who is in both teams", async () => {
  const { promise, proposeDate, answerDate, lin, max, bo, fay } = await createCompany();
  const proposed = await proposeDate(lin, await promise(lin), LATER);
  for (const person of [lin, max, bo]) {
    expect(await refusal(answerDate(person, proposed, true))).toMatchObject({
      code: "forbidden",
      key: "commitment.error.ownProposal",
    });
  }
  expect(await refusal(answerDate(fay, proposed, true))).toMatchObject({
    code: "forbidden",
    key: "error.forbidden",
  });
});

test("once the promised moment has passed, no date can be proposed or agreed; it is missed for good", async () => {
  const { promise, proposeDate, answerDate, lin, mei, clock } = await createCompany();
  const promised = await promise(lin);
  const proposed = await proposeDate(lin, promised, LATER);
  clock.now = FRIDAY + 1;
  expect(await refusal(answerDate(mei, proposed, true))).toEqual({
    code: "conflict",
    key: "commitment.error.missed",
    field: undefined,
  });
  expect(await refusal(proposeDate(lin, proposed, LATER + DAY_MS))).toMatchObject({
    key: "commitment.error.missed",
  });
  expect(await answerDate(mei, proposed, false)).toMatchObject({ standing: "breached", dueAt: FRIDAY });
});

test("at the promised moment itself a date can still be agreed", async () => {
  const { promise, proposeDate, answerDate, lin, mei, clock } = await createCompany();
  const proposed = await proposeDate(lin, await promise(lin), LATER);
  clock.now = FRIDAY;
  expect(await answerDate(mei, proposed, true)).toMatchObject({ dueAt: LATER });
});

test("a missed standard cannot be agreed away either, though the promise is for later", async () => {
  const { promise, proposeDate, lin, it, offerService, clock } = await createCompany();
  const serviceId = await offerService(it.teamId, [deliveryWithin(4, "workingHours")]);
  const promised = await promise(lin, { serviceId });
  clock.now = MONDAY + 5 * HOUR_MS;
  expect(await refusal(proposeDate(lin, promised, LATER))).toMatchObject({
    code: "conflict",
    key: "commitment.error.missed",
  });
});

test("while a question is out a date can be agreed, and the answer does not undo it", async () => {
  const { promise, askCustomer, proposeDate, answerDate, answer, lin, mei, clock } = await createCompany();
  const waiting = await askCustomer(lin, await promise(lin));
  clock.now = FRIDAY + DAY_MS;
  const agreed = await answerDate(mei, await proposeDate(lin, waiting, LATER), true);
  expect(agreed).toMatchObject({ state: "waiting", dueAt: null, promisedAt: LATER });
  expect(await answer(mei, agreed)).toMatchObject({ state: "accepted", dueAt: LATER, standing: "onTrack" });
});

test("a proposed moment that has passed meanwhile cannot be agreed to", async () => {
  const { promise, proposeDate, answerDate, lin, mei, clock } = await createCompany();
  const proposed = await proposeDate(mei, await promise(lin), MONDAY + HOUR_MS);
  clock.now = MONDAY + HOUR_MS;
  expect(await refusal(answerDate(lin, proposed, true))).toMatchObject({
    code: "conflict",
    key: "commitment.error.proposalPast",
  });
  expect(await answerDate(lin, proposed, false)).toMatchObject({ dueAt: FRIDAY });
  expect(await refusal(answerDate(mei, proposed, true))).toMatchObject({ code: "conflict" });
});

test("a counter-proposal takes the place of the proposal", async () => {
  const { promise, proposeDate, answerDate, lin, mei } = await createCompany();
  const proposed = await proposeDate(lin, await promise(lin), LATER);
  const countered = await proposeDate(mei, proposed, LATER - DAY_MS);
  expect(countered.proposal).toMatchObject({ by: "customer", dueAt: LATER - DAY_MS });
  expect(await refusal(answerDate(mei, proposed, true))).toMatchObject({
    code: "conflict",
    key: "error.conflict",
  });
  expect(await answerDate(lin, countered, true)).toMatchObject({ dueAt: LATER - DAY_MS });
});

test.each([
  ["the past", MONDAY - 1, "commitment.error.past"],
  ["this moment", MONDAY, "commitment.error.past"],
  ["the date it has", FRIDAY, "commitment.error.sameDate"],
  ["no moment", 0.5, "error.moment"],
])("a proposal for %s is refused at its date", async (_, dueAt, key) => {
  const { promise, proposeDate, lin } = await createCompany();
  expect(await refusal(proposeDate(lin, await promise(lin), dueAt))).toEqual({
    code: "invalid",
    field: "dueAt",
    key,
  });
});

test("an answer without a proposal, or after a delivery, is a conflict", async () => {
  const { promise, proposeDate, answerDate, deliver, lin, mei } = await createCompany();
  expect(await refusal(answerDate(mei, await promise(lin), true))).toMatchObject({
    code: "conflict",
    key: "commitment.error.noProposal",
  });
  const delivered = await deliver(lin, await proposeDate(lin, await promise(lin), LATER));
  expect(delivered.proposal).toBeNull();
  expect(await refusal(answerDate(mei, delivered, true))).toMatchObject({
    code: "conflict",
    key: "commitment.error.isDelivered",
  });
});
