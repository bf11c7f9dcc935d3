import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tableOf } from "./table.ts";

/** `npm run bench`, or `npm run bench -- --large` with a million commitments: each bench in a process of its own, one after the other, and one table at the end. */
const benches = ["clock", "api", "growth", "import", "audit", "tab"];
const folder = mkdtempSync(join(tmpdir(), "bench-"));
const lines = join(folder, "lines");

for (const name of benches) {
  console.log(`\n${name}`);
  const command = [
    "--import",
    "tsx",
    join(import.meta.dirname, `${name}.bench.ts`),
    ...process.argv.slice(2),
  ];
  const env = { ...process.env, BENCH_LINES: lines };
  if (spawnSync(process.execPath, command, { stdio: "inherit", env }).status !== 0) process.exitCode = 1;
}
if (existsSync(lines)) console.log(`\n${tableOf(lines)}`);
rmSync(folder, { recursive: true });
