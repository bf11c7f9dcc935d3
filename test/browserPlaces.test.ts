import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { usualPlaces } from "./browserPlaces.ts";

function folderWith(path: string) {
  const folder = mkdtempSync(join(tmpdir(), "browsers-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, "");
  chmodSync(file, 0o755);
  return { folder, file };
}

test("on Linux a browser is found by any of its names on the path", () => {
  const { folder, file } = folderWith("microsoft-edge-stable");
  expect(usualPlaces({ PATH: `/nowhere:${folder}` }, "linux")).toContain(file);
});

test("on a Mac it is found among somebody's own applications", () => {
  const { folder, file } = folderWith("Applications/Chromium.app/Contents/MacOS/Chromium");
  expect(usualPlaces({ HOME: folder }, "darwin")).toContain(file);
});

test("on Windows it is found where programs lie", () => {
  const { folder, file } = folderWith("Microsoft/Edge/Application/msedge.exe");
  expect(usualPlaces({ LOCALAPPDATA: folder }, "win32")).toEqual([file]);
});

test("where there is none, none is named", () => {
  expect(usualPlaces({}, "win32")).toEqual([]);
});
