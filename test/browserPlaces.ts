import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";

const commands = [
  "google-chrome",
  "google-chrome-stable",
  "chromium",
  "chromium-browser",
  "microsoft-edge",
  "microsoft-edge-stable",
];
const macApps = ["Google Chrome", "Chromium", "Microsoft Edge"];
const windowsFiles = [
  "Google/Chrome/Application/chrome.exe",
  "Chromium/Application/chrome.exe",
  "Microsoft/Edge/Application/msedge.exe",
];
const DOWNLOAD_LIMIT_MS = 300_000;

/** Where Chrome, Chromium and Edge are usually found on this system, and are. */
export function usualPlaces(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
) {
  return candidates(environment, platform).filter((path) => existsSync(path));
}

function candidates(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform) {
  if (platform === "darwin")
    return ["/Applications", join(environment.HOME ?? "", "Applications")].flatMap(appsIn);
  if (platform === "win32") {
    const folders = [environment.PROGRAMFILES, environment["PROGRAMFILES(X86)"], environment.LOCALAPPDATA];
    return folders
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => windowsFiles.map((file) => join(folder, file)));
  }
  const folders = [
    ...(environment.PATH ?? "").split(delimiter),
    "/usr/bin",
    "/usr/local/bin",
    "/opt/google/chrome",
    "/snap/bin",
  ];
  return [
    ...new Set(commands.flatMap((command) => folders.filter(Boolean).map((folder) => join(folder, command)))),
  ];
}

const appsIn = (folder: string) => macApps.map((app) => join(folder, `${app}.app/Contents/MacOS/${app}`));

/** The ways to get a browser, tried in turn; each says on stdout what it does and answers whether it went well. */
export const installers = [downloadPlaywrights, installByApt];

function downloadPlaywrights() {
  const cli = join(dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")), "cli.js");
  say("No browser found. Downloading Playwright's Chromium: npx playwright-core install --no-shell chromium");
  // The smaller headless shell takes no extensions.
  return run(process.execPath, [cli, "install", "--no-shell", "--no-progress", "chromium"]);
}

function installByApt() {
  if (process.platform !== "linux" || !succeeds("apt-get", ["--version"])) return false;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !succeeds("sudo", ["-n", "true"])) return false;
  const asRoot = (...args: string[]) =>
    isRoot ? run("apt-get", args) : run("sudo", ["-n", "apt-get", ...args]);
  say(`Installing Debian's Chromium: ${isRoot ? "" : "sudo "}apt-get install --yes chromium`);
  return (
    asRoot("update", "--quiet") &&
    asRoot("install", "--yes", "--quiet", "--no-install-recommends", "chromium")
  );
}

const succeeds = (command: string, args: string[]) =>
  spawnSync(command, args, { stdio: "ignore" }).status === 0;

function run(command: string, args: string[]) {
  const { status } = spawnSync(command, args, {
    stdio: ["ignore", "inherit", "inherit"],
    timeout: DOWNLOAD_LIMIT_MS,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return status === 0;
}

function say(line: string) {
  process.stdout.write(`${line}\n`);
}
