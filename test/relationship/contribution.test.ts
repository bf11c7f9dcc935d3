import { expect, test } from "vitest";
import type { Context } from "#shared/contribution.ts";
import { commandsAt } from "#shared/contributions.ts";

const commandsOn = (context: Partial<Context>) =>
  commandsAt("row", { scope: "personal", selection: "relationship", ...context }).filter((id) =>
    id.startsWith("relationship."),
  );

test("each state of a relationship offers what can be done about it, the tier only to the supplier", () => {
  expect(commandsOn({ state: "proposed", side: "supplier" })).toEqual([
    "relationship.confirm",
    "relationship.decline",
    "relationship.setTier",
    "relationship.end",
    "relationship.copyLink",
  ]);
  expect(commandsOn({ state: "confirmed", side: "supplier" })).toEqual([
    "relationship.setTier",
    "relationship.end",
    "relationship.copyLink",
  ]);
  expect(commandsOn({ state: "confirmed", side: "customer" })).toEqual([
    "relationship.end",
    "relationship.copyLink",
  ]);
  expect(commandsOn({ state: "declined", side: "supplier" })).toEqual([
    "relationship.end",
    "relationship.copyLink",
  ]);
  expect(commandsOn({ state: "ended", side: "supplier" })).toEqual(["relationship.copyLink"]);
});

test("a row of something else offers nothing about relationships", () => {
  expect(commandsOn({ selection: "commitment", state: "accepted", side: "supplier" })).toEqual([]);
});

test("suppliers and customers are added from the toolbar and the palette, not in a channel", () => {
  const adding = ["relationship.proposeSupplier", "relationship.proposeCustomer"];
  for (const place of ["toolbar", "palette"] as const) {
    expect(commandsAt(place, { scope: "personal" })).toEqual(expect.arrayContaining(adding));
    expect(commandsAt(place, { scope: "channel" }).filter((id) => adding.includes(id))).toEqual([]);
  }
});
