import { createHash } from "node:crypto";
import type { Identity } from "./verify.ts";

const KEPT_AT_MOST = 20_000;
/** So that a key that was withdrawn is noticed before long. */
const KEPT_FOR_MS = 300_000;

interface Known {
  identity: Identity;
  checkedAt: number;
}

/**
 * Checks each token once and remembers it by its hash for five minutes, never past its expiry; refusals are not
 * remembered. Checking a signature costs more than answering most requests.
 *
 * @example const verifyToken = rememberTokens(checkEverything, now);
 */
export function rememberTokens(verifyToken: (token: string) => Promise<Identity>, now: () => number) {
  const kept = new Map<string, Known>();
  return async function verifyOnce(token: string): Promise<Identity> {
    const hash = createHash("sha256").update(token).digest("base64url");
    const known = kept.get(hash);
    if (known && isFresh(known, now())) return known.identity;
    kept.delete(hash);
    const identity = await verifyToken(token);
    kept.set(hash, { identity, checkedAt: now() });
    if (kept.size > KEPT_AT_MOST) kept.delete(kept.keys().next().value as string);
    return identity;
  };
}

/** A clock that was put back makes everything stale, not fresh for longer. */
function isFresh({ identity, checkedAt }: Known, now: number) {
  return now >= checkedAt && now < checkedAt + KEPT_FOR_MS && now < identity.expiresAt;
}
