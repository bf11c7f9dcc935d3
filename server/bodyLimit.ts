import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { Problem } from "#shared/problem.ts";
import { refuse } from "./caller.ts";

const BODY_BYTES = 256 * 1024;

const tooLarge = () =>
  refuse(new Problem("tooLarge", "error.bodyTooLarge", { values: { kilobytes: BODY_BYTES / 1024 } }));
const count = bodyLimit({ maxSize: BODY_BYTES, onError: tooLarge });

/** Refuses a body that is too large: by the size it states, which HTTP's parser holds it to, or else by counting, which costs a copy. */
export const limitBody: MiddlewareHandler = async (context, next) => {
  const stated = statedBytes(context);
  if (stated === null) return count(context, next);
  return stated > BODY_BYTES ? tooLarge() : next();
};

function statedBytes({ req }: Context) {
  const length = req.header("content-length");
  return length === undefined || req.header("transfer-encoding") !== undefined ? null : Number(length);
}
