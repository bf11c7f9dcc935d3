import type { TeamsManifestV1D25 } from "@microsoft/app-manifest";
import { type Files, MANIFEST_FILE, readJson } from "./files.ts";
import type { Finding } from "./finding.ts";
import { schemaFindings } from "./schemaCheck.ts";
import type { TeamsManifest } from "./teams.ts";
import { type Strings, textFindings } from "./textCheck.ts";

/** Every language complete and by the official schema; a string of a tab that does not exist is refused. */
export async function localisationFindings(files: Files, manifest: TeamsManifest): Promise<Finding[]> {
  const own = ownStrings(manifest);
  const languages = manifest.localizationInfo?.additionalLanguages ?? [];
  const others = await Promise.all(languages.map(({ file }) => languageFindings(files, file, own)));
  return [...textFindings(MANIFEST_FILE, own), ...others.flat()];
}

async function languageFindings(files: Files, file: string, own: Strings): Promise<Finding[]> {
  if (!files[file]) return [];
  const content = readJson(files, file);
  if (!content) return [{ at: file, actual: "", cure: "write it as a JSON object" }];
  const faults = await schemaFindings(file, "MicrosoftTeams.Localization.schema.json", content);
  if (faults.length > 0) return faults;
  const { $schema, ...strings } = content as Strings;
  const missing = Object.keys(own).filter((key) => !(key in strings));
  const homeless = Object.keys(strings).filter((key) => !(key in own));
  return [
    ...missing.map((key) => ({ at: `${file} ${key}`, actual: "", cure: "translate this string too" })),
    ...homeless.map((key) => ({
      at: `${file} ${key}`,
      actual: strings[key]!,
      cure: "take it out; the manifest has no such string",
    })),
    ...textFindings(file, strings),
  ];
}

/** The strings of the manifest itself, each under the key that a language file gives it. */
function ownStrings(manifest: TeamsManifest): Strings {
  const { name, description, staticTabs = [], activities, composeExtensions = [] } = manifest;
  return {
    "name.short": name.short,
    "name.full": name.full ?? "",
    "description.short": description.short,
    "description.full": description.full,
    ...Object.fromEntries(staticTabs.map((tab, index) => [`staticTabs[${index}].name`, tab.name ?? ""])),
    ...Object.fromEntries((activities?.activityTypes ?? []).flatMap(activityStrings)),
    ...Object.fromEntries((composeExtensions[0]?.commands ?? []).flatMap(commandStrings)),
  };
}

type Entry = [key: string, text: string];

function activityStrings(
  { description, templateText }: TeamsManifestV1D25.ActivityType,
  index: number,
): Entry[] {
  const place = `activities.activityTypes[${index}]`;
  return [
    [`${place}.description`, description],
    [`${place}.templateText`, templateText],
  ];
}

function commandStrings(command: TeamsManifestV1D25.ComposeExtensionCommand, index: number): Entry[] {
  const place = `composeExtensions[0].commands[${index}]`;
  const { title, description, parameters = [] } = command;
  return [
    [`${place}.title`, title],
    ...(description ? [[`${place}.description`, description] as Entry] : []),
    ...parameters.map((one, at): Entry => [`${place}.parameters[${at}].title`, one.title]),
  ];
}
