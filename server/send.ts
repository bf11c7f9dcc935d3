import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Context } from "hono";
import { accepts } from "hono/accepts";

/** Less than this is sent as fast as it is. */
const WORTH_BYTES = 1024;
const encodings = { header: "Accept-Encoding" as const, supports: ["gzip", "identity"], default: "identity" };

/** An answer's JSON, and what it shrank to once somebody took it so. */
export interface Words {
  text: string;
  zipped?: Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Sends an answer, compressed for whoever takes that. All headers are set before the answer exists: hono's `compress` reads
 * them from one that does, for which the adapter makes a second object.
 *
 * @example return sendWords(context, { text: JSON.stringify(answer) });
 */
export async function sendWords(context: Context, words: Words) {
  context.header("Content-Type", "application/json");
  if (words.text.length < WORTH_BYTES) return context.body(words.text);
  context.header("Vary", "Accept-Encoding");
  if (accepts(context, encodings) !== "gzip") return context.body(words.text);
  context.header("Content-Encoding", "gzip");
  words.zipped ??= promisify(gzip)(words.text, { level: 3 });
  return context.body(await words.zipped);
}
