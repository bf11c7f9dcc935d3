import { expect, test } from "vitest";
import { getAgreement } from "#shared/agreement/agreementApi.ts";
import { getService, replaceStandard } from "#shared/agreement/api.ts";
import type { StandardDraft } from "#shared/agreement/model.ts";
import { addCalendar, addCases, times } from "./cases.ts";
import {
  answerIn24Hours,
  type Company,
  createCompany,
  doneInThreeDays,
  ninetyPercentAccurate,
} from "./company.ts";

const DAY = 86_400_000;

async function createMeasured(standards: StandardDraft[]) {
  const company = await createCompany();
  const calendarVersionId = await addCalendar(company, "UTC");
  const { serviceId } = await company.publish("Laptops", standards);
  const add = (cases: Parameters<typeof addCases>[2]) =>
    addCases(
      company,
      calendarVersionId,
      cases.map((one) => ({ serviceId, ...one })),
    );
  return { company, serviceId, add, standardIds: await idsOf(company, serviceId) };
}

async function idsOf(company: Company, serviceId: string) {
  const { standards } = await company.call(company.itLead, getService, { serviceId });
  return standards.map(({ standard }) => standard.standardId);
}

async function numbersOf({ call, stranger }: Company, serviceId: string) {
  const { standards } = await call(stranger, getService, { serviceId });
  return standards.map(({ numbers }) => numbers);
}

test("answers in time are counted from the cases; what is overdue is missed already, and each case counts once", async () => {
  const { company, serviceId, add, standardIds } = await createMeasured([answerIn24Hours]);
  const { now } = company.clock;
  const asked = { respondStandardId: standardIds[0], respondDueAt: now };
  const answered = { ...asked, state: "confirmed" as const, closedAt: now, respondedAt: now };
  await add([
    ...times(96, { ...answered, respondedInTime: true }),
    ...times(6, { ...answered, respondedInTime: false }),
    ...times(2, { ...asked, state: "asked" as const, respondDueAt: now - 1 }),
    { ...asked, state: "asked", respondDueAt: now + 1 },
    { ...asked, state: "asked" },
    { ...asked, state: "withdrawn", closedAt: now },
    { ...asked, state: "declined", closedAt: now, respondedAt: now, respondedInTime: true },
  ]);
  const [numbers] = await numbersOf(company, serviceId);
  expect(numbers).toMatchObject({
    target: 0.9,
    current: { kept: 97, missed: 8, counted: 105, open: 2, excluded: 1, declined: 0, unconfirmed: 0 },
  });
  expect(numbers?.current.share).toBeCloseTo(97 / 105, 12);
  expect(numbers?.current.verdict).toBe("leaningKept");
});

test("where nothing was asked no answer was due, so a promise is no case of an answer", async () => {
  const { company, serviceId, add, standardIds } = await createMeasured([answerIn24Hours]);
  await add([{ respondStandardId: standardIds[0], state: "accepted", respondDueAt: null }]);
  const [numbers] = await numbersOf(company, serviceId);
  expect(numbers?.current).toMatchObject({ counted: 0, open: 0, missed: 0 });
});

test("a delivery nobody answered is kept in time, shown apart, and never counts as right", async () => {
  const { company, serviceId, add, standardIds } = await createMeasured([
    doneInThreeDays,
    ninetyPercentAccurate,
  ]);
  const { now } = company.clock;
  const delivered = {
    deliverStandardId: standardIds[0],
    deliveredAt: now,
    closedAt: now,
    deliveredInTime: true,
  };
  const due = { deliverStandardId: standardIds[0], deliverDueAt: now - DAY };
  await add([
    ...times(7, { ...delivered, state: "confirmed" as const, accurate: true }),
    { ...delivered, state: "confirmed", accurate: false },
    ...times(4, { ...delivered, state: "unconfirmed" as const }),
    { ...delivered, deliveredInTime: false, state: "unconfirmed" },
    { ...due, state: "accepted" },
    { ...due, state: "accepted", deliverDueAt: now + DAY },
    { ...due, state: "waiting", deliverDueAt: null },
    { ...due, state: "declined", closedAt: now },
    { ...due, state: "withdrawn", closedAt: now },
    { ...delivered, state: "delivered", closedAt: null },
  ]);
  const [delivery, accuracy] = await numbersOf(company, serviceId);
  expect(delivery?.current).toMatchObject({
    kept: 13,
    missed: 2,
    counted: 15,
    open: 2,
    declined: 1,
    excluded: 1,
    unconfirmed: 4,
  });
  expect(accuracy?.current).toMatchObject({ kept: 7, missed: 1, counted: 8, unconfirmed: 5, open: 4 });
});

