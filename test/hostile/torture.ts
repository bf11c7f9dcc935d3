import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const usage = `Usage: npm run torture -- [--calls <number>] [--rounds <number>] [--seed <number>]
The long form of what npm test does briefly: calls of any kind to every endpoint (100,000), and rounds of writing,
kill -9 and looking at what is left (1,000). Give one of the two to run it alone.`;

const { values } = parseArgs({
  options: {
    calls: { type: "string" },
    rounds: { type: "string" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    help: { type: "boolean" },
  },
});

function run(file: string, settings: Record<string, string>) {
  process.stdout.write(`${file} ${JSON.stringify(settings)}\n`);
  const { status } = spawnSync("npx", ["vitest", "run", `test/hostile/${file}`], {
    env: { ...process.env, ...settings },
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = 1;
}

if (values.help) process.stdout.write(`${usage}\n`);
else {
  const isAll = !values.calls && !values.rounds;
  if (isAll || values.calls)
    run("fuzz.test.ts", { FUZZ_CALLS: values.calls ?? "100000", FUZZ_SEED: values.seed });
  if (isAll || values.rounds) run("kill.test.ts", { KILL_ROUNDS: values.rounds ?? "1000" });
}
