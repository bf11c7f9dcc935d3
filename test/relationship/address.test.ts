import { expect, test } from "vitest";
import type { Relationship } from "#shared/relationship/model.ts";
import { cardAddress, hitAddress, listAddress, mapAddress, shownAt } from "#tab/relationship/address.ts";

const relationship = { relationshipId: "r1" } as Relationship;
const team = { teamId: "t1", name: "IT" };

test("the address tells the list from the drawing and the card", () => {
  expect(shownAt(listAddress())).toEqual({ kind: "list", relationshipId: null, isHitOpen: false });
  expect(shownAt("/relations/")).toEqual({ kind: "list", relationshipId: null, isHitOpen: false });
  expect(shownAt(mapAddress())).toEqual({ kind: "map", relationshipId: null, isHitOpen: false });
  expect(shownAt(cardAddress(relationship))).toEqual({
    kind: "card",
    relationshipId: "r1",
    isHitOpen: false,
  });
});

test("who is hit is shown beside what is open", () => {
  expect(shownAt(hitAddress("/relations", {}))).toMatchObject({ kind: "list", isHitOpen: true });
  expect(shownAt(hitAddress("/today", {}))).toMatchObject({ kind: "list", isHitOpen: true });
  expect(shownAt(hitAddress("/relations/map", {}))).toMatchObject({ kind: "map", isHitOpen: true });
  expect(shownAt(hitAddress("/relations/map", { relationship }))).toEqual({
    kind: "card",
    relationshipId: "r1",
    isHitOpen: true,
  });
});

test("the chosen team stays in the address", () => {
  expect(listAddress("t1")).toBe("/relations?team=t1");
  expect(mapAddress("t1")).toBe("/relations/map?team=t1");
  expect(hitAddress("/relations", { team })).toBe("/relations/hit?team=t1");
  expect(listAddress(null)).toBe("/relations");
});
