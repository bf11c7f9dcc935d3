import type { CommandId } from "#shared/contributions.ts";
import type { TextKey } from "#shared/text.ts";

/** The extension's id where the package carries our own key; a browser makes it from that key alone. */
export const EXTENSION_ID = "emibdmlkfocpknmggpbdclnijffgeglc";

/** What a package of the extension knows of its company; it lies beside the manifest as `config.json`. */
export interface ExtensionConfig {
  /** The origin of the API, and the only one the extension may reach beside the sign-in. */
  server: string;
  /** How one signs in; null in the demo, where nobody does. */
  signIn: { clientId: string; authority: string; scope: string } | null;
}

export const CONFIG_FILE = "config.json";

/**
 * A text's key as the browser wants it: without dots.
 *
 * @example messageName("commitment.ask") // => "commitment_ask"
 */
export const messageName = (key: TextKey) => key.replaceAll(".", "_");

/** What a key's command is called in the manifest; one with a dot in its name keeps its description untranslated. */
export const keyName = (id: CommandId) => id.replaceAll(".", "_");

/** What the address bar says once the keyword is typed, and to whom nobody knows; texts of the package alone. */
export const FIND_MESSAGE = "find";
export const SIGN_IN_MESSAGE = "signInFirst";
