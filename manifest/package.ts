import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { checkPackage } from "./checks.ts";
import { describe, type Finding } from "./finding.ts";
import { usage } from "./flags.ts";
import { readSettings, type Settings } from "./settings.ts";
import { packageFiles, zip } from "./zip.ts";

const FOLDER = "dist";
const FILE = `${FOLDER}/counterpart-teams.zip`;

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const cure = `start it by npm in the project's folder, and let it write ${FOLDER}/`;
  process.exitCode = refuse([{ at: "npm run package", actual: (error as Error).message, cure }]);
}

/** Writes the package, or says what to put right; npm starts this in the project's folder. */
async function run(words: string[]) {
  if (words.includes("--help")) return say(usage);
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  const { settings, findings } = readSettings(words, version);
  if (findings.length > 0) return refuse(findings, usage);
  const files = packageFiles(settings);
  const faults = await checkPackage(files);
  if (faults.length > 0) return refuse(faults);
  return write(zip(files), settings);
}

function write(bytes: Uint8Array, settings: Settings) {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(FILE, bytes);
  return say(nextSteps(settings));
}

function nextSteps({ domain, appId, tenantIds, version, privacyUrl, termsUrl }: Settings) {
  return [
    `Written: ${FILE}, version ${version}`,
    "",
    "Start the server with the same values:",
    `  APP_DOMAIN=${domain}`,
    `  APP_ID=${appId}`,
    `  TENANT_IDS=${tenantIds.join(",")}`,
    "",
    "In Entra ID the app registration needs, to the letter:",
    `  Application ID URI  api://${domain}/${appId}`,
    "  Scope               access_as_user",
    "",
    "The app's details lead to these two pages; have them ready, or name others:",
    `  --privacy-url  ${privacyUrl}`,
    `  --terms-url    ${termsUrl}`,
    "",
    "Then upload the file in Teams: Apps, Manage your apps, Upload an app.",
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
