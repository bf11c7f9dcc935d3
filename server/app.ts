import { Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { rateLimiter } from "hono-rate-limiter";
import type { Logger } from "pino";
import { Problem } from "#shared/problem.ts";
import { routes as agreementRoutes } from "./agreement/routes.ts";
import { bearerToken, type Identity } from "./auth/verify.ts";
import { routes as calendarRoutes } from "./calendar/routes.ts";
import { routes as commitmentRoutes } from "./commitment/routes.ts";
import type { Config } from "./config.ts";
import type { Companies } from "./db/companies.ts";
import { routes as draftRoutes } from "./draft/routes.ts";
import { type Route, type Session, serve } from "./endpoint.ts";
import { streamChanges } from "./event/routes.ts";
import { commonHeaders } from "./headers.ts";
import { describe } from "./openapi.ts";
import { routes as organisationRoutes } from "./organisation/routes.ts";
import { signIn } from "./organisation/signIn.ts";
import { routes as relationshipRoutes } from "./relationship/routes.ts";

/** Every endpoint that is served. */
export const allRoutes: Route[] = [...organisationRoutes, ...calendarRoutes, ...relationshipRoutes, ...agreementRoutes, ...commitmentRoutes, ...draftRoutes];

export interface AppParts {
  config: Pick<Config, "adminIds" | "requestsPerMinute">;
  companies: Companies;
  verifyToken(token: string): Promise<Identity>;
  now(): number;
  log: Logger;
  /** Looks at each request first. */
  guard?: MiddlewareHandler;
}

const BODY_BYTES = 256 * 1024;

/** The API as one Hono application; `main` adds pages and the demo's sign-in, tests call it as it is. */
export function createApp({ config, companies, verifyToken, now, log, guard }: AppParts) {
  const app = new Hono();
  const identify = (header: string | undefined) => verifyToken(bearerToken(header));

  async function openSession(identity: Identity): Promise<Session> {
    const database = await companies.open(identity.tenantId);
    return { database, now: now(), findActor: await signIn(database, identity, config.adminIds, now()) };
  }

  app.use(commonHeaders);
  if (guard) app.use(guard);
  app.use("/api/*", async (context, next) => (context.req.path === "/api/changes" ? next() : compressed(context, next)));
  app.use("/api/*", bodyLimit({ maxSize: BODY_BYTES, onError: () => refuse(new Problem("tooLarge", "error.bodyTooLarge", { values: { kilobytes: BODY_BYTES / 1024 } })) }));
  app.use("/api/*", limitRate(config.requestsPerMinute));
  app.get("/api/openapi.json", (context) => context.json(describe(allRoutes.map(({ endpoint }) => endpoint))));
  app.get("/api/changes", async (context) => {
    const identity = await identify(context.req.header("authorization"));
    return streamChanges(context, await openSession(identity), identity.expiresAt);
  });
  for (const one of allRoutes) {
    const handler = serve(one, async (context) => openSession(await identify(context.req.header("authorization"))));
    app.on(one.endpoint.method, one.endpoint.path.replace(/\{(\w+)\}/g, ":$1"), handler);
  }
  app.all("/api/*", () => refuse(new Problem("notFound", "error.notFound")));

  app.onError((error, context) => {
    const problem = error instanceof Problem ? error : new Problem("internal", "error.internal");
    if (problem.code === "internal") log.error({ method: context.req.method, route: context.req.routePath, error: describeError(error) }, "unexpected error");
    if (problem.code === "tooMany" || problem.code === "unavailable") context.header("Retry-After", String(problem.values.seconds ?? 5));
    return context.json(problem.toBody(), problem.status);
  });
  return app;
}

const compressed = compress();

function refuse(problem: Problem): never {
  throw problem;
}

/** A bearer's limit, or an unauthenticated caller's address; counted by this process alone. */
function limitRate(perMinute: number) {
  return rateLimiter({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: "draft-7",
    keyGenerator: (context) => context.req.header("authorization") ?? "nobody",
    handler: () => refuse(new Problem("tooMany", "error.tooMany", { values: { seconds: 60 } })),
  });
}

/** What may be logged of an error: its kind and place, never its parameters, which may be somebody's words. */
function describeError(error: Error) {
  const cause = error.cause instanceof Error ? error.cause : error;
  return { name: cause.name, message: cause === error ? error.message : cause.message, stack: error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) };
}
