import type { Reporter, TestModule } from "vitest/node";

/** Names what passed only at a second try, and ends the run with one plain line that any tool can read; a file that failed outside its tests counts as one. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]) {
    const passed = testsOf(modules, "passed");
    const skipped = testsOf(modules, "skipped").length;
    const broken = modules.filter(
      (module) => module.state() === "failed" && testsOf([module], "failed").length === 0,
    );
    const failed = testsOf(modules, "failed").length + broken.length + errors.length;
    for (const test of passed.filter((one) => one.diagnostic()?.flaky))
      process.stdout.write(`passed at a second try: ${test.module.relativeModuleId} > ${test.fullName}\n`);
    process.stdout.write(
      `${passed.length} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`,
    );
  }
}

const testsOf = (modules: readonly TestModule[], state: "passed" | "failed" | "skipped") =>
  modules.flatMap((module) => [...module.children.allTests(state)]);
