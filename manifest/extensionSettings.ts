import type { ExtensionConfig } from "#shared/extension/model.ts";
import { OWN_KEY } from "./extensionKey.ts";
import type { Settings } from "./settings.ts";

/** What the extension's package is made from. */
export interface ExtensionSettings extends ExtensionConfig {
  version: string;
  /** The public key that makes the extension's id; a store gives its own, and refuses any other. */
  key?: string;
}

/** Several companies on one server: any of them signs in, and the server decides who may enter. */
const ANY_COMPANY = "organizations";

export function extensionSettings(settings: Settings): ExtensionSettings {
  const { domain, appId, tenantIds, version, extensionKey } = settings;
  const [tenantId = ANY_COMPANY] = tenantIds.length === 1 ? tenantIds : [];
  return {
    server: `https://${domain}`,
    signIn: {
      clientId: appId,
      authority: `https://login.microsoftonline.com/${tenantId}`,
      scope: `api://${domain}/${appId}/access_as_user offline_access`,
    },
    version,
    key: extensionKey,
  };
}

/** For the demo company on this machine, where nobody signs in. */
export const demoSettings = (server: string, version: string): ExtensionSettings => ({
  server,
  signIn: null,
  version,
  key: OWN_KEY,
});
