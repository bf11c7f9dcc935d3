import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";
import { onTestFinished } from "vitest";
import { setTeamChannelRoute } from "#server/notification/channels.ts";
import { servePages } from "#server/page.ts";
import { selfCheckRoute } from "#server/selfCheck.ts";
import { createWorld, type World } from "./world.ts";

const tabFolder = join(import.meta.dirname, "../dist/tab");

/** A Wednesday morning: neither a weekend nor midnight changes what is seen. */
export const NOW = Date.parse("2026-11-04T09:00:00Z");

/** A server that no company has been set up on. */
export const demoConfig = {
  appId: undefined,
  appDomain: undefined,
  tenantIds: [],
  adminIds: [],
  databaseUrl: "file:",
  isDemo: true,
};

/** A fresh company whose API and tab are served on loopback, for tests in a browser; anybody signs in as at the demo. */
export async function createServedWorld() {
  const world = await createWorld({
    startAt: NOW,
    moreRoutes: [selfCheckRoute({ config: demoConfig }), setTeamChannelRoute(["*.logic.azure.com"])],
  });
  addSignIn(world);
  const { origin, cut, close } = await startTab(world.app);
  onTestFinished(close);
  return { ...world, origin, cut };
}

export type ServedWorld = Awaited<ReturnType<typeof createServedWorld>>;

/** Serves an application with the tab as it was built, until the test has finished. */
export async function serveTab(app: Hono, isDemo = true) {
  const { origin, close } = await startTab(app, isDemo);
  onTestFinished(close);
  return origin;
}

/** Serves it until it is closed; what still streams is cut then. */
export async function startTab(app: Hono, isDemo = true) {
  const site = { origin: "https://tab.example.com", appId: "22222222-2222-4222-8222-222222222222" };
  servePages(app, { folder: tabFolder, isDemo, site });
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }) as Server;
  await once(server, "listening");
  /** Ends what streams just now; who asks again is answered. */
  const cut = () => server.closeAllConnections();
  const close = () => {
    server.close();
    cut();
  };
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, close, cut };
}

function addSignIn({ app, tokenOf }: World) {
  app.get("/demo/people", (context) => context.json([]));
  app.post("/demo/sign-in", async (context) => {
    const { objectId } = await context.req.json<{ objectId: string }>();
    return context.json({ token: await tokenOf({ objectId, name: "Somebody" }) });
  });
}
