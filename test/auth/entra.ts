import { generateKeyPair, type JWTHeaderParameters, type JWTPayload, SignJWT } from "jose";
import { createVerifier, type VerifierSettings } from "#server/auth/verify.ts";

export const appId = "1f0e6f4e-5f0a-4c58-9c0e-3a4f7f0a5b11";
export const appIdUri = `api://tab.example.com/${appId}`;
export const tenantId = "6b1d2a50-63a5-4a3e-8d0a-6f0f5d0c1e22";
export const otherTenantId = "c2a3f1d4-0b6e-4f57-9a61-2d9a7b8c9d33";
export const objectId = "d4b5c6a7-1e2f-4a3b-8c4d-5e6f7a8b9c44";
export const now = Date.parse("2026-11-02T09:00:00Z");

const nowSeconds = now / 1000;
export const keys = await generateKeyPair("RS256", { extractable: true });

/** What Entra writes into a version 2 token of a Teams tab. */
export const version2 = {
  aud: appId,
  iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
  iat: nowSeconds,
  nbf: nowSeconds,
  exp: nowSeconds + 3600,
  name: "Lin Na",
  oid: objectId,
  preferred_username: "lin.na@example.com",
  scp: "access_as_user",
  tid: tenantId,
  ver: "2.0",
};

/** The same person's version 1 token: audience and issuer are written differently, and the name of the user too. */
export const version1 = {
  ...version2,
  aud: appIdUri,
  iss: `https://sts.windows.net/${tenantId}/`,
  preferred_username: undefined,
  upn: "lin.na@example.com",
  ver: "1.0",
};

/** Signs any claims; a test breaks one rule at a time. */
export function sign(
  claims: JWTPayload,
  header: Partial<JWTHeaderParameters> = {},
  key: Parameters<SignJWT["sign"]>[0] = keys.privateKey,
) {
  return new SignJWT(claims).setProtectedHeader({ alg: "RS256", typ: "JWT", ...header }).sign(key);
}

/** A token without a signature, put together by hand. */
export function unsigned(header: Record<string, unknown>, claims: JWTPayload, signature = "") {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part(header)}.${part(claims)}.${signature}`;
}

export const verifier = (settings: Partial<VerifierSettings> = {}) =>
  createVerifier({
    appId,
    appIdUri,
    tenantIds: [tenantId],
    keys: async () => keys.publicKey,
    now: () => now,
    ...settings,
  });
