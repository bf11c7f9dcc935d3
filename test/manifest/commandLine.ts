import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";

const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/** The command as npm starts it, in a project's folder of its own until the test has finished. */
export function commandLine() {
  const folder = mkdtempSync(join(tmpdir(), "counterpart-package-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ version: "1.0.0" }));
  const run = (words: string[], timeZone = "Pacific/Kiritimati") =>
    spawnSync(process.execPath, ["--import", tsx, resolve("manifest/package.ts"), ...words], {
      cwd: folder,
      env: { ...process.env, TZ: timeZone },
      encoding: "utf8",
    });
  return { folder, run };
}
