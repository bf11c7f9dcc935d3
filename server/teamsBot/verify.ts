import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from "jose";
import { verificationProblem } from "#server/auth/verify.ts";
import { Problem } from "#shared/problem.ts";

/** Where Microsoft publishes the keys that sign what Teams sends to bots. */
export const BOT_KEYS_URL = new URL("https://login.botframework.com/v1/.well-known/keys");
const ISSUER = "https://api.botframework.com";
const CHANNEL = "msteams";
const SKEW_SECONDS = 300;
const DAY_MS = 86_400_000;

/** Keys as they are published, with what each may sign for. */
export type BotKeys = JWTVerifyGetKey & { jwks(): { keys: { kid?: string }[] } | undefined };

/** Fetched at once, so that nobody waits for them; later only so long that Teams still has its answer within two seconds. */
export function botKeys(url = BOT_KEYS_URL, timeoutDuration = 1_500): BotKeys {
  const keys = createRemoteJWKSet(url, { timeoutDuration, cooldownDuration: 30_000, cacheMaxAge: DAY_MS });
  keys.reload().catch(() => undefined);
  return keys;
}

export interface BotVerifierSettings {
  botId: string;
  keys: BotKeys;
  now(): number;
}

/**
 * Makes the check of what claims to come from Teams: signed for our bot by a key that may sign for Teams, in time, and
 * for the very service that the activity names.
 */
export function createBotVerifier({ botId, keys, now }: BotVerifierSettings) {
  return async function verifyBotToken(token: string, { serviceUrl, channelId }: Addressed) {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      algorithms: ["RS256"],
      issuer: ISSUER,
      audience: botId,
      clockTolerance: SKEW_SECONDS,
      currentDate: new Date(now()),
      requiredClaims: ["exp", "nbf", "iss", "aud"],
    }).catch((error: unknown) => {
      throw verificationProblem(error);
    });
    const claimed = payload.serviceurl ?? payload.serviceUrl;
    const isTeams = channelId === CHANNEL && endorsementsOf(keys, protectedHeader.kid).includes(CHANNEL);
    if (!isTeams || claimed !== serviceUrl) throw new Problem("unauthenticated", "error.token");
  };
}

interface Addressed {
  serviceUrl: string;
  channelId: string;
}

function endorsementsOf(keys: BotKeys, kid: string | undefined): unknown[] {
  const key = keys.jwks()?.keys.find((one) => one.kid === kid) as { endorsements?: unknown } | undefined;
  return Array.isArray(key?.endorsements) ? key.endorsements : [];
}
