import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import { Problem } from "#shared/problem.ts";

/** Who signed in, as the verified token says; the person is (tenantId, objectId) and nothing else. */
export interface Identity {
  tenantId: string;
  objectId: string;
  /** For display only. */
  name: string;
  email: string | null;
  expiresAt: number;
}

export interface VerifierSettings {
  appId: string;
  /** The App ID URI, the audience of version 1 tokens. */
  appIdUri: string;
  tenantIds: string[];
  keys: JWTVerifyGetKey;
  now(): number;
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SKEW_SECONDS = 300;
const KEYS_URL = new URL("https://login.microsoftonline.com/common/discovery/v2.0/keys");

/** Entra's signing keys: fetched when needed, kept, and fetched again when an unknown key appears. */
export const entraKeys = () => createRemoteJWKSet(KEYS_URL, { timeoutDuration: 4000, cooldownDuration: 30_000 });

/**
 * Makes the check of a Teams sign-in token: algorithm, key, time (5 minutes of skew), audience, issuer bound to an
 * allowed tenant, delegated scope. Versions 1 and 2 of the token differ in audience and issuer only.
 */
export function createVerifier({ appId, appIdUri, tenantIds, keys, now }: VerifierSettings) {
  return async function verifyToken(token: string): Promise<Identity> {
    const payload = await verifySignature(token, keys, [appId, appIdUri], now());
    return identityOf(payload, { appId, appIdUri, tenantIds });
  };
}

async function verifySignature(token: string, keys: JWTVerifyGetKey, audience: string[], now: number) {
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ["RS256"],
      audience,
      clockTolerance: SKEW_SECONDS,
      currentDate: new Date(now),
      requiredClaims: ["exp", "nbf", "iss", "aud", "tid", "oid"],
    });
    return payload;
  } catch (error) {
    throw problemOf(error);
  }
}

/** Keys that cannot be had are our trouble, not the token's. */
function problemOf(error: unknown) {
  if (error instanceof errors.JWTExpired) return new Problem("unauthenticated", "error.tokenExpired");
  if (error instanceof errors.JWKSTimeout) return new Problem("unavailable", "error.keysUnavailable");
  if (error instanceof errors.JWKSNoMatchingKey) return new Problem("unauthenticated", "error.token");
  if (error instanceof errors.JOSEError && error.code !== "ERR_JOSE_GENERIC") return new Problem("unauthenticated", "error.token");
  return new Problem("unavailable", "error.keysUnavailable");
}

function identityOf(payload: JWTPayload, { appId, appIdUri, tenantIds }: Pick<VerifierSettings, "appId" | "appIdUri" | "tenantIds">): Identity {
  const { tid, oid, scp, ver, iss, aud, exp, name, preferred_username, upn } = payload;
  const refused = new Problem("unauthenticated", "error.token");
  if (!isGuid(tid) || !isGuid(oid)) throw refused;
  if (!tenantIds.includes(tid)) throw new Problem("forbidden", "error.tenant");
  const isVersion2 = ver === "2.0";
  if (iss !== (isVersion2 ? `https://login.microsoftonline.com/${tid}/v2.0` : `https://sts.windows.net/${tid}/`)) throw refused;
  if (aud !== (isVersion2 ? appId : appIdUri)) throw refused;
  if (typeof scp !== "string" || !scp.split(" ").includes("access_as_user")) throw refused;
  const shown = [name, preferred_username, upn].find((text) => typeof text === "string" && text.trim() !== "");
  const email = [preferred_username, upn].find((text) => typeof text === "string");
  return {
    tenantId: tid,
    objectId: oid,
    name: String(shown ?? oid).slice(0, 120),
    email: typeof email === "string" ? email.slice(0, 320) : null,
    expiresAt: (exp as number) * 1000,
  };
}

const isGuid = (value: unknown): value is string => typeof value === "string" && GUID.test(value);

/**
 * The token of an `Authorization: Bearer …` header.
 *
 * @example bearerToken("Bearer abc") // => "abc"
 */
export function bearerToken(header: string | undefined) {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header ?? "")?.[1];
  if (!token || token.length > 16_000) throw new Problem("unauthenticated", "error.signIn");
  return token;
}
