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
export const installers = [downloadPlaywrights, installByManager];

function downloadPlaywrights() {
  const cli = join(dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")), "cli.js");
  say("No browser found. Downloading Playwright's Chromium: npx playwright-core install --no-shell chromium");
  // The smaller headless shell takes no extensions.
  return run(process.execPath, [cli, "install", "--no-shell", "--no-progress", "chromium"]);
}

/** What each package manager is told, step by step. */
const managers: Record<string, string[][]> = {
  "apt-get": [
    ["update", "--quiet"],
    ["install", "--yes", "--quiet", "--no-install-recommends", "chromium"],
  ],
  dnf: [["install", "--assumeyes", "--quiet", "chromium"]],
  apk: [["add", "--quiet", "chromium"]],
  pacman: [["--sync", "--noconfirm", "--quiet", "chromium"]],
};

/** The system's own package manager, where this user may use it without being asked for a password. */
function installByManager() {
  const manager = Object.keys(managers).find((name) => succeeds(name, ["--version"]));
  const isRoot = process.getuid?.() === 0;
  if (manager === undefined || (!isRoot && !succeeds("sudo", ["-n", "true"]))) return false;
  const command = isRoot ? [manager] : ["sudo", "-n", manager];
  say(`Installing the system's Chromium: ${command.join(" ")}`);
  return (managers[manager] ?? []).every((step) => run(command[0] as string, [...command.slice(1), ...step]));
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
