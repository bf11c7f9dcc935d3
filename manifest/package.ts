import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkPackage } from "./checks.ts";
import { extensionFiles, readBuilt } from "./extensionFiles.ts";
import { extensionId, OWN_KEY } from "./extensionKey.ts";
import { demoSettings, type ExtensionSettings, extensionSettings } from "./extensionSettings.ts";
import { describe, type Finding } from "./finding.ts";
import { usage } from "./flags.ts";
import { readSettings, type Settings } from "./settings.ts";
import { packageFiles, zip } from "./zip.ts";

const FOLDER = "dist";
const TEAMS_FILE = `${FOLDER}/counterpart-teams.zip`;
const EXTENSION_FILE = `${FOLDER}/counterpart-extension.zip`;
const STORE_FILE = `${FOLDER}/counterpart-extension-store.zip`;
/** The same, unpacked, to be loaded by a browser in developer mode. */
const EXTENSION_FOLDER = `${FOLDER}/extension`;
const DEMO_SERVER = "http://localhost:3978";
const PANEL_FOLDER = join(import.meta.dirname, "../dist/panel");

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const cure = `start it by npm in the project's folder, and let it write ${FOLDER}/`;
  process.exitCode = refuse([{ at: "npm run package", actual: (error as Error).message, cure }]);
}

/** Writes the packages, or says what to put right; npm starts this in the project's folder. */
async function run(words: string[]) {
  if (words.includes("--help")) return say(usage);
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  if (words.includes("--demo")) return packDemo(version);
  const { settings, findings } = readSettings(words, version);
  if (findings.length > 0) return refuse(findings, usage);
  const files = packageFiles(settings);
  const faults = await checkPackage(files);
  if (faults.length > 0) return refuse(faults);
  const extension = extensionSettings(settings);
  write(TEAMS_FILE, zip(files));
  writeExtension(extension);
  write(STORE_FILE, zip(filesOf({ ...extension, key: undefined })));
  return say(nextSteps(settings));
}

/** Only the extension: the demo is a page on this machine, which no Teams can reach. */
function packDemo(version: string) {
  writeExtension(demoSettings(DEMO_SERVER, version));
  return say(`Written: ${EXTENSION_FILE} and ${EXTENSION_FOLDER}/, for the demo at ${DEMO_SERVER}`);
}

function writeExtension(settings: ExtensionSettings) {
  const files = filesOf(settings);
  rmSync(EXTENSION_FOLDER, { recursive: true, force: true });
  for (const [name, content] of Object.entries(files)) write(`${EXTENSION_FOLDER}/${name}`, content);
  write(EXTENSION_FILE, zip(files));
}

function filesOf(settings: ExtensionSettings) {
  return extensionFiles(settings, readBuilt(PANEL_FOLDER));
}

function write(file: string, content: Uint8Array) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function nextSteps(settings: Settings) {
  const { domain, appId, botId, tenantIds, version, privacyUrl, termsUrl, extensionKey: key } = settings;
  return [
    `Written: ${TEAMS_FILE} and ${EXTENSION_FILE}, version ${version}`,
    "",
    "Start the server with the same values:",
    `  APP_DOMAIN=${domain}`,
    `  APP_ID=${appId}`,
    `  TENANT_IDS=${tenantIds.join(",")}`,
    ...(botId === undefined ? [] : [`  BOT_ID=${botId}`]),
    ...(key === OWN_KEY ? [] : [`  EXTENSION_IDS=${extensionId(key)}`]),
    "",
    "In Entra ID the app registration needs, to the letter:",
    `  Application ID URI  api://${domain}/${appId}`,
    "  Scope               access_as_user",
    `  Redirect URI        https://${extensionId(key)}.chromiumapp.org/ (single-page application)`,
    "",
    "The app's details lead to these two pages; have them ready, or name others:",
    `  --privacy-url  ${privacyUrl}`,
    `  --terms-url    ${termsUrl}`,
    "",
    "Then upload the first file in Teams: Apps, Manage your apps, Upload an app. The second is the",
    `browser's side panel; ${EXTENSION_FOLDER}/ is the same, unpacked. For a store take ${STORE_FILE}:`,
    "it has no key, because a store refuses one and gives its own; give that as --extension-key then.",
  ].join("\n");
}

function say(text: string) {
  console.log(text);
  return 0;
}

function refuse(findings: Finding[], help = "") {
  console.error(
    ["Nothing was written. Please put right:", ...findings.map((finding) => `  ${describe(finding)}`)].join(
      "\n",
    ),
  );
  if (help) console.error(`\n${help}`);
  return 1;
}
