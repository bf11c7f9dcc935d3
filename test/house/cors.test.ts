import { expect, test } from "vitest";
import { EXTENSION_ID } from "#shared/extension/model.ts";
import { createWorld } from "#test/world.ts";

const ours = `chrome-extension://${EXTENSION_ID}`;

async function ask(origin: string, init: RequestInit = {}, path = "/api/me") {
  const { app } = await createWorld();
  return app.request(path, { ...init, headers: { origin, ...init.headers } });
}

const preflight = { method: "OPTIONS", headers: { "access-control-request-method": "POST" } };

test("the extension's pages may call the API with a token and an idempotency key, and no cookie", async () => {
  const { status, headers } = await ask(ours, preflight, "/api/commitments/ask");
  expect(status).toBe(204);
  expect(headers.get("access-control-allow-origin")).toBe(ours);
  expect(headers.get("access-control-allow-headers")).toMatch(/authorization.*idempotency-key/);
  expect(headers.get("access-control-allow-methods")).toContain("POST");
  expect(headers.get("access-control-allow-credentials")).toBeNull();
  expect((await ask(ours)).headers.get("access-control-allow-origin")).toBe(ours);
});

test.each([
  "https://evil.example",
  "null",
  "chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  `https://${EXTENSION_ID}.chromiumapp.org`,
  `${ours}.evil.example`,
])("pages of %s may not", async (origin) => {
  for (const init of [preflight, {}])
    expect((await ask(origin, init)).headers.get("access-control-allow-origin")).toBeNull();
});

test("a refusal reaches the extension too, so that it can say why", async () => {
  const response = await ask(ours);
  expect(response.status).toBe(401);
  expect(response.headers.get("access-control-allow-origin")).toBe(ours);
});
