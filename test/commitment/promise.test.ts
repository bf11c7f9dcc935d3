import { expect, test } from "vitest";
import { refusal } from "#test/world.ts";
import { createCompany, DAY_MS, deliveryWithin, FRIDAY, HOUR_MS, MONDAY } from "./company.ts";

test("a supplier promises something for a moment: accepted from the start, by the person who promised", async () => {
  const { promise, lin, it, hr, eventsOf } = await createCompany();
  const promised = await promise(lin);
  expect(promised).toMatchObject({
    supplier: it,
    customer: hr,
    state: "accepted",
    standing: "onTrack",
    owner: { personId: lin.personId, name: "Lin" },
    requester: null,
    promisedAt: FRIDAY,
    originalPromisedAt: FRIDAY,
    dueAt: FRIDAY,
    respondDueAt: null,
    respondedAt: MONDAY,
    acceptedAt: MONDAY,
    leftSeconds: 4 * 8 * 3_600,
  });
  expect((await eventsOf(promised.commitmentId)).map(({ verb }) => verb)).toEqual(["commitment.promised"]);
});

test("a promise in working days ends at the same time of day, over a weekend", async () => {
  const { promise, lin, clock } = await createCompany();
  clock.now = FRIDAY;
  expect(await promise(lin, { dueAt: undefined, workingDays: 2 })).toMatchObject({
    promisedAt: FRIDAY + 4 * DAY_MS,
  });
});

test("a promise for a service is under its delivery standard too, the earlier moment is due", async () => {
  const { promise, lin, it, offerService } = await createCompany();
  const serviceId = await offerService(it.teamId, [deliveryWithin(1, "workingDays")]);
  expect(await promise(lin, { serviceId })).toMatchObject({
    promisedAt: FRIDAY,
    deliverDueAt: MONDAY + DAY_MS,
    dueAt: MONDAY + DAY_MS,
  });
});

test("a promise can name the person it is made to, who has to belong to the customer team", async () => {
  const { promise, lin, mei, fay } = await createCompany();
  expect(await promise(lin, { requesterId: mei.personId })).toMatchObject({ requester: { name: "Mei" } });
  expect(await refusal(promise(lin, { requesterId: fay.personId }))).toEqual({
    code: "invalid",
    field: "requesterId",
    key: "commitment.error.notInTeam",
  });
});

test("desk and lead promise in a colleague's name, a member does not", async () => {
  const { promise, dee, sam, lin, max, mei } = await createCompany();
  expect(await promise(dee, { ownerId: lin.personId })).toMatchObject({ owner: { name: "Lin" } });
  expect(await promise(sam, { ownerId: lin.personId })).toMatchObject({ owner: { name: "Lin" } });
  expect(await refusal(promise(max, { ownerId: lin.personId }))).toMatchObject({ code: "forbidden" });
  expect(await refusal(promise(dee, { ownerId: mei.personId }))).toMatchObject({
    code: "invalid",
    field: "ownerId",
  });
});

test.each([
  ["without a date", { dueAt: undefined }, "commitment.error.dueMissing"],
  ["with a date and days", { workingDays: 2 }, "commitment.error.dueTwice"],
  ["for this very moment", { dueAt: MONDAY }, "commitment.error.past"],
  ["for the past", { dueAt: MONDAY - HOUR_MS }, "commitment.error.past"],
  ["for the year 3000", { dueAt: 32_503_680_000_000 }, "error.moment"],
])("a promise %s is refused at its date", async (_, wrong, key) => {
  const { promise, lin } = await createCompany();
  expect(await refusal(promise(lin, wrong))).toEqual({ code: "invalid", field: "dueAt", key });
});

test.each([0, 501, 1.5])("a promise within %d working days is refused", async (workingDays) => {
  const { promise, lin } = await createCompany();
  expect(await refusal(promise(lin, { dueAt: undefined, workingDays }))).toEqual({
    code: "invalid",
    field: "workingDays",
    key: "commitment.error.workingDays",
  });
});

test("a team that never works cannot promise working days", async () => {
  const { promise, lin, it, workBy } = await createCompany();
  await workBy(it.teamId, { timeZone: "UTC", intervals: {} });
  expect(await refusal(promise(lin, { dueAt: undefined, workingDays: 1 }))).toMatchObject({
    key: "commitment.error.neverWorks",
  });
});

test("nobody promises in the name of a team they do not belong to", async () => {
  const { promise, mei, fay } = await createCompany();
  expect(await refusal(promise(mei))).toMatchObject({ code: "forbidden" });
  expect(await refusal(promise(fay))).toMatchObject({ code: "forbidden" });
});
