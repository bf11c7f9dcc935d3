import { generateKeyPair, SignJWT } from "jose";
import { expect, test } from "vitest";
import { ProblemBody } from "#shared/problemBody.ts";
import { endpoints, requestOf } from "#test/hostile/caller.ts";
import { createFuzzedCompany, describeState, secrets } from "#test/hostile/company.ts";
import { otherTenantId } from "./entra.ts";

type Company = Awaited<ReturnType<typeof createFuzzedCompany>>;

const calls = [
  ...endpoints.map((endpoint) => ({
    name: `${endpoint.method} ${endpoint.path}`,
    ...requestOf(endpoint, {}),
  })),
  { name: "GET /api/changes", url: "/api/changes", method: "GET", body: undefined },
];

/** Everything but the signature is right: the key is somebody else's. */
async function forge({ tokenOf, people }: Company) {
  const [, claims = ""] = (await tokenOf(people.ada)).split(".");
  const { privateKey } = await generateKeyPair("RS256");
  const payload = JSON.parse(Buffer.from(claims, "base64url").toString()) as Record<string, unknown>;
  return new SignJWT(payload).setProtectedHeader({ alg: "RS256" }).sign(privateKey);
}

const tokens: Record<string, (company: Company) => Promise<string | null>> = {
  "no token": async () => null,
  "a token that has expired": ({ tokenOf, people, clock }) =>
    tokenOf(people.ada, { exp: Math.floor(clock.now / 1000) - 3_600 }),
  "a token of another company": ({ tokenOf, people }) =>
    tokenOf(people.ada, {
      tid: otherTenantId,
      iss: `https://login.microsoftonline.com/${otherTenantId}/v2.0`,
    }),
  "a token for another application": ({ tokenOf, people }) => tokenOf(people.ada, { aud: otherTenantId }),
  "a forged token": forge,
};

test.each(Object.keys(tokens))(
  "with %s no endpoint answers anything, and none changes anything",
  async (name) => {
    const company = await createFuzzedCompany();
    const state = await describeState(company);
    const before = await state();
    const token = await tokens[name]?.(company);
    const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
    for (const { name, url, ...request } of calls) {
      const headers = { ...authorization, "content-type": "application/json" };
      const response = await company.app.request(url, { ...request, headers });
      const text = await response.text();
      expect([401, 403], `${name} → ${response.status}`).toContain(response.status);
      expect(ProblemBody.strict().safeParse(JSON.parse(text)).success, name).toBe(true);
      expect(text).not.toContain(secrets.names);
    }
    expect(await state()).toBe(before);
  },
);

test("with a right token the same calls are let in, so that each refusal has one reason only", async () => {
  const { app, tokenOf, people } = await createFuzzedCompany();
  const headers = {
    authorization: `Bearer ${await tokenOf(people.ada)}`,
    "content-type": "application/json",
  };
  for (const { name, url, ...request } of calls) {
    const { status, body } = await app.request(url, { ...request, headers });
    expect(status, name).not.toBe(401);
    await body?.cancel();
  }
});
