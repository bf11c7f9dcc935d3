import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair } from "jose";
import { expect, onTestFinished, test, vi } from "vitest";
import { entraKeys } from "#server/auth/verify.ts";
import { refusal } from "#test/world.ts";
import { objectId, sign, verifier, version2 } from "./entra.ts";

const unavailable = { code: "unavailable", key: "error.keysUnavailable" };

/** A key server of our own; answers its address. */
async function serveKeys(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`);
}

async function newKey(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: "sig" } };
}

/** A key server that publishes what `published` holds at the moment, and counts how often it was asked. */
async function rotatingServer(published: Awaited<ReturnType<typeof newKey>>[]) {
  const asked = { times: 0 };
  const url = await serveKeys((_, response) => {
    asked.times += 1;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ keys: published.map(({ jwk }) => jwk) }));
  });
  return { url, asked };
}

const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

function ownClock() {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
}

test("keys are fetched once and kept", async () => {
  const key = await newKey("november");
  const { url, asked } = await rotatingServer([key]);
  const verify = verifier({ keys: entraKeys(url) });
  const token = await sign(version2, { kid: key.kid }, key.privateKey);
  await verify(token);
  expect(await verify(token)).toMatchObject({ objectId });
  expect(asked.times).toBe(1);
});

test("an unknown key makes the keys be fetched again: a rotation goes unnoticed", async () => {
  ownClock();
  const [november, december] = [await newKey("november"), await newKey("december")];
  const published = [november];
  const { url, asked } = await rotatingServer(published);
  const verify = verifier({ keys: entraKeys(url) });
  await verify(await sign(version2, { kid: november.kid }, november.privateKey));
  published.splice(0, 1, december);
  later(60_000);
  expect(await verify(await sign(version2, { kid: december.kid }, december.privateKey))).toMatchObject({
    objectId,
  });
  expect(asked.times).toBe(2);
});

test("a key that was withdrawn is no longer trusted after the next fetch", async () => {
  ownClock();
  const [november, december] = [await newKey("november"), await newKey("december")];
  const published = [november];
  const { url } = await rotatingServer(published);
  const verify = verifier({ keys: entraKeys(url) });
  const old = await sign(version2, { kid: november.kid }, november.privateKey);
  await verify(old);
  published.splice(0, 1, december);
  later(60_000);
  await verify(await sign(version2, { kid: december.kid }, december.privateKey));
  expect(await refusal(verify(old))).toMatchObject({ code: "unauthenticated", key: "error.token" });
});

test("tokens of invented keys do not make us ask again and again", async () => {
  const key = await newKey("november");
  const { url, asked } = await rotatingServer([key]);
  const verify = verifier({ keys: entraKeys(url) });
  await verify(await sign(version2, { kid: key.kid }, key.privateKey));
  for (const kid of ["one", "two", "three"]) {
    const forged = verify(await sign(version2, { kid }, key.privateKey));
    expect(await refusal(forged)).toMatchObject({ code: "unauthenticated", key: "error.token" });
  }
  expect(asked.times).toBe(1);
});

test("keys outlast an hour in which the key server is down", async () => {
  ownClock();
  const key = await newKey("november");
  let isDown = false;
  const url = await serveKeys((_, response) => {
    response.statusCode = isDown ? 503 : 200;
    response.end(JSON.stringify({ keys: [key.jwk] }));
  });
  const verify = verifier({ keys: entraKeys(url) });
  const token = await sign(version2, { kid: key.kid }, key.privateKey);
  await verify(token);
  isDown = true;
  later(3_600_000);
  expect(await verify(token)).toMatchObject({ objectId });
});

test.each<[string, RequestListener]>([
  ["answers with an error", (_, response) => response.writeHead(500).end()],
  ["answers with a page", (_, response) => response.end("<html>Sign in to the proxy</html>")],
  ["answers with JSON that holds no keys", (_, response) => response.end(JSON.stringify({ error: "none" }))],
  ["sends us elsewhere", (_, response) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end()],
  ["hangs up", (request) => request.socket.destroy()],
  ["never answers", () => undefined],
  ["begins to answer and stops", (_, response) => response.writeHead(200).write("{")],
])("a key server that %s is our trouble, not the token's", async (_, answer) => {
  const verify = verifier({ keys: entraKeys(await serveKeys(answer), 100) });
  expect(await refusal(verify(await sign(version2, { kid: "november" })))).toMatchObject(unavailable);
});

test("where no key server listens, sign-ins are unavailable and not refused", async () => {
  const verify = verifier({ keys: entraKeys(new URL("http://127.0.0.1:1/keys"), 100) });
  expect(await refusal(verify(await sign(version2, { kid: "november" })))).toMatchObject(unavailable);
});
