import { strToU8, zipSync } from "fflate";
import { type Files, MANIFEST_FILE } from "./files.ts";
import { colorIcon, outlineIcon } from "./icons.ts";
import type { Settings } from "./settings.ts";
import { CHINESE_FILE, COLOR_FILE, chineseStrings, OUTLINE_FILE, teamsManifest } from "./teams.ts";

/** In local time, as a zip keeps it: the same settings give the same bytes, whenever and wherever. */
const ALWAYS = new Date(2026, 0, 1);

/** The files of the package, all in its root. */
export function packageFiles(settings: Settings): Files {
  return {
    [MANIFEST_FILE]: json(teamsManifest(settings)),
    [COLOR_FILE]: colorIcon(),
    [OUTLINE_FILE]: outlineIcon(),
    [CHINESE_FILE]: json(chineseStrings(settings)),
  };
}

export const zip = (files: Files) => zipSync(files, { level: 9, mtime: ALWAYS });

const json = (content: object) => strToU8(`${JSON.stringify(content, null, 2)}\n`);
