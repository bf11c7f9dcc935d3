import { expect, test } from "vitest";
import { commitmentCommands, stepOfCommand } from "#shared/commitment/contribution.ts";
import { commitmentStates } from "#shared/commitment/model.ts";
import { commands, commandsAt } from "#shared/contributions.ts";
import { en } from "#shared/text.en.ts";
import { zh } from "#shared/text.zh.ts";
import { told } from "./told.ts";

const ids = Object.keys(commitmentCommands) as (keyof typeof commitmentCommands)[];
const cells = commitmentStates.flatMap((state) =>
  (["supplier", "customer"] as const).map((side) => ({ state, side })),
);

test.each(cells)("while $state, a row offers the $side just the steps of the life", ({ state, side }) => {
  const offered = commandsAt("row", { scope: "personal", selection: "commitment", side, state });
  const own = offered.filter((id): id is keyof typeof stepOfCommand => id in stepOfCommand);
  const steps = new Set(own.map((id) => stepOfCommand[id]));
  // Before anything is promised, a question to the customer may still end in a “no”; the state alone does not tell.
  const beforePromise = state === "waiting" && side === "supplier" ? (["decline"] as const) : [];
  expect([...steps].sort()).toEqual([...told[state][side], ...beforePromise].sort());
});

test.each(ids)(
  "%s has a title in both languages and a step behind it, unless it begins a commitment or only leads to it",
  (id) => {
    expect(en).toHaveProperty([commands[id].title]);
    expect(zh).toHaveProperty([commands[id].title]);
    expect(id in stepOfCommand).toBe(
      !["commitment.ask", "commitment.promise", "commitment.copyLink"].includes(id),
    );
  },
);

test("asking and promising are everywhere and have keys, nothing else takes one", () => {
  expect(ids.filter((id) => commands[id].key)).toEqual(["commitment.ask", "commitment.promise"]);
  for (const place of ["palette", "toolbar"] as const) {
    expect(commandsAt(place, { scope: "personal" })).toEqual(
      expect.arrayContaining(["commitment.ask", "commitment.promise"]),
    );
  }
});
