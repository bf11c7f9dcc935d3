import { type Files, fileFindings, MANIFEST_FILE, readJson } from "./files.ts";
import type { Finding } from "./finding.ts";
import { iconFindings } from "./iconCheck.ts";
import { linkFindings } from "./linkCheck.ts";
import { localisationFindings } from "./localisationCheck.ts";
import { schemaFindings } from "./schemaCheck.ts";
import { tabFindings } from "./tabCheck.ts";
import type { TeamsManifest } from "./teams.ts";

/** All that would make an upload fail or the tab stay empty; the other checks rely on what the schema has made sure of. */
export async function checkPackage(files: Files): Promise<Finding[]> {
  const content = readJson(files, MANIFEST_FILE);
  if (!content)
    return [{ at: MANIFEST_FILE, actual: "", cure: "add it to the root of the package, as a JSON object" }];
  const faults = await schemaFindings(MANIFEST_FILE, "MicrosoftTeams.schema.json", content);
  if (faults.length > 0) return faults;
  const manifest = content as unknown as TeamsManifest;
  return [
    ...fileFindings(files, manifest),
    ...iconFindings(files, manifest),
    ...linkFindings(manifest),
    ...tabFindings(manifest),
    ...(await localisationFindings(files, manifest)),
  ];
}
