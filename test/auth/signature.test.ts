import { createSecretKey } from "node:crypto";
import { exportSPKI, generateKeyPair } from "jose";
import { expect, test } from "vitest";
import { refusal } from "#test/world.ts";
import { keys, objectId, otherTenantId, sign, unsigned, verifier, version2 } from "./entra.ts";

const verify = verifier();
const refused = { code: "unauthenticated", key: "error.token" };

test("a token without a signature is refused", async () => {
  expect(await refusal(verify(unsigned({ alg: "none" }, version2)))).toMatchObject(refused);
});

test("a token that names no algorithm but carries a signature is refused", async () => {
  expect(await refusal(verify(unsigned({ alg: "none" }, version2, "c2lnbmVk")))).toMatchObject(refused);
});

test("a token signed with our public key as if it were a shared secret is refused", async () => {
  const publicKeyAsSecret = createSecretKey(Buffer.from(await exportSPKI(keys.publicKey)));
  expect(await refusal(verify(await sign(version2, { alg: "HS256" }, publicKeyAsSecret)))).toMatchObject(
    refused,
  );
});

test("a token signed by somebody else's key is refused", async () => {
  const stranger = await generateKeyPair("RS256");
  expect(await refusal(verify(await sign(version2, {}, stranger.privateKey)))).toMatchObject(refused);
});

test("a token of another algorithm with a right signature is refused", async () => {
  const stronger = await generateKeyPair("RS512");
  const verifyStronger = verifier({ keys: async () => stronger.publicKey });
  expect(
    await refusal(verifyStronger(await sign(version2, { alg: "RS512" }, stronger.privateKey))),
  ).toMatchObject(refused);
});

test("a token whose claims were changed after signing is refused", async () => {
  const [header, , signature] = (await sign(version2)).split(".");
  const claims = Buffer.from(JSON.stringify({ ...version2, oid: otherTenantId })).toString("base64url");
  expect(await refusal(verify(`${header}.${claims}.${signature}`))).toMatchObject(refused);
});

test("a token that demands rules we do not know is refused", async () => {
  const [, claims, signature] = (await sign(version2)).split(".");
  const header = Buffer.from(JSON.stringify({ alg: "RS256", crit: ["exp"], exp: 1 })).toString("base64url");
  expect(await refusal(verify(`${header}.${claims}.${signature}`))).toMatchObject(refused);
});

test.each(["", "a.b.c", "a.b", "....", "e30.e30.e30", "bnVsbA.bnVsbA.bnVsbA"])(
  "%j is not a token",
  async (garbage) => {
    expect(await refusal(verify(garbage))).toMatchObject(refused);
  },
);

test("the untouched token is taken, so that each refusal above has one reason only", async () => {
  expect(await verify(await sign(version2))).toMatchObject({ objectId });
});
