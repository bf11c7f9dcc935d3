import { strFromU8, strToU8 } from "fflate";
import type { Files } from "#manifest/files.ts";
import { readSettings } from "#manifest/settings.ts";
import { CHINESE_FILE, chineseStrings, type TeamsManifest, teamsManifest } from "#manifest/teams.ts";
import { packageFiles } from "#manifest/zip.ts";

export const appId = "3f2b8c1e-0d64-4a7b-9c55-1e8f6a0b7d42";
export const tenantId = "a1c9e7d3-5b28-4f60-8e14-92d7b3c6f058";

export const rightWords = ["--domain", "counterpart.contoso.com", "--app-id", appId, "--tenant", tenantId];
export const { settings } = readSettings(rightWords, "1.0.0");
export const rightFiles = packageFiles(settings);

/** Values by their place, such as `staticTabs[0].name`; an undefined one is taken away. */
export type Changes = Record<string, unknown>;

export const manifestWith = (changes: Changes): TeamsManifest => changed(teamsManifest(settings), changes);

export function chineseWith(changes: Changes): Record<string, unknown> {
  return JSON.parse(JSON.stringify({ ...chineseStrings(), ...changes }));
}

/** The files of a right package with these changes. */
export function packageWith({
  manifest = {},
  chinese = {},
  files = {},
}: {
  manifest?: Changes;
  chinese?: Changes;
  files?: Files;
}): Files {
  const json = {
    "manifest.json": bytes(manifestWith(manifest)),
    [CHINESE_FILE]: bytes(chineseWith(chinese)),
  };
  return { ...rightFiles, ...json, ...files };
}

export const contentOf = (file: Uint8Array | undefined) => JSON.parse(strFromU8(file!));

const bytes = (content: object) => strToU8(JSON.stringify(content));

function changed<Content extends object>(content: Content, changes: Changes): Content {
  const copy = structuredClone(content);
  for (const [place, value] of Object.entries(changes)) {
    const steps = place.split(/[.[\]]+/).filter(Boolean);
    const last = steps.pop()!;
    const owner = steps.reduce<Record<string, unknown>>(
      (inner, step) => inner[step] as Record<string, unknown>,
      copy as Record<string, unknown>,
    );
    owner[last] = value;
  }
  return JSON.parse(JSON.stringify(copy));
}