test("below five cases there is a count, but no share and no verdict", async () => {
  const { company, serviceId, add, standardIds } = await createMeasured([doneInThreeDays]);
  const kept = { deliverStandardId: standardIds[0], state: "confirmed" as const, deliveredInTime: true };
  await add(times(4, kept));
  const few = await numbersOf(company, serviceId);
  expect(few[0]?.current).toMatchObject({ counted: 4, share: null, interval: null, verdict: "tooFew" });
  await add([kept]);
  const enough = await numbersOf(company, serviceId);
  expect(enough[0]?.current).toMatchObject({
    counted: 5,
    share: 1,
    interval: { high: 1 },
    verdict: "leaningKept",
  });
});

test("a case counts for the standard under which it was begun, even after another one took its place", async () => {
  const { company, serviceId, add, standardIds } = await createMeasured([doneInThreeDays]);
  const [before = ""] = standardIds;
  const kept = { state: "confirmed" as const, deliveredInTime: true };
  await add(times(6, { ...kept, deliverStandardId: before }));
  const { call, itLead } = company;
  await call(itLead, replaceStandard, { standardId: before, ...doneInThreeDays, threshold: 2 });
  const [now] = await idsOf(company, serviceId);
  await add(times(5, { ...kept, deliverStandardId: now }));
  const { standards, earlierStandards } = await call(itLead, getService, { serviceId });
  expect(standards[0]?.numbers?.current.counted).toBe(5);
  expect(earlierStandards).toMatchObject([{ numbers: { current: { counted: 6 } } }]);
});

test("an agreement counts the cases between its two teams, the published standard those of everybody", async () => {
  const { company, serviceId, add } = await createMeasured([ninetyPercentAccurate]);
  const { addTeam, addPerson, relate, sign, call, itLead } = company;
  const sales = await addTeam("Sales");
  const salesLead = await addPerson("Sia", { [sales.teamId]: "lead" });
  const other = await relate(sales, salesLead);
  const { agreementId } = await sign(serviceId, [{ ...ninetyPercentAccurate, threshold: 95 }]);
  const right = { state: "confirmed" as const, accurate: true };
  await add([
    ...times(6, right),
    ...times(9, { ...right, relationshipId: other.relationshipId, customerTeamId: sales.teamId }),
  ]);
  const [everybody] = await numbersOf(company, serviceId);
  expect(everybody?.current.kept).toBe(15);
  const { standards } = await call(itLead, getAgreement, { agreementId });
  expect(standards).toMatchObject([{ numbers: { target: 0.95, current: { kept: 6 } } }]);
});

test("a case belongs to the month in which it was asked, where the supplier works", async () => {
  const company = await createCompany({ startAt: Date.parse("2026-11-15T09:00:00Z") });
  const calendarVersionId = await addCalendar(company, "Asia/Shanghai");
  const { serviceId } = await company.publish("Laptops", [doneInThreeDays]);
  const [deliverStandardId] = await idsOf(company, serviceId);
  const at = (moment: string) => ({
    serviceId,
    deliverStandardId,
    state: "confirmed" as const,
    deliveredInTime: true,
    askedAt: Date.parse(moment),
  });
  await addCases(company, calendarVersionId, [
    at("2026-09-30T15:59:59Z"),
    at("2026-09-30T16:00:00Z"),
    at("2026-10-31T15:59:59Z"),
    at("2026-10-31T16:00:00Z"),
  ]);
  const [numbers] = await numbersOf(company, serviceId);
  expect(numbers?.current).toMatchObject({ counted: 1, startAt: Date.parse("2026-10-31T16:00:00Z") });
  expect(numbers?.previous).toMatchObject({ counted: 2, endAt: Date.parse("2026-10-31T16:00:00Z") });
});
