import { expect, test } from "vitest";
import { commitment } from "#server/commitment/table.ts";
import { relationship } from "#server/relationship/table.ts";
import * as api from "#shared/commitment/api.ts";
import { refusal } from "#test/world.ts";
import { answerWithin, createCompany, DAY_MS, deliveryWithin, FRIDAY, HOUR_MS, MONDAY } from "./company.ts";

test("a customer asks with one sentence; it is the whole supplier team's until somebody takes it", async () => {
  const { ask, mei, it, hr, eventsOf } = await createCompany();
  const asked = await ask(mei);
  expect(asked).toMatchObject({
    supplier: it,
    customer: hr,
    sentence: "A laptop for Chen",
    state: "asked",
    standing: "onTrack",
    requester: { personId: mei.personId, name: "Mei" },
    owner: null,
    service: null,
    dueAt: null,
    askedAt: MONDAY,
    revision: 1,
  });
  const [event] = await eventsOf(asked.commitmentId);
  expect(event).toMatchObject({ verb: "commitment.asked", actorId: mei.personId, occurredAt: MONDAY });
  expect(event!.audience).toEqual([it.teamId, hr.teamId, mei.personId]);
  expect(JSON.stringify(event!.change)).not.toContain("laptop");
});

test("without a relationship between the teams the ask creates a one-sided one, and a second ask uses it", async () => {
  const { ask, database } = await createCompany();
  const first = await ask();
  const second = await ask();
  expect(second.relationshipId).toBe(first.relationshipId);
  const rows = await database.read.select().from(relationship).all();
  expect(rows).toMatchObject([{ state: "proposed", claimedBy: "customer" }]);
});

test("a promise to a team without a relationship is the supplier's claim", async () => {
  const { promise, database } = await createCompany();
  await promise();
  expect(await database.read.select().from(relationship).all()).toMatchObject([{ claimedBy: "supplier" }]);
});

test("an ask for a service starts the clocks of its standards", async () => {
  const { ask, mei, it, offerService } = await createCompany();
  const serviceId = await offerService(it.teamId, [
    answerWithin(4, "workingHours"),
    deliveryWithin(2, "workingDays"),
  ]);
  const asked = await ask(mei, { serviceId });
  expect(asked).toMatchObject({
    service: { serviceId },
    respondDueAt: MONDAY + 4 * HOUR_MS,
    deliverDueAt: MONDAY + 2 * DAY_MS,
    dueAt: MONDAY + 4 * HOUR_MS,
    countsIn: "working",
  });
});

test("the clock runs in the supplier's working time, not in the customer's", async () => {
  const company = await createCompany();
  const { ask, mei, it, hr, offerService, workBy } = company;
  const office: [string, string][] = [["08:00", "16:00"]];
  await workBy(it.teamId, {
    timeZone: "Asia/Shanghai",
    intervals: { mon: office, tue: office, wed: office, thu: office, fri: office },
    holidays: ["2026-11-03"],
  });
  await workBy(hr.teamId, { timeZone: "UTC", intervals: {} });
  const serviceId = await offerService(it.teamId, [deliveryWithin(8, "workingHours")]);
  const asked = await ask(mei, { serviceId });
  // Monday 17:00 in Shanghai is after closing, Tuesday is closed: eight hours end on Wednesday 16:00 there.
  expect(new Date(asked.deliverDueAt!).toISOString()).toBe("2026-11-04T08:00:00.000Z");
});

test("a standard by the clock counts nights and weekends, and the times are told in it", async () => {
  const { ask, mei, it, offerService, clock } = await createCompany();
  const serviceId = await offerService(it.teamId, [deliveryWithin(24, "elapsedHours")]);
  clock.now = FRIDAY + 6 * HOUR_MS;
  const asked = await ask(mei, { serviceId });
  expect(asked).toMatchObject({ deliverDueAt: clock.now + DAY_MS, countsIn: "elapsed", leftSeconds: 86_400 });
});

test("what was promised under an older calendar keeps it", async () => {
  const { ask, mei, it, offerService, workBy, askCustomer, lin, answer, clock } = await createCompany();
  const serviceId = await offerService(it.teamId, [deliveryWithin(16, "workingHours")]);
  const paused = await askCustomer(lin, await ask(mei, { serviceId }));
  await workBy(it.teamId, { timeZone: "UTC", intervals: { sat: [["00:00", "24:00"]] } });
  clock.now = MONDAY + DAY_MS;
  expect((await answer(mei, paused)).dueAt).toBe(MONDAY + 2 * DAY_MS + 8 * HOUR_MS);
});

