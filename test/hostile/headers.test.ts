import { expect, test } from "vitest";
import { createWorld } from "#test/world.ts";
import { endpoints, moreRoutes, requestOf } from "./caller.ts";

test("every endpoint's answer, refusals too, says that it is not kept, not guessed at and names no frame of its own", async () => {
  const { app, addPerson, tokenOf } = await createWorld({ moreRoutes });
  const authorization = `Bearer ${await tokenOf(await addPerson("Lin"))}`;
  for (const endpoint of endpoints)
    for (const headers of [{ authorization }, {}] as Record<string, string>[]) {
      const { url, ...request } = requestOf(endpoint, {});
      const { headers: answered } = await app.request(url, { ...request, headers });
      const about = `${endpoint.method} ${endpoint.path}`;
      expect(answered.get("x-content-type-options"), about).toBe("nosniff");
      expect(answered.get("cache-control"), about).toBe("no-store");
      expect(answered.get("referrer-policy"), about).toBe("strict-origin-when-cross-origin");
      expect(answered.get("permissions-policy"), about).toContain("camera=()");
      expect(answered.get("x-frame-options"), about).toBeNull();
    }
});
