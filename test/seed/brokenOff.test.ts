import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { commitment } from "#server/commitment/table.ts";
import { person } from "#server/organisation/table.ts";
import { seedDemo } from "#server/seed/demo.ts";
import { createWorld } from "#test/world.ts";

test("a first start that is broken off leaves an empty company, so the next one fills it whole", async () => {
  const { database, clock } = await createWorld({ isOnFile: true });
  await database.write((db) =>
    db.run(
      sql`create trigger broken_off before insert on commitment begin select raise(abort, 'broken off'); end`,
    ),
  );
  await expect(seedDemo(database, clock.now)).rejects.toThrow();
  expect(await database.read.select().from(person).all()).toEqual([]);

  await database.write((db) => db.run(sql`drop trigger broken_off`));
  await seedDemo(database, clock.now);
  expect((await database.read.select().from(commitment).all()).length).toBeGreaterThan(0);
}, 60_000);
