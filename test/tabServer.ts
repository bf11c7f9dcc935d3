import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { onTestFinished } from "vitest";
import { servePages } from "#server/page.ts";
import { createWorld } from "./world.ts";

/** A fresh company whose API and tab are served on loopback, at the present time, for tests in a browser. */
export async function createServedWorld() {
  const world = await createWorld({ startAt: Date.now() });
  servePages(world.app, join(import.meta.dirname, "../dist/tab"), false);
  const server = serve({ fetch: world.app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { ...world, origin: `http://localhost:${port}` };
}
