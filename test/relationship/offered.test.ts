import { expect, test } from "vitest";
import type { TeamRole } from "#shared/organisation/model.ts";
import type { Relationship, Side } from "#shared/relationship/model.ts";
import { mayAnswer, offeredOn, sideOf } from "#tab/relationship/offered.ts";

const holderOf = (roles: Record<string, TeamRole>) => ({
  roles: new Map(Object.entries(roles)),
  companyRoles: new Set<never>(),
});

const relationshipOf = (state: Relationship["state"], claimedBy: Side | null) =>
  ({
    supplier: { teamId: "it", name: "IT", isArchived: false },
    customer: { teamId: "hr", name: "HR", isArchived: false },
    state,
    claimedBy,
  }) as Relationship;

const commands = [
  "relationship.confirm",
  "relationship.decline",
  "relationship.setTier",
  "relationship.end",
] as const;

const offered = (relationship: Relationship, roles: Record<string, TeamRole>) =>
  commands.filter(offeredOn(relationship, holderOf(roles))).map((id) => id.replace("relationship.", ""));

test("what the supplier has said is confirmed or declined by a lead of the customer, and taken back by its own", () => {
  const claim = relationshipOf("proposed", "supplier");
  expect(offered(claim, { hr: "lead" })).toEqual(["confirm", "decline"]);
  expect(offered(claim, { it: "lead" })).toEqual(["setTier", "end"]);
  expect(mayAnswer(holderOf({ hr: "lead" }), claim)).toBe(true);
  expect(mayAnswer(holderOf({ it: "lead" }), claim)).toBe(false);
});

test("what both have said is ended by a lead of either side; the tier is the supplier's", () => {
  const both = relationshipOf("confirmed", null);
  expect(offered(both, { it: "lead" })).toEqual(expect.arrayContaining(["setTier", "end"]));
  expect(offered(both, { hr: "lead" })).not.toContain("setTier");
  expect(mayAnswer(holderOf({ hr: "lead" }), both)).toBe(false);
});

test("members, strangers and somebody not known yet are offered nothing", () => {
  const claim = relationshipOf("proposed", "supplier");
  expect(offered(claim, { it: "member", hr: "desk" })).toEqual([]);
  expect(offered(claim, { tax: "lead" })).toEqual([]);
  expect(commands.filter(offeredOn(claim, null))).toEqual([]);
});

test("commands of other slices are not offered here", () => {
  const claim = relationshipOf("proposed", "supplier");
  expect(offeredOn(claim, holderOf({ it: "lead" }))("agreement.draft")).toBe(false);
});

test("somebody on both sides acts as the supplier, a stranger as nobody", () => {
  const both = relationshipOf("confirmed", null);
  expect(sideOf(both, holderOf({ it: "member", hr: "lead" }))).toBe("supplier");
  expect(sideOf(both, holderOf({ hr: "member" }))).toBe("customer");
  expect(sideOf(both, holderOf({ tax: "lead" }))).toBeNull();
  expect(sideOf(both, null)).toBeNull();
});
