import { createHash } from "node:crypto";
import { type CommandId, commandIds, commands, commandsAt } from "#shared/contributions.ts";
import { FIND_MESSAGE, keyName, messageName, SIGN_IN_MESSAGE } from "#shared/extension/model.ts";
import { en } from "#shared/text.en.ts";
import type { TextKey } from "#shared/text.ts";
import { zh } from "#shared/text.zh.ts";
import type { ExtensionSettings } from "./extensionSettings.ts";
import { manifestEn } from "./text.en.ts";
import { manifestZh } from "./text.zh.ts";

/** The first Chrome and Edge that open a side panel for a key or a menu. */
const FIRST_BROWSER = "116";
export const ICON_SIDES = [16, 32, 48, 128];
export const PANEL_FILE = "panel.html";
export const WORKER_FILE = "worker.js";
export const KEYWORD = "cp";
/** Fluent fills its styles by script as it goes: they are empty when the page gets them, and no other written style counts. */
const EMPTY_STYLE = `'sha256-${createHash("sha256").update("").digest("base64")}'`;
const ENTRA = "https://login.microsoftonline.com";

/** What anybody may want a key for: what the palette shows wherever one is. */
export const keyCommands = commandsAt("palette", { scope: "personal" });

/** What each permission is for is said in the README; a page's content is never read. */
export const permissions = ["sidePanel", "contextMenus", "activeTab", "storage", "alarms"];

/** The manifest of the side panel for Chrome and Edge; its strings are in `_locales`. */
export function extensionManifest({ server, signIn, version, key }: ExtensionSettings) {
  const icons = Object.fromEntries(ICON_SIDES.map((side) => [side, iconFile(side)]));
  return {
    manifest_version: 3,
    name: "__MSG_name__",
    description: "__MSG_description__",
    version,
    default_locale: "en",
    minimum_chrome_version: FIRST_BROWSER,
    key,
    icons,
    action: { default_icon: icons, default_title: "__MSG_name__" },
    side_panel: { default_path: PANEL_FILE },
    background: { service_worker: WORKER_FILE, type: "module" },
    commands: { _execute_action: {}, ...Object.fromEntries(keyCommands.map(commandEntry)) },
    omnibox: { keyword: KEYWORD },
    permissions: signIn ? [...permissions, "identity"] : permissions,
    host_permissions: [`${server}/*`],
    content_security_policy: { extension_pages: policyOf(server, signIn ? [ENTRA] : []) },
  };
}

const policyOf = (server: string, others: string[]) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${EMPTY_STYLE}`,
    "img-src 'self' data:",
    `connect-src ${["'self'", server, ...others].join(" ")}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

function commandEntry(id: CommandId) {
  const { title, key } = commands[id];
  const description = `__MSG_${messageName(title)}__`;
  return [keyName(id), key ? { description, suggested_key: { default: key } } : { description }] as const;
}

export const iconFile = (side: number) => `icon${side}.png`;

/** The strings of the package in one language, as the browser reads them. */
export function messages(language: "en" | "zh") {
  const own = language === "en" ? manifestEn : manifestZh;
  const texts = (language === "en" ? en : zh) as unknown as Record<TextKey, string>;
  const titles = commandIds
    .map((id) => commands[id].title)
    .map((title): [string, string] => [messageName(title), texts[title]]);
  const all: [string, string][] = [
    ["name", own.shortName],
    ["description", own.shortDescription],
    [FIND_MESSAGE, own.find],
    [SIGN_IN_MESSAGE, own.signInFirst],
    ...titles,
  ];
  return Object.fromEntries(all.map(([name, text]) => [name, { message: text.replaceAll("$", "$$$$") }]));
}
