import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { service } from "#server/agreement/table.ts";
import { newId } from "#server/ctx.ts";
import { team } from "#server/organisation/table.ts";
import { relationship } from "#server/relationship/table.ts";
import {
  endRelationship,
  getRelationship,
  listRelationships,
  proposeRelationship,
  setTier,
} from "#shared/relationship/api.ts";
import { refusal } from "#test/world.ts";
import { addCommitments, createCompany, idOf, seen } from "./company.ts";

test("a person's list holds suppliers, then customers, of all their teams, each side by name", async () => {
  const { addTeam, addPerson, call, it, finance, legal } = await createCompany();
  const travel = await addTeam("Travel");
  const person = await addPerson("Nell", { [it.teamId]: "member", [legal.teamId]: "member" });
  const propose = (supplierTeamId: string, customerTeamId: string, side: "supplier" | "customer") =>
    call(person, proposeRelationship, { supplierTeamId, customerTeamId, side });
  await propose(it.teamId, travel.teamId, "supplier");
  await propose(it.teamId, finance.teamId, "supplier");
  await propose(travel.teamId, legal.teamId, "customer");
  await propose(it.teamId, legal.teamId, "customer");
  const { items, nextCursor } = await call(person, listRelationships, {});
  expect(items.map(({ side, supplier, customer }) => [side, supplier.name, customer.name])).toEqual([
    ["customer", "IT", "Legal"],
    ["customer", "Travel", "Legal"],
    ["supplier", "IT", "Finance"],
    ["supplier", "IT", "Legal"],
    ["supplier", "IT", "Travel"],
  ]);
  expect(nextCursor).toBeNull();
  const ofLegal = await call(person, listRelationships, { teamId: legal.teamId, side: "customer" });
  expect(ofLegal.items.map(({ supplier }) => supplier.name)).toEqual(["IT", "Travel"]);
});

test("ended relationships are listed only when asked for, declined ones always", async () => {
  const { call, propose, itLead } = await createCompany();
  const proposed = await propose(itLead, "supplier");
  expect((await call(itLead, listRelationships, { state: "ended" })).items).toEqual([]);
  await call(itLead, endRelationship, { ...seen(proposed), reason: "Over" });
  expect((await call(itLead, listRelationships, {})).items).toEqual([]);
  expect((await call(itLead, listRelationships, { state: "ended" })).items).toHaveLength(1);
});

test("each relationship carries its open commitments and the supplier's published services", async () => {
  const company = await createCompany();
  const { call, database, propose, it, itLead, financeMember, clock } = company;
  const proposed = await propose(itLead, "supplier");
  const { now } = clock;
  await addCommitments(company, proposed, [
    { state: "asked" },
    { state: "accepted", dueAt: now + 1000, atRiskAt: now + 500 },
    { state: "accepted", dueAt: now + 1000, atRiskAt: now },
    { state: "accepted", dueAt: now, atRiskAt: now - 500 },
    { state: "accepted", dueAt: now - 1, atRiskAt: now - 500 },
    { state: "waiting", waitingSince: now - 500, promisedAt: now - 500 },
    { state: "waiting", waitingSince: now - 500, promisedAt: now - 501 },
    { state: "waiting", waitingSince: now - 500, deliverDueAt: now - 501, promisedAt: now },
    { state: "delivered", promisedAt: now - 1 },
    { state: "confirmed", closedAt: now },
    { state: "declined", closedAt: now },
  ]);
  await database.write((db) =>
    db.insert(service).values(
      (["published", "published", "draft", "retired"] as const).map((state, index) => ({
        serviceId: newId(),
        teamId: it.teamId,
        name: `Service ${index}`,
        promise: "You can expect an answer.",
        state,
        createdAt: now,
      })),
    ),
  );
  const numbers = { counts: { open: 9, overdue: 3, atRisk: 2, waiting: 1 }, serviceCount: 2 };
  expect((await call(financeMember, listRelationships, {})).items).toMatchObject([numbers]);
  expect(await call(financeMember, getRelationship, idOf(proposed))).toMatchObject(numbers);
});

test("commitments of one relationship are not counted in another", async () => {
  const company = await createCompany();
  const { call, propose, it, finance, itLead } = company;
  const busy = await propose(itLead, "supplier");
  await call(itLead, proposeRelationship, {
    supplierTeamId: finance.teamId,
    customerTeamId: it.teamId,
    side: "customer",
  });
  await addCommitments(company, busy, [{ state: "asked" }]);
  const { items } = await call(itLead, listRelationships, {});
  expect(items.map(({ side, counts }) => [side, counts?.open])).toEqual([
    ["customer", 0],
    ["supplier", 1],
  ]);
});

