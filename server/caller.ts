import type { HttpBindings } from "@hono/node-server";
import type { Context, MiddlewareHandler } from "hono";
import { rateLimiter } from "hono-rate-limiter";
import { Problem } from "#shared/problem.ts";
import { bearerToken, type Identity } from "./auth/verify.ts";

declare module "hono" {
  interface ContextVariableMap {
    /** Who sent the request, or why that cannot be told. */
    identity: Promise<Identity>;
  }
}

/** Ends a request that a library would answer in its own words. */
export function refuse(problem: Problem): never {
  throw problem;
}

/** Tells any two who sign in apart, also of two companies. */
export const nameOf = ({ tenantId, objectId }: Identity) => `${tenantId}/${objectId}`;

/** Checks the token once a request; whoever needs to know who sent it waits for the answer and meets the refusal. */
export function identifyCaller(verifyToken: (token: string) => Promise<Identity>): MiddlewareHandler {
  return async function identify(context, next) {
    const identity = (async () => verifyToken(bearerToken(context.req.header("authorization"))))();
    identity.catch(() => undefined);
    context.set("identity", identity);
    await next();
  };
}

/** Each person's limit, or that of an address that nobody signed in from; counted by this process alone. */
export function limitRate(perMinute: number) {
  return rateLimiter({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: "draft-7",
    keyGenerator: async (context) => context.var.identity.then(nameOf, () => addressOf(context)),
    handler: () => refuse(new Problem("tooMany", "error.tooMany", { values: { seconds: 60 } })),
  });
}

const addressOf = ({ env }: Context) =>
  (env as Partial<HttpBindings>)?.incoming?.socket.remoteAddress ?? "nobody";
