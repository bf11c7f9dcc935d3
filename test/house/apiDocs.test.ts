import { expect, test } from "vitest";
import { allRoutes } from "#server/app.ts";
import { createWorld } from "#test/world.ts";

interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string }>>;
}

test("every endpoint is described once, in OpenAPI 3.1, under an id of its own", async () => {
  const { app } = await createWorld();
  const description = (await (await app.request("/api/openapi.json")).json()) as OpenApi;
  const described = Object.values(description.paths).flatMap((methods) => Object.values(methods));
  expect(description.openapi).toBe("3.1.0");
  expect(described.length).toBeGreaterThanOrEqual(allRoutes.length);
  expect(new Set(described.map(({ operationId }) => operationId)).size).toBe(described.length);
});

test("the readable page names every path and runs no script", async () => {
  const { app } = await createWorld();
  const response = await app.request("/api/docs");
  const page = await response.text();
  for (const { endpoint } of allRoutes) expect(page).toContain(`<code>${endpoint.path}</code>`);
  expect(page).not.toContain("<script");
  expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
});
