import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** `npm run bench`, or `npm run bench -- --large` with a million commitments: each bench in a process of its own, one after the other. */
const benches = [
  { file: "clock.bench.ts", about: "Clock, beside dayjs-business-time and moment-business-time" },
  { file: "api.bench.ts", about: "API, beside Request Tracker 5 (20–27 lists and 4–5 creations a second)" },
  { file: "growth.bench.ts", about: "Growth: at most twice the p99" },
  { file: "tab.bench.ts", about: "First load, beside a bare React + FluentProvider page" },
];

const failed = benches
  .filter(({ file }) => existsSync(join(import.meta.dirname, file)))
  .filter(({ file, about }) => {
    process.stdout.write(`\n${about}\n`);
    const command = ["--import", "tsx", join(import.meta.dirname, file), ...process.argv.slice(2)];
    return spawnSync(process.execPath, command, { stdio: "inherit" }).status !== 0;
  });
process.exitCode = failed.length === 0 ? 0 : 1;
