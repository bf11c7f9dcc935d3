import type { Finding } from "./finding.ts";
import { addressCure, type Cure, domainCure, guidCure, versionCure } from "./rules.ts";
import type { TeamsManifest } from "./teams.ts";

/** Ids, version, addresses and domains: the schema takes http://, any version and any domain. */
export function linkFindings(manifest: TeamsManifest): Finding[] {
  const { id, version, validDomains = [], webApplicationInfo } = manifest;
  return [
    ...faults("id", id, guidCure),
    ...faults("version", version, versionCure),
    ...validDomains.flatMap((domain, index) => faults(`validDomains[${index}]`, domain, domainCure)),
    ...addressesOf(manifest).flatMap(([at, address]) => faults(at, address, addressCure)),
    ...framesOf(manifest).flatMap(([at, address]) =>
      faults(at, address, (frame) => ownCure(frame, validDomains)),
    ),
    ...faults("webApplicationInfo.resource", webApplicationInfo?.resource ?? "", (resource) =>
      resourceCure(resource, manifest),
    ),
  ];
}

function faults(at: string, actual: string, cureOf: (value: string) => Cure): Finding[] {
  const cure = cureOf(actual);
  return cure ? [{ at, actual, cure }] : [];
}

type Address = [at: string, address: string];

function addressesOf(manifest: TeamsManifest): Address[] {
  const { websiteUrl, privacyUrl, termsOfUseUrl } = manifest.developer;
  const pages =
    manifest.staticTabs?.map(
      (tab, index): Address => [`staticTabs[${index}].websiteUrl`, tab.websiteUrl ?? ""],
    ) ?? [];
  return [
    ["developer.websiteUrl", websiteUrl],
    ["developer.privacyUrl", privacyUrl],
    ["developer.termsOfUseUrl", termsOfUseUrl],
    ...pages,
    ...framesOf(manifest),
  ];
}

/** The addresses that are shown in a frame. */
function framesOf({ staticTabs = [], configurableTabs = [] }: TeamsManifest): Address[] {
  return [
    ...staticTabs.map((tab, index): Address => [`staticTabs[${index}].contentUrl`, tab.contentUrl ?? ""]),
    ...configurableTabs.map(
      (tab, index): Address => [`configurableTabs[${index}].configurationUrl`, tab.configurationUrl],
    ),
  ];
}

function ownCure(address: string, validDomains: string[]): Cure {
  if (!URL.canParse(address)) return null;
  return validDomains.includes(new URL(address).host)
    ? null
    : "serve it from one of validDomains, or Teams shows an empty frame";
}

/** Signing in fails unless this is the address of our own API, to the letter. */
function resourceCure(resource: string, { webApplicationInfo, validDomains = [] }: TeamsManifest): Cure {
  const expected = validDomains.map((domain) => `api://${domain}/${webApplicationInfo?.id}`);
  return expected.includes(resource)
    ? null
    : `set it to ${expected[0] ?? "api://<domain>/<app id>"}, as the Application ID URI in Entra ID`;
}
