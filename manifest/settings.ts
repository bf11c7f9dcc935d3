import { parseArgs } from "node:util";
import { OWN_KEY } from "./extensionKey.ts";
import type { Finding } from "./finding.ts";
import { allFlags, type FlagName, flagNames } from "./flags.ts";

/** What a package is made from. */
export interface Settings {
  domain: string;
  appId: string;
  /** Where there is one, the message extension is in the package. */
  botId?: string;
  tenantIds: string[];
  version: string;
  developerName: string;
  privacyUrl: string;
  termsUrl: string;
  /** Makes the id of the browser's extension. */
  extensionKey: string;
}

type Given = Record<FlagName, string[]>;

/**
 * Reads the command line; what is wrong or missing is found all at once.
 *
 * @example readSettings(["--domain", "Contoso.com"], "1.0.0").findings // => [{ at: "--domain", … }, { at: "--app-id", … }, …]
 */
export function readSettings(
  words: string[],
  ownVersion: string,
): { settings: Settings; findings: Finding[] } {
  const options = Object.fromEntries(
    flagNames.map((name) => [name, { type: "string", multiple: true } as const]),
  );
  const { values, positionals } = parseArgs({ args: words, options, strict: false, allowPositionals: true });
  const given = Object.fromEntries(flagNames.map((name) => [name, textsOf(values[name])])) as Given;
  const findings = [
    ...strangers(values, positionals),
    ...flagNames.flatMap((name) => faultsOf(name, given[name])),
    ...mixedUp(given),
  ];
  return { settings: settingsOf(given, ownVersion), findings };
}

/** A flag without a value is there, but empty. */
const textsOf = (value: unknown) =>
  [value]
    .flat()
    .filter((one) => one !== undefined)
    .map((one) => (typeof one === "string" ? one.trim() : ""));

function strangers(values: Record<string, unknown>, words: string[]): Finding[] {
  const unknown = Object.keys(values).filter((name) => !Object.hasOwn(allFlags, name));
  return [
    ...unknown.map((name) => ({
      at: `--${name}`,
      actual: "",
      cure: `this is not known; there are ${flagNames.map((known) => `--${known}`).join(", ")}`,
    })),
    ...words.map((word) => ({ at: "command", actual: word, cure: "put its --name before it" })),
  ];
}

function faultsOf(name: FlagName, texts: string[]): Finding[] {
  const { isNeeded, isList, cureOf, means } = allFlags[name];
  const at = `--${name}`;
  if (texts.length === 0) return isNeeded ? [{ at, actual: "", cure: `give ${means}` }] : [];
  if (texts.length > 1 && !isList) return [{ at, actual: texts.join(", "), cure: "give it once" }];
  return texts.flatMap((actual) => {
    const cure = actual === "" ? `give ${means}` : cureOf(actual);
    return cure ? [{ at, actual, cure }] : [];
  });
}

/** Entra ID shows the two ids one below the other; taken for each other, nobody could sign in. */
function mixedUp({ tenant, "app-id": appIds }: Given): Finding[] {
  const actual = tenant.find((id) => id !== "" && appIds.includes(id));
  const cure = `this is also --app-id; give ${allFlags.tenant.means}`;
  return actual ? [{ at: "--tenant", actual, cure }] : [];
}

function settingsOf(given: Given, ownVersion: string): Settings {
  const [domain = ""] = given.domain;
  const [botId] = given["bot-id"];
  return {
    domain,
    ...(botId === undefined ? {} : { botId: botId.toLowerCase() }),
    appId: (given["app-id"][0] ?? "").toLowerCase(),
    tenantIds: given.tenant.map((id) => id.toLowerCase()),
    version: given.version[0] ?? ownVersion,
    developerName: given["developer-name"][0] ?? "Counterpart",
    privacyUrl: given["privacy-url"][0] ?? `https://${domain}/privacy`,
    termsUrl: given["terms-url"][0] ?? `https://${domain}/terms`,
    extensionKey: given["extension-key"][0] ?? OWN_KEY,
  };
}
