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
const HALF_DAY_MS = 43_200_000;
/** The tenant of all personal Microsoft accounts: nobody's organisation, even where somebody lists it. */
const PERSONAL_ACCOUNTS = "9188040d-6c67-4c5b-b112-36a304b66dad";
export const KEYS_URL = new URL("https://login.microsoftonline.com/common/discovery/v2.0/keys");

/** Entra's signing keys: fetched when needed, kept half a day, and fetched again when an unknown key appears. */
export const entraKeys = (url = KEYS_URL, timeoutDuration = 4000) =>
  createRemoteJWKSet(url, { timeoutDuration, cooldownDuration: 30_000, cacheMaxAge: HALF_DAY_MS });

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
    throw verificationProblem(error);
  }
}

/** What speaks against the token; anything else, such as keys that cannot be had, is our trouble and not the token's. */
const refusals = [
  errors.JWTInvalid,
  errors.JWTClaimValidationFailed,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
];

/** The refusal of a token that does not stand, or that its keys cannot be had just now. */
export function verificationProblem(error: unknown) {
  if (error instanceof errors.JWTExpired) return new Problem("unauthenticated", "error.tokenExpired");
  if (refusals.some((refusal) => error instanceof refusal))
    return new Problem("unauthenticated", "error.token");
  return new Problem("unavailable", "error.keysUnavailable");
}

type Expected = Pick<VerifierSettings, "appId" | "appIdUri" | "tenantIds">;

function identityOf(payload: JWTPayload, { appId, appIdUri, tenantIds }: Expected): Identity {
  const { tid, oid, scp, ver, iss, aud, exp } = payload;
  const refused = new Problem("unauthenticated", "error.token");
  if (!isGuid(tid) || !isGuid(oid)) throw refused;
  if (tid === PERSONAL_ACCOUNTS || !tenantIds.includes(tid)) throw new Problem("forbidden", "error.tenant");
  const expected = {
    "1.0": { iss: `https://sts.windows.net/${tid}/`, aud: appIdUri },
    "2.0": { iss: `https://login.microsoftonline.com/${tid}/v2.0`, aud: appId },
  }[String(ver)];
  if (!expected || iss !== expected.iss || aud !== expected.aud) throw refused;
  if (typeof scp !== "string" || !scp.split(" ").includes("access_as_user")) throw refused;
  return { tenantId: tid, objectId: oid, ...displayOf(payload, oid), expiresAt: (exp as number) * 1000 };
}

/** Name and address may hold anything: cut to length, and freed of characters that cannot be shown. */
function displayOf({ name, preferred_username, upn }: JWTPayload, objectId: string) {
  const [shownName, username, principal] = [name, preferred_username, upn].map(showable);
  return {
    name: (shownName || username || principal || objectId).slice(0, 120).toWellFormed(),
    email: username || principal || null,
  };
}

const showable = (value: unknown) =>
  typeof value === "string"
    ? value
        .replace(/[\p{Cc}\p{Bidi_Control}]/gu, "")
        .trim()
        .slice(0, 320)
        .toWellFormed()
    : "";

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
