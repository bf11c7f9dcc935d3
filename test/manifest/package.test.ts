import { existsSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { packageFiles, zip } from "#manifest/zip.ts";
import { commandLine } from "./commandLine.ts";
import { contentOf, settings } from "./examples.ts";

test("the zip holds exactly the manifest, the two icons and the Chinese, all in its root", () => {
  const files = unzipSync(zip(packageFiles(settings)));
  expect(Object.keys(files).sort()).toEqual(["color.png", "manifest.json", "outline.png", "zh.json"]);
  expect(contentOf(files["manifest.json"]).id).toBe(settings.appId);
  expect(contentOf(files["zh.json"])["staticTabs[0].name"]).toBe("今天");
});

test("a wrong command writes nothing, names each cure, shows no stack and exits with 1", () => {
  const { folder, run } = commandLine();
  const { status, stderr, stdout } = run(["--domain", "https://contoso.com", "--tenant", "contoso"]);
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toContain('--domain "https://contoso.com": leave out https://');
  expect(stderr).toContain("--app-id: give the application (client) id");
  expect(stderr).toContain('--tenant "contoso": give a GUID');
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(existsSync(join(folder, "dist"))).toBe(false);
});
