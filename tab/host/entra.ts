/// <reference types="chrome" />
import {
  AuthorizationResponseError,
  type AuthorizationServer,
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  None,
  processAuthorizationCodeResponse,
  processRefreshTokenResponse,
  type Client as RegisteredClient,
  ResponseBodyError,
  refreshTokenGrantRequest,
  type TokenEndpointResponse,
  validateAuthResponse,
} from "oauth4webapi";
import type { ExtensionConfig } from "#shared/extension/model.ts";

export type SignInSettings = NonNullable<ExtensionConfig["signIn"]>;

export interface Tokens {
  accessToken: string;
  refreshToken: string | null;
}

/** Entra's addresses are as fixed as its name: nothing is discovered. */
const serverOf = ({ authority }: SignInSettings): AuthorizationServer => ({
  issuer: `${authority}/v2.0`,
  authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
  token_endpoint: `${authority}/oauth2/v2.0/token`,
});

const clientOf = ({ clientId }: SignInSettings): RegisteredClient => ({ client_id: clientId });

/** Signs in with a code that only this extension can redeem (PKCE); not interactive, it works only while Entra remembers the person. */
export async function signIn(settings: SignInSettings, isInteractive: boolean): Promise<Tokens> {
  const [server, client] = [serverOf(settings), clientOf(settings)];
  const verifier = generateRandomCodeVerifier();
  const state = generateRandomState();
  const redirectUri = chrome.identity.getRedirectURL();
  const address = new URL(server.authorization_endpoint as string);
  address.search = new URLSearchParams({
    client_id: client.client_id,
    response_type: "code",
    redirect_uri: redirectUri,
    scope: settings.scope,
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...(!isInteractive && { prompt: "none" }),
  }).toString();
  const answer = await chrome.identity.launchWebAuthFlow({ url: address.href, interactive: isInteractive });
  const parameters = validateAuthResponse(server, client, new URL(answer ?? redirectUri), state);
  const response = await authorizationCodeGrantRequest(
    server,
    client,
    None(),
    parameters,
    redirectUri,
    verifier,
  );
  return tokensOf(await processAuthorizationCodeResponse(server, client, response));
}

export async function renew(settings: SignInSettings, refreshToken: string): Promise<Tokens> {
  const [server, client] = [serverOf(settings), clientOf(settings)];
  const response = await refreshTokenGrantRequest(server, client, None(), refreshToken);
  return tokensOf(await processRefreshTokenResponse(server, client, response), refreshToken);
}

const tokensOf = (
  { access_token, refresh_token }: TokenEndpointResponse,
  before: string | null = null,
): Tokens => ({
  accessToken: access_token,
  refreshToken: refresh_token ?? before,
});

/** Whether Entra itself said no, which trying again unchanged will not mend. */
export const isRefusal = (error: unknown): error is AuthorizationResponseError | ResponseBodyError =>
  error instanceof AuthorizationResponseError || error instanceof ResponseBodyError;
