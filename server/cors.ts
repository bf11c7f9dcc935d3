import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";

const DAY_SECONDS = 86_400;

/** Lets pages of these origins call us, and no others; they bring a token, never a cookie. */
export function allowOrigins(origins: string[]): MiddlewareHandler {
  const allow = cors({
    origin: origins,
    allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
    allowHeaders: ["authorization", "content-type", "idempotency-key"],
    exposeHeaders: ["retry-after"],
    maxAge: DAY_SECONDS,
  });
  return (context, next) =>
    origins.includes(context.req.header("origin") ?? "") ? allow(context, next) : next();
}