test("an archived counterpart is marked, not hidden", async () => {
  const { addTeam, call, database, it, itLead, clock } = await createCompany();
  const fax = await addTeam("Fax room");
  await call(itLead, proposeRelationship, {
    supplierTeamId: fax.teamId,
    customerTeamId: it.teamId,
    side: "customer",
  });
  await database.write((db) =>
    db.update(team).set({ archivedAt: clock.now }).where(eq(team.teamId, fax.teamId)),
  );
  expect((await call(itLead, listRelationships, {})).items).toMatchObject([
    { supplier: { name: "Fax room", isArchived: true }, customer: { isArchived: false } },
  ]);
});

test("a team's list is for its members; an admin sees the structure without numbers and reasons", async () => {
  const { call, propose, it, itLead, financeLead, stranger, admin } = await createCompany();
  const tiered = await call(itLead, setTier, {
    ...seen(await propose(itLead, "supplier")),
    tier: 1,
    reason: "They asked",
  });
  for (const person of [stranger, financeLead]) {
    expect(await refusal(call(person, listRelationships, { teamId: it.teamId }))).toMatchObject({
      code: "forbidden",
    });
  }
  const { items } = await call(admin, listRelationships, { teamId: it.teamId });
  expect(items).toMatchObject([
    { relationshipId: tiered.relationshipId, tier: 1, tierReason: null, counts: null },
  ]);
  expect(await refusal(call(admin, getRelationship, idOf(tiered)))).toMatchObject({ code: "forbidden" });
  expect(await refusal(call(admin, listRelationships, { teamId: admin.personId }))).toMatchObject({
    code: "notFound",
  });
});

test("somebody without a team has no relations, and a stranger reads no card", async () => {
  const { call, propose, itLead, stranger, admin } = await createCompany();
  const proposed = await propose(itLead, "supplier");
  expect(await call(admin, listRelationships, {})).toEqual({ items: [], nextCursor: null });
  expect((await call(stranger, listRelationships, {})).items).toEqual([]);
  expect(await refusal(call(stranger, getRelationship, idOf(proposed)))).toMatchObject({ code: "forbidden" });
  expect(await refusal(call(itLead, getRelationship, { relationshipId: newId() }))).toMatchObject({
    code: "notFound",
  });
});

test("a team that serves five hundred is read page by page, each customer once and in order", async () => {
  const { call, database, it, itLead, clock } = await createCompany();
  const customers = Array.from({ length: 500 }, (_, index) => ({
    teamId: newId(),
    name: `Shop ${String(index % 250).padStart(3, "0")} 😀（店）`,
    kind: "team" as const,
    createdAt: clock.now,
  }));
  await database.write(async (db) => {
    await db.insert(team).values(customers);
    await db.insert(relationship).values(
      customers.map(({ teamId }, index) => ({
        relationshipId: newId(),
        state: "confirmed" as const,
        createdAt: clock.now,
        proposedAt: clock.now,
        ...(index < 100
          ? { supplierTeamId: teamId, customerTeamId: it.teamId }
          : { supplierTeamId: it.teamId, customerTeamId: teamId }),
      })),
    );
  });
  const pages = [];
  let cursor: string | undefined;
  do {
    const page = await call(itLead, listRelationships, { teamId: it.teamId, limit: 90, cursor });
    pages.push(page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  const items = pages.flat();
  expect(pages.map(({ length }) => length)).toEqual([90, 90, 90, 90, 90, 50]);
  expect(new Set(items.map(({ relationshipId }) => relationshipId)).size).toBe(500);
  expect(items.slice(0, 100).every(({ side }) => side === "customer")).toBe(true);
  const names = items.slice(100).map(({ customer }) => customer.name);
  expect(names).toEqual([...names].sort());
});

test.each([
  ["supplier", "customer"],
  ["nonsense", undefined],
  ["stale", undefined],
] as const)("a cursor that does not belong here (%s) is refused", async (kind, side) => {
  const { call, propose, it, itLead } = await createCompany();
  const { relationshipId } = await propose(itLead, "supplier");
  const cursors = {
    supplier: `supplier.${relationshipId}`,
    nonsense: "1 or 1=1",
    stale: `supplier.${newId()}`,
  };
  const input = { teamId: it.teamId, side, cursor: cursors[kind] };
  expect(await refusal(call(itLead, listRelationships, input))).toEqual({
    code: "invalid",
    key: "error.cursor",
    field: "cursor",
  });
});
