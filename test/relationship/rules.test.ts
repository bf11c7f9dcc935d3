import { expect, test } from "vitest";
import { downstream } from "#shared/relationship/rules.ts";
import cases from "./cases.json" with { type: "json" };

const edge = (supplierTeamId: string, customerTeamId: string) => ({ supplierTeamId, customerTeamId });

test.each(cases.snowball_downstream)("who is hit: $name", ({ input, expected }) => {
  const edges = input.edges.map(({ supplier, customer }) => edge(supplier, customer));
  const teams = downstream(edges, input.start).map(({ teamId }) => teamId);
  expect(teams.sort()).toEqual(expected);
});

test("a team reached by two ways is as near as its shortest way, and the nearest come first", () => {
  const edges = [edge("a", "b"), edge("b", "c"), edge("c", "d"), edge("a", "d"), edge("d", "e")];
  expect(downstream(edges, "a")).toEqual([
    { teamId: "b", depth: 1 },
    { teamId: "d", depth: 1 },
    { teamId: "c", depth: 2 },
    { teamId: "e", depth: 2 },
  ]);
});

test("circles, a team serving itself and relationships named twice end all the same", () => {
  const edges = [edge("a", "a"), edge("a", "b"), edge("a", "b"), edge("b", "a"), edge("b", "b")];
  expect(downstream(edges, "a")).toEqual([{ teamId: "b", depth: 1 }]);
  expect(downstream(edges, "nobody")).toEqual([]);
});

test("a chain through a whole company is walked to its end", () => {
  const edges = Array.from({ length: 20_000 }, (_, index) => edge(`team ${index}`, `team ${index + 1}`));
  expect(downstream(edges, "team 0").at(-1)).toEqual({ teamId: "team 20000", depth: 20_000 });
});
