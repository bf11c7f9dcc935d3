import { randomBytes } from "node:crypto";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import type { Logger } from "pino";
import { Problem } from "#shared/problem.ts";
import { routes as agreementRoutes } from "./agreement/routes.ts";
import { apiPage } from "./apiDocs.ts";
import type { Identity } from "./auth/verify.ts";
import { limitBody } from "./bodyLimit.ts";
import { routes as calendarRoutes } from "./calendar/routes.ts";
import { identifyCaller, limitRate, refuse } from "./caller.ts";
import { routes as commitmentRoutes } from "./commitment/routes.ts";
import { routes as complaintRoutes } from "./complaint/routes.ts";
import type { Config } from "./config.ts";
import { allowOrigins } from "./cors.ts";
import type { Companies } from "./db/companies.ts";
import { databaseProblem } from "./db/faults.ts";
import { routes as draftRoutes } from "./draft/routes.ts";
import { type Route, type Session, serve } from "./endpoint.ts";
import { streamChanges } from "./event/routes.ts";
import { routes as feedbackRoutes } from "./feedback/routes.ts";
import { commonHeaders, contentSecurityPolicy } from "./headers.ts";
import { routes as improvementRoutes } from "./improvement/routes.ts";
import { routes as intakeRoutes } from "./intake/routes.ts";
import { routes as notificationRoutes } from "./notification/routes.ts";
import { describe } from "./openapi.ts";
import { routes as organisationRoutes } from "./organisation/routes.ts";
import { signIn } from "./organisation/signIn.ts";
import { routes as recognitionRoutes } from "./recognition/routes.ts";
import { routes as relationshipRoutes } from "./relationship/routes.ts";
import { createRepeater, type Repeat } from "./repeat.ts";
import { routes as surveyRoutes } from "./survey/routes.ts";

/** Every endpoint that is served. */
export const allRoutes: Route[] = [
  ...organisationRoutes,
  ...calendarRoutes,
  ...relationshipRoutes,
  ...agreementRoutes,
  ...commitmentRoutes,
  ...complaintRoutes,
  ...draftRoutes,
  ...intakeRoutes,
  ...surveyRoutes,
  ...recognitionRoutes,
  ...feedbackRoutes,
  ...improvementRoutes,
  ...notificationRoutes,
];

export interface AppParts {
  config: Pick<Config, "adminIds" | "requestsPerMinute">;
  companies: Companies;
  verifyToken(token: string): Promise<Identity>;
  now(): number;
  log: Logger;
  /** Sees each request and its answer. */
  observe?: MiddlewareHandler;
  /** Looks at each request first. */
  guard?: MiddlewareHandler;
  /** Pages elsewhere that may call the API: the browser's extension. */
  allowedOrigins?: string[];
  /** Ends the streams, which would otherwise keep a server from stopping. */
  stopping?: AbortSignal;
  /** Endpoints that know the configuration, such as the self-check. */
  moreRoutes?: Route[];
  /** Mounts what is reached without a person's own token; given the limit of requests that holds for all. */
  mountFirst?(app: Hono, limit: MiddlewareHandler): void;
}

const LOGGED_CHARACTERS = 500;

/** The API as one Hono application; `main` adds pages and the demo's sign-in, tests call it as it is. */
export function createApp({
  config,
  companies,
  verifyToken,
  now,
  log,
  observe,
  guard,
  allowedOrigins = [],
  stopping,
  moreRoutes = [],
  mountFirst,
}: AppParts) {
  const app = new Hono();
  const routes = [...allRoutes, ...moreRoutes];

  async function openSession({ var: { identity: identified } }: Context): Promise<Session> {
    const identity = await identified;
    const database = await companies.open(identity.tenantId);
    return { database, now: now(), findActor: signIn(database, identity, config.adminIds, now()) };
  }

  if (observe) app.use(observe);
  app.use(commonHeaders);
  app.use(allowOrigins(allowedOrigins));
  if (guard) app.use(guard);
  app.on(["POST", "PUT", "DELETE"], "/api/*", limitBody);
  const limit = limitRate(config.requestsPerMinute);
  mountFirst?.(app, limit);
  app.use("/api/*", identifyCaller(verifyToken));
  app.use("/api/*", limit);
  const description = describe(routes.map(({ endpoint }) => endpoint));
  app.get("/api/openapi.json", compress(), (context) => context.json(description));
  app.get("/api/docs", compress(), (context) => sendApiPage(context, description));
  app.get("/api/changes", async (context) => {
    const { expiresAt } = await context.var.identity;
    return streamChanges(context, await openSession(context), expiresAt, stopping);
  });
  const repeatUnchanged = createRepeater();
  const mount = (one: Route, repeat: Repeat) => {
    const { method, path } = one.endpoint;
    app.on(method, path.replace(/\{(\w+)\}/g, ":$1"), serve(one, openSession, repeat));
  };
  for (const one of allRoutes) mount(one, repeatUnchanged);
  // What they answer does not only depend on the database.
  for (const one of moreRoutes) mount(one, (_question, answer) => answer());
  app.all("/api/*", () => refuse(new Problem("notFound", "error.notFound")));

  app.onError((error, context) => {
    const problem = problemOf(error);
    if (problem !== error)
      log.error(
        {
          requestId: context.var.requestId,
          method: context.req.method,
          route: context.req.routePath,
          error: describeError(error),
        },
        problem.code === "unavailable" ? "the database cannot be used" : "unexpected error",
      );
    if (problem.code === "tooMany" || problem.code === "unavailable")
      context.header("Retry-After", String(problem.values.seconds ?? 5));
    return context.json(problem.toBody(), problem.status);
  });
  return app;
}

const problemOf = (error: Error) =>
  error instanceof Problem ? error : (databaseProblem(error) ?? new Problem("internal", "error.internal"));

function sendApiPage(context: Context, description: ReturnType<typeof describe>) {
  const nonce = randomBytes(16).toString("base64");
  context.header("Content-Security-Policy", contentSecurityPolicy(nonce, ["'none'"]));
  return context.html(apiPage(description, nonce));
}

/** What may be logged of an error: its kind and place, never its parameters, which may be somebody's words. */
function describeError(error: Error) {
  const cause = error.cause instanceof Error ? error.cause : error;
  return {
    name: cause.name,
    message: cause.message.slice(0, LOGGED_CHARACTERS),
    stack: error.stack?.split("\n").filter((line) => /^\s+at /.test(line)),
  };
}