test("a wished date and a source are kept as wishes and sources", async () => {
  const { ask, mei } = await createCompany();
  const source = { title: "Mail from Chen", url: "https://mail.example/1" };
  expect(await ask(mei, { wishedAt: FRIDAY, source, details: "With a dock\nand a bag" })).toMatchObject({
    wishedAt: FRIDAY,
    source,
    details: "With a dock\nand a bag",
    promisedAt: null,
    dueAt: null,
  });
});

test("HTML is text like any other", async () => {
  const { ask, mei } = await createCompany();
  const sentence = "<script>alert(1)</script> & a laptop";
  expect((await ask(mei, { sentence })).sentence).toBe(sentence);
});

test.each([
  ["no sentence", { sentence: "  " }, "sentence", "error.required"],
  ["a sentence that is too long", { sentence: "x".repeat(301) }, "sentence", "error.tooLong"],
  ["control characters", { sentence: "a\u0007b" }, "sentence", "error.controlCharacter"],
  ["a number for a sentence", { sentence: 7 }, "sentence", "error.required"],
  ["details that are too long", { details: "x".repeat(4001) }, "details", "error.tooLong"],
  ["a malformed team", { supplierTeamId: "it" }, "supplierTeamId", "error.id"],
  ["an unknown field", { urgent: true }, "urgent", "error.unknownField"],
  ["a wish in the past", { wishedAt: MONDAY }, "wishedAt", "commitment.error.past"],
  ["a wish that is no moment", { wishedAt: 1.5 }, "wishedAt", "error.moment"],
  [
    "a source that is no web address",
    { source: { title: "x", url: "javascript:alert(1)" } },
    "source.url",
    "error.url",
  ],
])("an ask with %s is refused and names the field", async (_, wrong, field, key) => {
  const { ask, mei } = await createCompany();
  expect(await refusal(ask(mei, wrong))).toEqual({ code: "invalid", field, key });
});

test("an ask to an unknown team is refused, and so is one to one's own team", async () => {
  const { ask, mei, hr } = await createCompany();
  const unknownId = "01990000-0000-7000-8000-000000000000";
  expect(await refusal(ask(mei, { supplierTeamId: unknownId }))).toMatchObject({ code: "notFound" });
  expect(await refusal(ask(mei, { supplierTeamId: hr.teamId }))).toMatchObject({
    code: "invalid",
    key: "relationship.error.self",
  });
});

test("nobody asks in the name of a team they do not belong to", async () => {
  const { ask, fay, lin } = await createCompany();
  expect(await refusal(ask(fay))).toMatchObject({ code: "forbidden" });
  expect(await refusal(ask(lin))).toMatchObject({ code: "forbidden" });
});

test("only what the supplier offers can be asked for", async () => {
  const { ask, mei, finance, it, offerService } = await createCompany();
  for (const serviceId of [
    await offerService(finance.teamId),
    await offerService(it.teamId, [], "draft"),
    await offerService(it.teamId, [], "retired"),
  ]) {
    expect(await refusal(ask(mei, { serviceId }))).toEqual({
      code: "invalid",
      field: "serviceId",
      key: "commitment.error.notOffered",
    });
  }
  expect(await refusal(ask(mei, { serviceId: "01990000-0000-7000-8000-000000000000" }))).toMatchObject({
    code: "notFound",
  });
});

test("the desk records for a colleague of its own team, a member only for themselves", async () => {
  const { ask, ray, mei, ann, lin, rowOf } = await createCompany();
  const asked = await ask(ray, { requesterId: mei.personId });
  expect(asked.requester).toEqual({ personId: mei.personId, name: "Mei" });
  expect((await rowOf(asked.commitmentId)).requesterId).toBe(mei.personId);
  expect(await refusal(ask(ann, { requesterId: mei.personId }))).toMatchObject({ code: "forbidden" });
  expect(await refusal(ask(ray, { requesterId: lin.personId }))).toEqual({
    code: "invalid",
    field: "requesterId",
    key: "commitment.error.notInTeam",
  });
});

test("the same ask sent twice with one key is one commitment", async () => {
  const { call, mei, between, database } = await createCompany();
  const input = { ...between, sentence: "Once" };
  const headers = { "idempotency-key": "one-ask-0001" };
  const first = await call(mei, api.askForCommitment, input, headers);
  expect(await call(mei, api.askForCommitment, input, headers)).toEqual(first);
  expect(await database.read.select().from(commitment).all()).toHaveLength(1);
});
