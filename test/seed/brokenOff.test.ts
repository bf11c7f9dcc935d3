import { expect, test, vi } from "vitest";
import { person } from "#server/organisation/table.ts";
import { seedDemo } from "#server/seed/demo.ts";
import { createWorld } from "#test/world.ts";

vi.mock("#server/seed/history.ts", async (original) => ({
  ...(await original<object>()),
  addPast: async () => {
    throw new Error("Somebody ends the first start here.");
  },
}));

test("a first start that is broken off leaves an empty company, so the next one fills it whole", async () => {
  const { database, clock } = await createWorld({ isOnFile: true });
  await expect(seedDemo(database, clock.now)).rejects.toThrow("ends the first start");
  expect(await database.read.select().from(person).all()).toEqual([]);
});
