import { mkdtempSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { backUp, requireSound } from "#server/backup.ts";
import { openDatabase } from "#server/db/open.ts";
import { team } from "#server/organisation/table.ts";
import { createWorld } from "#test/world.ts";

const inTemp = () => join(mkdtempSync(join(tmpdir(), "backup-")), "copy.db");

test("a backup taken while the company is open holds what it held", async () => {
  const { addTeam, file } = await createWorld({ isOnFile: true });
  await addTeam("Finance");
  const copy = inTemp();
  await backUp(file, copy);
  const restored = await openDatabase(`file:${copy}`, "copy");
  expect(await restored.read.select({ name: team.name }).from(team).all()).toEqual([{ name: "Finance" }]);
  restored.close();
});

test("a backup never overwrites a file, and a missing company is named", async () => {
  const { file } = await createWorld({ isOnFile: true });
  await expect(backUp(file, file)).rejects.toThrow("exists already");
  await expect(backUp(`${file}.none`, inTemp())).rejects.toThrow("no database");
});

test("a damaged file, or one that is none of ours, is refused", async () => {
  const { file, addTeam } = await createWorld({ isOnFile: true });
  await addTeam("Finance");
  const copy = inTemp();
  await backUp(file, copy);
  truncateSync(copy, 20_000);
  expect(() => requireSound(copy)).toThrow("cannot be used");
  const other = inTemp();
  writeFileSync(other, "no database at all");
  expect(() => requireSound(other)).toThrow("cannot be used");
});
