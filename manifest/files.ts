import { strFromU8 } from "fflate";
import type { Finding } from "./finding.ts";
import type { TeamsManifest } from "./teams.ts";

/** The package's files by name, as they stand in the root of the zip. */
export type Files = Record<string, Uint8Array>;

export const MANIFEST_FILE = "manifest.json";

/** A file's JSON object, or null where there is none. */
export function readJson(files: Files, name: string): Record<string, unknown> | null {
  try {
    const content: unknown = JSON.parse(strFromU8(files[name]!));
    return typeof content === "object" && content !== null && !Array.isArray(content) ? { ...content } : null;
  } catch {
    return null;
  }
}

/** The upload wants every file in the root, and each of them named in the manifest. */
export function fileFindings(files: Files, { icons, localizationInfo }: TeamsManifest): Finding[] {
  const languages = localizationInfo?.additionalLanguages ?? [];
  const wanted = [MANIFEST_FILE, icons.color, icons.outline, ...languages.map(({ file }) => file)];
  return [
    ...wanted
      .filter((name) => !isRootName(name))
      .map((actual) => ({
        at: MANIFEST_FILE,
        actual,
        cure: "name a file in the root of the package, without / or \\",
      })),
    ...wanted
      .filter((name) => isRootName(name) && !files[name])
      .map((name) => ({ at: name, actual: "", cure: "add this file; the manifest names it" })),
    ...Object.keys(files)
      .filter((name) => !wanted.includes(name))
      .map((name) => ({ at: name, actual: "", cure: "take this file out; the manifest does not name it" })),
  ];
}

const isRootName = (name: string) => /^[\w-]+\.\w+$/.test(name);
