import type { Finding } from "./finding.ts";
import type { TeamsManifest } from "./teams.ts";

/** What the schema lets a tab be, and our tabs must not: shown in a place it was not made for, or in none. */
export function tabFindings({
  staticTabs = [],
  configurableTabs = [],
  supportsChannelFeatures,
}: TeamsManifest): Finding[] {
  const ids = staticTabs.map(({ entityId }) => entityId);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const isAstray = staticTabs.filter(({ scopes }) => scopes.length !== 1 || scopes[0] !== "personal");
  const isHidden = configurableTabs.length > 0 && supportsChannelFeatures !== "tier1";
  return [
    ...(ids.length === 0 ? [{ at: "staticTabs", actual: "", cure: "give the app at least one tab" }] : []),
    ...twice.map((actual) => ({ at: "staticTabs entityId", actual, cure: "give each tab an id of its own" })),
    ...isAstray.map(({ entityId, scopes }) => ({
      at: `staticTabs ${entityId}`,
      actual: scopes.join(", "),
      cure: "keep it personal: a channel's tab must look the same to all who see it",
    })),
    ...(isHidden
      ? [
          {
            at: "supportsChannelFeatures",
            actual: "",
            cure: "set it to tier1, or shared and private channels do not offer the tab",
          },
        ]
      : []),
  ];
}
