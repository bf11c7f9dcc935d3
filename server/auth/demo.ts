import { generateKeyPair, SignJWT } from "jose";
import type { VerifierSettings } from "./verify.ts";

/** The demo company's tenant and application; nobody else's tokens can carry a signature by the demo's key. */
export const demoTenantId = "00000000-0000-4000-8000-00000000de30";
const demoAppId = "00000000-0000-4000-8000-00000000a990";

/**
 * Signs demo sign-ins with a key made at start, in the shape of Entra's tokens: the demo is checked by the same rules
 * as a real sign-in, with this key set instead of Entra's.
 */
export async function createDemoIssuer(now: () => number) {
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const settings: VerifierSettings = {
    appId: demoAppId,
    appIdUri: `api://localhost/${demoAppId}`,
    tenantIds: [demoTenantId],
    keys: async () => publicKey,
    now,
  };
  async function signIn(person: { objectId: string; name: string; email: string | null }) {
    const seconds = Math.floor(now() / 1000);
    return new SignJWT({
      tid: demoTenantId,
      oid: person.objectId,
      name: person.name,
      preferred_username: person.email ?? undefined,
      scp: "access_as_user",
      ver: "2.0",
    })
      .setProtectedHeader({ alg: "RS256" })
      .setIssuer(`https://login.microsoftonline.com/${demoTenantId}/v2.0`)
      .setAudience(demoAppId)
      .setNotBefore(seconds)
      .setExpirationTime(seconds + 3600)
      .sign(privateKey);
  }
  return { settings, signIn };
}
