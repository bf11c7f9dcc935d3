import { expect, test } from "vitest";
import { newId } from "#server/ctx.ts";
import {
  getPromises,
  listPromisedCommitments,
  listPromisedServices,
} from "#shared/agreement/agreementApi.ts";
import { createService } from "#shared/agreement/api.ts";
import { refusal } from "#test/world.ts";
import { addCalendar, addCases, times } from "./cases.ts";
import { answerIn24Hours, createCompany } from "./company.ts";

const HOUR = 3_600_000;
const nothing = { items: [], nextCursor: null };

async function createPromising() {
  const company = await createCompany();
  const calendarVersionId = await addCalendar(company, "UTC");
  const { serviceId } = await company.publish("Laptops", [answerIn24Hours]);
  await company.call(company.itLead, createService, { teamId: company.it.teamId, name: "Phones" });
  await company.sign(serviceId, [{ ...answerIn24Hours, threshold: 8 }]);
  const open = { serviceId, state: "accepted" as const };
  const { now } = company.clock;
  await addCases(company, calendarVersionId, [
    { ...open, sentence: "Second", sortAt: now + 2 * HOUR },
    { ...open, sentence: "First", sortAt: now + HOUR },
    { ...open, sentence: "Done", state: "confirmed", closedAt: now },
    { ...open, sentence: "Delivered", state: "delivered" },
  ]);
  return { ...company, serviceId, calendarVersionId };
}

test("a member finds all that their team promises in one answer", async () => {
  const { call, it, itMember } = await createPromising();
  const promises = await call(itMember, getPromises, {});
  expect(promises).toMatchObject({
    team: it,
    services: {
      items: [
        {
          name: "Laptops",
          state: "published",
          standards: [{ standard: { threshold: 24 }, numbers: { target: 0.9 } }],
        },
        { name: "Phones", state: "draft" },
      ],
    },
    agreements: {
      items: [
        { customer: { name: "Finance" }, state: "agreed", standards: [{ standard: { threshold: 8 } }] },
      ],
    },
  });
  expect(promises.openCommitments.items.map(({ sentence }) => sentence)).toEqual(["First", "Second"]);
});

test("a customer reads what is published, what was agreed with them and what is owed to them", async () => {
  const { call, it, financeMember } = await createPromising();
  const promises = await call(financeMember, getPromises, { teamId: it.teamId });
  expect(promises.services.items.map(({ name }) => name)).toEqual(["Laptops"]);
  expect(promises.isSupplier).toBe(true);
  expect(promises.agreements.items).toHaveLength(1);
  expect(promises.openCommitments.items.map(({ sentence }) => sentence)).toEqual(["First", "Second"]);
});

test("a stranger reads what is published, and nothing between others", async () => {
  const { call, it, stranger } = await createPromising();
  const promises = await call(stranger, getPromises, { teamId: it.teamId });
  expect(promises.services.items.map(({ name }) => name)).toEqual(["Laptops"]);
  expect(promises.isSupplier).toBe(false);
  expect(promises.agreements.items).toEqual([]);
  expect(promises.openCommitments.items).toEqual([]);
});

test("somebody without a team is shown none, and may look at any", async () => {
  const { call, it, addPerson } = await createPromising();
  const newcomer = await addPerson("Nia");
  expect(await call(newcomer, getPromises, {})).toEqual({
    team: null,
    isSupplier: false,
    services: nothing,
    agreements: nothing,
    openCommitments: nothing,
  });
  const others = await call(newcomer, getPromises, { teamId: it.teamId });
  expect(others.services.items).toHaveLength(1);
  expect(await refusal(call(newcomer, getPromises, { teamId: newId() }))).toMatchObject({ code: "notFound" });
  expect(await refusal(call(newcomer, getPromises, { teamId: "it" }))).toMatchObject({
    code: "invalid",
    field: "teamId",
  });
});

test("whoever leads a team starts there", async () => {
  const { call, it, finance, addPerson } = await createPromising();
  const both = await addPerson("Bo", { [finance.teamId]: "member", [it.teamId]: "lead" });
  expect(await call(both, getPromises, {})).toMatchObject({ team: it });
});

test("long lists go on page by page", async () => {
  const company = await createPromising();
  const { call, it, itMember, serviceId, calendarVersionId, clock, publish } = company;
  const open = { serviceId, state: "asked" as const, sortAt: clock.now + 3 * HOUR };
  await addCases(company, calendarVersionId, times(30, open));
  const { openCommitments } = await call(itMember, getPromises, {});
  const rest = { teamId: it.teamId, cursor: openCommitments.nextCursor ?? "" };
  const { items, nextCursor } = await call(itMember, listPromisedCommitments, rest);
  expect([openCommitments.items.length, items.length, nextCursor]).toEqual([25, 7, null]);
  const ids = new Set([...openCommitments.items, ...items].map(({ commitmentId }) => commitmentId));
  expect(ids.size).toBe(32);

  await publish("Badges");
  const first = await call(itMember, listPromisedServices, { teamId: it.teamId, limit: 2 });
  const second = await call(itMember, listPromisedServices, {
    teamId: it.teamId,
    cursor: first.nextCursor ?? "",
  });
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(["Badges", "Laptops", "Phones"]);
});
