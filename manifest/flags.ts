import {
  addressCure,
  type Cure,
  domainCure,
  guidCure,
  keyCure,
  nameCure,
  tenantCure,
  versionCure,
} from "./rules.ts";

interface Flag {
  /** What it stands for, in the help and where it is missing. */
  means: string;
  cureOf: (value: string) => Cure;
  isNeeded?: boolean;
  isList?: boolean;
}

/** Everything the command takes. */
export const flags = {
  domain: {
    means: "the domain the server is reached at, as in counterpart.contoso.com",
    cureOf: domainCure,
    isNeeded: true,
  },
  "app-id": {
    means: "the application (client) id of the app registration in Entra ID",
    cureOf: guidCure,
    isNeeded: true,
  },
  tenant: {
    means: "the directory (tenant) id in Entra ID; may be repeated",
    cureOf: tenantCure,
    isNeeded: true,
    isList: true,
  },
  "bot-id": {
    means: "the bot's application (client) id, for recording from messages",
    cureOf: guidCure,
  },
  version: { means: "the version of the package; raise it for every upload", cureOf: versionCure },
  "developer-name": { means: "who offers the app, as shown in the app's details", cureOf: nameCure },
  "privacy-url": { means: "your privacy statement", cureOf: addressCure },
  "terms-url": { means: "your terms of use", cureOf: addressCure },
  "extension-key": {
    means: "the public key, in base64, that a store or your own signing gives the extension",
    cureOf: keyCure,
  },
} satisfies Record<string, Flag>;

export type FlagName = keyof typeof flags;
export const flagNames = Object.keys(flags) as FlagName[];

export const allFlags: Record<FlagName, Flag> = flags;

export const usage = [
  "npm run package -- --domain DOMAIN --app-id ID --tenant ID [more]",
  "npm run package -- --demo                 only the browser's side panel, for the demo on this machine",
  "",
  ...flagNames.map(
    (name) => `  --${name.padEnd(15)} ${allFlags[name].means}${allFlags[name].isNeeded ? "" : " (optional)"}`,
  ),
].join("\n");
