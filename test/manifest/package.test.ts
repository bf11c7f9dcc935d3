import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageFiles, zip } from "#manifest/zip.ts";
import { contentOf, rightWords, settings } from "./examples.ts";

const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "counterpart-package-"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ version: "1.0.0" }));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(words: string[]) {
  const environment = { ...process.env, TZ: "Pacific/Kiritimati" };
  return spawnSync(process.execPath, ["--import", tsx, resolve("manifest/package.ts"), ...words], {
    cwd: folder,
    env: environment,
    encoding: "utf8",
  });
}

test("the zip holds exactly the manifest, the two icons and the Chinese, all in its root", () => {
  const files = unzipSync(zip(packageFiles(settings)));
  expect(Object.keys(files).sort()).toEqual(["color.png", "manifest.json", "outline.png", "zh.json"]);
  expect(contentOf(files["manifest.json"]).id).toBe(settings.appId);
  expect(contentOf(files["zh.json"])["staticTabs[0].name"]).toBe("今天");
});

test("a wrong command writes nothing, names each cure, shows no stack and exits with 1", () => {
  const { status, stderr, stdout } = run(["--domain", "https://contoso.com", "--tenant", "contoso"]);
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toContain('--domain "https://contoso.com": leave out https://');
  expect(stderr).toContain("--app-id: give the application (client) id");
  expect(stderr).toContain('--tenant "contoso": give a GUID');
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(existsSync(join(folder, "dist"))).toBe(false);
});

test("a right command writes the same bytes in every time zone, and says what the server needs", () => {
  const { status, stdout, stderr } = run(rightWords);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain(`APP_ID=${settings.appId}`);
  expect(stdout).toContain("APP_DOMAIN=counterpart.contoso.com");
  expect(stdout).toContain(`TENANT_IDS=${settings.tenantIds[0]}`);
  const written = readFileSync(join(folder, "dist/counterpart-teams.zip"));
  expect(written.equals(zip(packageFiles(settings)))).toBe(true);
});
