import type { Page, Route } from "playwright-core";
import type { ExtensionSettings } from "#manifest/extensionSettings.ts";
import { extensionOrigin } from "#test/host/extension.ts";

const TENANT = "a1c9e7d3-5b28-4f60-8e14-92d7b3c6f058";
const CLIENT = "11111111-1111-4111-8111-111111111111";

export const signIn: NonNullable<ExtensionSettings["signIn"]> = {
  clientId: CLIENT,
  authority: `https://login.microsoftonline.com/${TENANT}`,
  scope: `api://test.example/${CLIENT}/access_as_user offline_access`,
};

export interface FakeEntra {
  /** Whether it still knows the person from before, and so asks nothing. */
  remembers: boolean;
  /** What the person is told instead of a code. */
  refusal?: { error: string; error_description: string };
  /** The person closes the window. */
  isClosed?: boolean;
  /** What is sent back in place of the state that was given. */
  state?: string;
  token(): Promise<string>;
  /** What it was asked for at the token endpoint, in order. */
  grants: Record<string, string>[];
  /** The queries of the authorization endpoint, in order. */
  asked: Record<string, string>[];
}

/**
 * Answers in Entra's place: sends a code back at once, redeems it once and only with its verifier, renews. The window
 * that the browser opens for it cannot be reached by a test, so the call that would open it is played too.
 */
export async function playEntra(page: Page, entra: FakeEntra) {
  const challenges = new Map<string, string>();
  await page.exposeFunction("playWindow", (url: string) => authorize(new URL(url), entra, challenges));
  await page.addInitScript(
    "chrome.identity.launchWebAuthFlow = ({ url }) => window.playWindow(url).then((back) => { if (!back) throw new Error('The user did not approve access.'); return back; });",
  );
  await page.route("https://login.microsoftonline.com/**", async (route) => {
    const grant = Object.fromEntries(new URLSearchParams(route.request().postData() ?? ""));
    entra.grants.push(grant);
    if (!(await isRedeemable(grant, challenges))) return answer(route, 400, { error: "invalid_grant" });
    return answer(route, 200, {
      access_token: await entra.token(),
      token_type: "Bearer",
      expires_in: 3600,
      refresh_token: `refresh-${entra.grants.length}`,
    });
  });
}

async function isRedeemable(grant: Record<string, string>, challenges: Map<string, string>) {
  if (grant.grant_type === "refresh_token") return grant.refresh_token?.startsWith("refresh-");
  const wanted = challenges.get(grant.code ?? "");
  challenges.delete(grant.code ?? "");
  return wanted !== undefined && (await challengeOf(grant.code_verifier ?? "")) === wanted;
}

/** The address that Entra leads back to; null where the person closes the window. */
function authorize(url: URL, entra: FakeEntra, challenges: Map<string, string>) {
  const asked = Object.fromEntries(url.searchParams);
  entra.asked.push(asked);
  const code = `code-${entra.asked.length}`;
  challenges.set(code, asked.code_challenge ?? "");
  const isSilent = asked.prompt === "none";
  if (!isSilent && entra.isClosed) return null;
  const unknown = isSilent && !entra.remembers ? { error: "login_required", error_description: "" } : null;
  const said = unknown ?? entra.refusal ?? { code };
  const state = entra.state ?? asked.state ?? "";
  return `${asked.redirect_uri}?${new URLSearchParams({ ...said, state })}`;
}

const answer = (route: Route, status: number, body: object) =>
  route.fulfill({
    status,
    contentType: "application/json",
    headers: { "access-control-allow-origin": extensionOrigin },
    body: JSON.stringify(body),
  });

async function challengeOf(verifier: string) {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  return Buffer.from(hash).toString("base64url");
}
