import type { TeamsManifestV1D25 } from "@microsoft/app-manifest";
import { tabOf, type ViewId, viewIds, views } from "#shared/contributions.ts";
import { en } from "#shared/text.en.ts";
import type { TextKey } from "#shared/text.ts";
import { zh } from "#shared/text.zh.ts";
import { activityTypes, chineseActivities, SEND_PERMISSION } from "./activities.ts";
import { botParts, chineseExtension } from "./composeExtension.ts";
import { BRAND_COLOR } from "./mark.ts";
import type { Settings } from "./settings.ts";
import { manifestEn } from "./text.en.ts";
import { manifestZh } from "./text.zh.ts";

export type TeamsManifest = TeamsManifestV1D25.TeamsManifestV1D25;

/** The first version with `supportsChannelFeatures`: an older tenant refuses newer ones, none refuses an older one. */
const MANIFEST_VERSION = "1.25";
/** Where the official schemas are published; the copies that come with `@microsoft/app-manifest` are used. */
export const SCHEMAS = `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}`;

export const COLOR_FILE = "color.png";
export const OUTLINE_FILE = "outline.png";
export const CHINESE_FILE = "zh.json";

/** The personal tabs, in the order of the tab strip; a setting or a part of a view is reached from within. */
const tabIds = viewIds.filter((id) => views[id].scopes.includes("personal") && tabOf(id) === id);
const hasChannelTab = viewIds.some((id) => views[id].scopes.includes("channel"));

/** The manifest of the app in Teams: its tabs are the views of the contributions, its strings are English. */
export function teamsManifest(settings: Settings): TeamsManifest {
  const { domain, appId, botId, version, developerName, privacyUrl, termsUrl } = settings;
  const site = `https://${domain}`;
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.schema.json`,
    manifestVersion: MANIFEST_VERSION,
    version,
    id: appId,
    developer: { name: developerName, websiteUrl: site, privacyUrl, termsOfUseUrl: termsUrl },
    localizationInfo: {
      defaultLanguageTag: "en",
      additionalLanguages: [{ languageTag: "zh", file: CHINESE_FILE }],
    },
    name: { short: manifestEn.shortName, full: manifestEn.fullName },
    description: { short: manifestEn.shortDescription, full: manifestEn.fullDescription },
    icons: { color: COLOR_FILE, outline: OUTLINE_FILE },
    accentColor: BRAND_COLOR,
    staticTabs: tabIds.map((id) => staticTab(id, site)),
    ...(hasChannelTab ? channelTab(site) : {}),
    ...(botId === undefined ? {} : botParts(botId, domain)),
    permissions: ["identity"],
    activities: { activityTypes: activityTypes() },
    authorization: {
      permissions: { resourceSpecific: [{ name: SEND_PERMISSION, type: "Application" }] },
    },
    validDomains: [domain],
    webApplicationInfo: { id: appId, resource: `api://${domain}/${appId}` },
    showLoadingIndicator: true,
  };
}

/** The manifest's strings in Chinese, by the place each has in it. */
export function chineseStrings({ botId }: Pick<Settings, "botId"> = {}): Record<string, string> {
  const tabNames = tabIds.map((id, index) => [`staticTabs[${index}].name`, titleOf(zh, id)]);
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.Localization.schema.json`,
    "name.short": manifestZh.shortName,
    "name.full": manifestZh.fullName,
    "description.short": manifestZh.shortDescription,
    "description.full": manifestZh.fullDescription,
    ...Object.fromEntries(tabNames),
    ...chineseActivities(),
    ...(botId === undefined ? {} : chineseExtension()),
  };
}

function staticTab(id: ViewId, site: string): TeamsManifestV1D25.StaticTab {
  const url = `${site}${views[id].path}`;
  return { entityId: id, name: titleOf(en, id), contentUrl: url, websiteUrl: url, scopes: ["personal"] };
}

/** A channel's tab stands for the team that its configuration page stores: the same for all who look. */
function channelTab(site: string): Partial<TeamsManifest> {
  const tab: TeamsManifestV1D25.ConfigurableTab = {
    configurationUrl: `${site}/configure`,
    canUpdateConfiguration: true,
    scopes: ["team"],
    context: ["channelTab"],
  };
  return { configurableTabs: [tab], supportsChannelFeatures: "tier1" };
}

/** A title has no plural, so its key is in both languages as it stands. */
const titleOf = (texts: typeof en | typeof zh, id: ViewId) =>
  (texts as unknown as Record<TextKey, string>)[views[id].title];
