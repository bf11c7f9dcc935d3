import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { person } from "#server/organisation/table.ts";
import {
  confirmRelationship,
  declineRelationship,
  endRelationship,
  listRelationshipHistory,
  setTier,
} from "#shared/relationship/api.ts";
import { refusal } from "#test/world.ts";
import { createCompany, idOf, seen } from "./company.ts";

/** Declined, proposed again, confirmed, given a tier and ended. */
async function createStory() {
  const company = await createCompany();
  const { call, propose, itLead, itMember, financeLead } = company;
  const declined = await call(financeLead, declineRelationship, {
    ...seen(await propose(itMember, "supplier")),
    reason: "Not us",
  });
  const confirmed = await call(financeLead, confirmRelationship, seen(await propose(itLead, "supplier")));
  const tiered = await call(itLead, setTier, { ...seen(confirmed), tier: 2, reason: "Month end" });
  const ended = await call(financeLead, endRelationship, { ...seen(tiered), reason: "Outsourced" });
  return { ...company, declined, ended };
}

test("the history tells who did what, on which side and why, latest first, refusals long overcome included", async () => {
  const { call, ended, itMember, clock } = await createStory();
  const { items, nextCursor } = await call(itMember, listRelationshipHistory, idOf(ended));
  expect(items.map(({ kind, actor, side, tier, reason }) => [kind, actor?.name, side, tier, reason])).toEqual(
    [
      ["ended", "Fang", "customer", null, "Outsourced"],
      ["tiered", "Ida", "supplier", 2, "Month end"],
      ["confirmed", "Fang", "customer", null, null],
      ["proposed", "Ida", "supplier", null, null],
      ["declined", "Fang", "customer", null, "Not us"],
      ["proposed", "Ivo", "supplier", null, null],
    ],
  );
  expect(items.every(({ occurredAt }) => occurredAt === clock.now)).toBe(true);
  expect(nextCursor).toBeNull();
});

test("the history goes on page by page", async () => {
  const { call, ended, itMember } = await createStory();
  const first = await call(itMember, listRelationshipHistory, { ...idOf(ended), limit: 4 });
  const second = await call(itMember, listRelationshipHistory, {
    ...idOf(ended),
    limit: 4,
    cursor: first.nextCursor ?? undefined,
  });
  expect([...first.items, ...second.items].map(({ kind }) => kind)).toEqual([
    "ended",
    "tiered",
    "confirmed",
    "proposed",
    "declined",
    "proposed",
  ]);
  expect([first.items.length, second.nextCursor]).toEqual([4, null]);
});

test("both sides read the history; strangers and admins do not", async () => {
  const { call, ended, financeMember, stranger, admin } = await createStory();
  expect((await call(financeMember, listRelationshipHistory, idOf(ended))).items).toHaveLength(6);
  for (const reader of [stranger, admin]) {
    expect(await refusal(call(reader, listRelationshipHistory, idOf(ended)))).toMatchObject({
      code: "forbidden",
    });
  }
});

test("an erased person's name is gone from the history, what happened is not", async () => {
  const { call, database, ended, financeLead, itMember } = await createStory();
  await database.write((db) =>
    db.update(person).set({ name: "", erasedAt: 1 }).where(eq(person.personId, financeLead.personId)),
  );
  const { items } = await call(itMember, listRelationshipHistory, idOf(ended));
  expect(items[0]).toMatchObject({ kind: "ended", actor: { name: "" }, reason: "Outsourced" });
});

test.each(["soon", "0", "1.5"])("a cursor of %s is refused", async (cursor) => {
  const { call, ended, itMember } = await createStory();
  expect(await refusal(call(itMember, listRelationshipHistory, { ...idOf(ended), cursor }))).toEqual({
    code: "invalid",
    key: "error.cursor",
    field: "cursor",
  });
});
