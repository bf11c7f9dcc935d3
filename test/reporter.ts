import type { Reporter, TestModule } from "vitest/node";

/** Ends the run with one plain line that any tool can read; a file that failed outside its tests counts as one. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]) {
    const passed = count(modules, "passed");
    const skipped = count(modules, "skipped");
    const broken = modules.filter((module) => module.state() === "failed" && count([module], "failed") === 0);
    const failed = count(modules, "failed") + broken.length + errors.length;
    process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
  }
}

function count(modules: readonly TestModule[], state: "passed" | "failed" | "skipped") {
  return modules.flatMap((module) => [...module.children.allTests(state)]).length;
}
