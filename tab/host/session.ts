/// <reference types="chrome" />
import { CONFIG_FILE, type ExtensionConfig } from "#shared/extension/model.ts";
import { claimsOf } from "./claims.ts";
import { fetchDemoToken } from "./demo.ts";
import { isRefusal, renew, type SignInSettings, signIn, type Tokens } from "./entra.ts";
import { HostRefusal } from "./host.ts";

const RENEW_BEFORE_MS = 120_000;

/** What is kept until the browser closes, in memory and for our own pages alone. */
interface Kept {
  tokens?: Tokens;
  /** Whom one plays in the demo. */
  demoPerson?: string;
}

const kept = () => chrome.storage.session.get() as Promise<Kept>;
const keep = (part: Kept) => chrome.storage.session.set(part);

let config: Promise<ExtensionConfig> | undefined;

/** Which company's extension this is; the file lies in the package. */
export function readConfig() {
  config ??= fetch(chrome.runtime.getURL(CONFIG_FILE)).then((response) => response.json());
  return config;
}

/**
 * A token without asking anybody, or null: for work that nobody watches.
 *
 * @example const token = await quietToken(); // in the service worker
 */
export async function quietToken(refused: string | null = null): Promise<string | null> {
  const { server, signIn: settings } = await readConfig();
  const { tokens, demoPerson = null } = await kept();
  if (tokens && tokens.accessToken !== refused && isFresh(tokens.accessToken)) return tokens.accessToken;
  if (!settings) return demoToken(server, demoPerson);
  const { refreshToken = null } = tokens ?? {};
  const renewed = refreshToken === null ? null : await tryTo(() => renew(settings, refreshToken));
  return renewed ?? remembered(settings);
}

/** While it was fetched somebody else may have begun to play: theirs must not be lost by it. */
async function demoToken(server: string, demoPerson: string | null) {
  const accessToken = await fetchDemoToken(server, demoPerson);
  const { demoPerson: current = null } = await kept();
  return current === demoPerson ? keepTokens({ accessToken, refreshToken: null }) : quietToken();
}

/** Entra may still know the person, as after a new start of the browser; where it would ask, nobody is asked here. */
function remembered(settings: SignInSettings) {
  if (!navigator.onLine) throw new TypeError("There is no connection to sign in by.");
  return tryTo(() => signIn(settings, false)).catch(() => null);
}

/** Gives tokens to the panel: quietly where that is possible, else by Entra's own window. */
export function tokenGiver() {
  let given: string | null = null;
  return async function getToken() {
    const { signIn: settings } = await readConfig();
    // Who asks again for what was given has found it spent.
    given = (await quietToken(given)) ?? (await signedIn(settings as SignInSettings));
    return given;
  };
}

async function signedIn(settings: SignInSettings) {
  try {
    return await keepTokens(await signIn(settings, true));
  } catch (error) {
    if (error instanceof TypeError) throw error;
    throw new HostRefusal(wantsConsent(error) ? "app.signInRefused" : "app.signInFailed");
  }
}

/** Null where Entra refuses; no connection is no refusal. */
async function tryTo(get: () => Promise<Tokens>) {
  try {
    return await keepTokens(await get());
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

async function keepTokens(tokens: Tokens) {
  await keep({ tokens });
  await noteLast(claimsOf(tokens.accessToken).oid);
  return tokens.accessToken;
}

/** Who was here last, on disk and without anything to sign in by; what was kept there of another goes. */
async function noteLast(objectId: string | undefined) {
  if (objectId === (await lastPerson())) return;
  await chrome.storage.local.clear();
  await chrome.storage.local.set({ lastPerson: objectId });
}

async function lastPerson() {
  const { lastPerson: objectId } = (await chrome.storage.local.get("lastPerson")) as { lastPerson?: string };
  return objectId ?? null;
}

const wantsConsent = (error: unknown) =>
  isRefusal(error) && /consent|AADSTS650/i.test(error.error_description ?? error.error);

const isFresh = (token: string) => (claimsOf(token).exp ?? 0) * 1000 - RENEW_BEFORE_MS > Date.now();

/** Who signed in since the browser was started; where nobody can without a connection, whoever did last. */
export async function whoIsIn() {
  const signedIn = claimsOf((await kept()).tokens?.accessToken ?? "").oid;
  return signedIn ?? (navigator.onLine ? null : lastPerson());
}

/** In the demo, somebody else from now on. */
export async function playAs(objectId: string) {
  await chrome.storage.session.remove("tokens");
  await keep({ demoPerson: objectId });
  await noteLast(objectId);
}
