import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { strToU8 } from "fflate";
import { CONFIG_FILE, type ExtensionConfig } from "#shared/extension/model.ts";
import { extensionManifest, ICON_SIDES, iconFile, messages } from "./extension.ts";
import type { ExtensionSettings } from "./extensionSettings.ts";
import { type Files, MANIFEST_FILE } from "./files.ts";
import { tileIcon } from "./icons.ts";

/** What the build made: the panel, its parts and the worker; notes of the build itself stay behind. */
export function readBuilt(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll("\\", "/"))
    .filter((name) => !/(^|\/)\./.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]));
}

/** All files of the extension by their path in it: the built ones, and what is written for this company. */
export function extensionFiles(settings: ExtensionSettings, built: Files): Files {
  const { server, signIn } = settings;
  return {
    ...built,
    [MANIFEST_FILE]: json(extensionManifest(settings)),
    [CONFIG_FILE]: json({ server, signIn } satisfies ExtensionConfig),
    "_locales/en/messages.json": json(messages("en")),
    "_locales/zh_CN/messages.json": json(messages("zh")),
    ...Object.fromEntries(ICON_SIDES.map((side) => [iconFile(side), tileIcon(side)])),
  };
}

const json = (content: object) => strToU8(`${JSON.stringify(content, null, 2)}\n`);
