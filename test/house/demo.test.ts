import { isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { settingsOf } from "#server/complaint/settings.ts";
import { complaint } from "#server/complaint/table.ts";
import { person } from "#server/organisation/table.ts";
import { seedDemo } from "#server/seed/demo.ts";
import { createWorld } from "#test/world.ts";

/** Four months of a company, on a machine that has other things to do. */
const A_MINUTE_MS = 60_000;

test(
  "the demo company can be lived through, each complaint has somebody who handles it, and there is an office",
  async () => {
    const { database, clock } = await createWorld();
    await seedDemo(database, clock.now);
    expect(await database.read.select().from(complaint).all()).toHaveLength(5);
    expect(await database.read.select().from(complaint).where(isNull(complaint.handlerId)).all()).toEqual([]);
    expect((await settingsOf(database.read)).officeUrl).toMatch(/^https:\/\/[a-z.]+\.example\.com\//);
    const people = await database.read.select().from(person).all();
    await seedDemo(database, clock.now);
    expect(await database.read.select().from(person).all()).toHaveLength(people.length);
  },
  A_MINUTE_MS,
);
