import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "../..");
const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
const rules = [
  "style/noRestrictedImports",
  "suspicious/noImportCycles",
  "performance/noBarrelFile",
  "performance/noReExportAll",
];

interface Report {
  diagnostics: { category: string; location: { path: string; start: { line: number } } }[];
}

/**
 * What the house's own rules refuse in these files, as `path:line rule`. They are planted in a folder of their own,
 * outside the tree.
 *
 * @example lint({ "shared/visit/rules.ts": 'import "hono";' }) // => Set { "shared/visit/rules.ts:1 noRestrictedImports" }
 */
export function lint(files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), "counterpart-layers-"));
  try {
    copyFileSync(join(root, "package.json"), join(folder, "package.json"));
    writeFileSync(join(folder, "biome.json"), JSON.stringify(settingsWithoutGit()));
    for (const [path, source] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), source);
    }
    return refusalsIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function refusalsIn(folder: string) {
  const options = [
    "lint",
    "--reporter=json",
    "--max-diagnostics=none",
    ...rules.map((rule) => `--only=${rule}`),
    ".",
  ];
  const { stdout, stderr } = spawnSync(process.execPath, [biome, ...options], {
    cwd: folder,
    encoding: "utf8",
  });
  if (!stdout.startsWith("{")) throw new Error(`The linter gave no report: ${stderr}`);
  const { diagnostics } = JSON.parse(stdout) as Report;
  return new Set(
    diagnostics.map(
      ({ category, location }) => `${location.path}:${location.start.line} ${category.split("/").at(-1)}`,
    ),
  );
}

function settingsWithoutGit() {
  const settings = JSON.parse(readFileSync(join(root, "biome.json"), "utf8")) as Record<string, unknown>;
  return { ...settings, vcs: { enabled: false } };
}
