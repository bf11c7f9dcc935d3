import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { packageFiles, zip } from "#manifest/zip.ts";
import { EXTENSION_ID } from "#shared/extension/model.ts";
import { commandLine } from "./commandLine.ts";
import { contentOf, rightWords, settings } from "./examples.ts";

/** Among the tests in the browser because those are the ones before which the panel is built. */
test("a right command writes the same bytes in every time zone, and says what the server and Entra need", () => {
  const { folder, run } = commandLine();
  const { status, stdout, stderr } = run(rightWords);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain(`APP_ID=${settings.appId}`);
  expect(stdout).toContain("APP_DOMAIN=counterpart.contoso.com");
  expect(stdout).toContain(`TENANT_IDS=${settings.tenantIds[0]}`);
  expect(stdout).toContain(`https://${EXTENSION_ID}.chromiumapp.org/`);
  const read = (name: string) => readFileSync(join(folder, "dist", name));
  expect(read("counterpart-teams.zip").equals(zip(packageFiles(settings)))).toBe(true);

  const extension = read("counterpart-extension.zip");
  run(rightWords, "America/Adak");
  expect(read("counterpart-extension.zip").equals(extension)).toBe(true);
  for (const [name, content] of Object.entries(unzipSync(extension)))
    expect(read(`extension/${name}`).equals(content), name).toBe(true);
});

test("for a store the key is left out, which it refuses, and nothing else", () => {
  const { folder, run } = commandLine();
  expect(run(rightWords).stdout).toContain("counterpart-extension-store.zip");
  const read = (name: string) => unzipSync(readFileSync(join(folder, "dist", name)));
  const { "manifest.json": ours, ...rest } = read("counterpart-extension.zip");
  const { "manifest.json": theirs, ...others } = read("counterpart-extension-store.zip");
  const { key, ...manifest } = contentOf(ours);
  expect(key).toBeTruthy();
  expect(contentOf(theirs)).toEqual(manifest);
  expect(others).toEqual(rest);
});

test("for the demo only the extension is written, which talks to this machine", () => {
  const { folder, run } = commandLine();
  const { status, stdout } = run(["--demo"]);
  expect(status).toBe(0);
  expect(stdout).toContain("http://localhost:3978");
  const files = unzipSync(readFileSync(join(folder, "dist/counterpart-extension.zip")));
  expect(contentOf(files["config.json"])).toEqual({ server: "http://localhost:3978", signIn: null });
});
