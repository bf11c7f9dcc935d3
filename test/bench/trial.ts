import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { openTrialCompany } from "./trialCompany.ts";
import { type Outcome, type TrialSource, trialSources } from "./trialSources.ts";

/*
 * `npm run trial`: imports real public files, where they lie in ../shared/data, each into a company of its own, and
 * holds what comes out against what is known of them. Ends with 1 when a number differs.
 */
const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "../../../shared/data"));

for (const source of trialSources) {
  const files = source.files.map((file) => join(folder, file));
  const missing = files.filter((file) => !existsSync(file));
  console.log(`\n${source.name}\n  server/intake/mappings/${source.mapping}.json`);
  if (missing.length > 0) console.log(`  not tried: ${missing.join(", ")} is not here`);
  else if (!(await tryOut(source, files))) process.exitCode = 1;
}

async function tryOut({ run }: TrialSource, files: string[]) {
  const company = await openTrialCompany();
  try {
    const outcomes = await run(company, files);
    for (const outcome of outcomes) console.log(lineOf(outcome));
    return outcomes.every(isAsExpected);
  } finally {
    company.close();
  }
}

function isAsExpected({ actual, expected }: Outcome) {
  return expected === "as measured" || actual === expected;
}

function lineOf(outcome: Outcome) {
  const { what, actual, expected } = outcome;
  const shown = typeof actual === "number" ? actual.toLocaleString("en") : actual;
  return `  ${isAsExpected(outcome) ? "✓" : "✗"} ${what}: ${shown}${isAsExpected(outcome) ? "" : `, expected ${expected}`}`;
}
