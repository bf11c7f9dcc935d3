import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { z } from "zod";
import type { Endpoint } from "#shared/endpoint.ts";
import { parse } from "#shared/parse.ts";
import { pathFields } from "#shared/path.ts";
import { Problem } from "#shared/problem.ts";
import { nameOf } from "./caller.ts";
import type { Actor, Ctx, NewEvent } from "./ctx.ts";
import type { CompanyDatabase, Db } from "./db/open.ts";
import { appendEvents, findAnswer, keepAnswer } from "./event/verbs.ts";
import type { Repeat } from "./repeat.ts";
import { sendWords, type Words } from "./send.ts";

/** An endpoint and the verb that answers it. */
export interface Route {
  endpoint: Endpoint;
  verb(ctx: Ctx, input: never, prepared?: never): Promise<unknown>;
  /** Work of seconds, done before the write's transaction begins so that nobody waits for it; what it answers may be out of date. */
  prepare?(ctx: Ctx, input: never): Promise<unknown>;
}

/**
 * Binds a verb to its endpoint; a verb of another shape does not compile.
 *
 * @example route(api.makeCommitment, makeCommitment)
 */
export function route<Input extends z.ZodObject, Output extends z.ZodType, Prepared>(
  endpoint: Endpoint<Input, Output>,
  verb: (ctx: Ctx, input: z.output<Input>, prepared?: Prepared) => Promise<z.input<Output>>,
  prepare?: (ctx: Ctx, input: z.output<Input>) => Promise<Prepared | undefined>,
): Route {
  return { endpoint: endpoint as unknown as Endpoint, verb, ...(prepare && { prepare }) };
}

/** What a request brings along once it is known who sent it. */
export interface Session {
  database: CompanyDatabase;
  now: number;
  findActor(db: Db): Promise<Actor>;
}

type Open = (context: Context) => Promise<Session>;

/** The one way from a request to an answer: parse, run the verb (a write in one transaction with its history), parse. */
export function serve({ endpoint, verb, prepare }: Route, openSession: Open, repeat: Repeat) {
  // Made once: a schema is compiled when it is first used.
  const inputSchema = endpoint.input.strict();
  return async function serveEndpoint(context: Context) {
    const session = await openSession(context);
    const raw = await readInput(context, endpoint);
    const input = parse(inputSchema, raw) as never;
    const prepared = (await prepare?.(await readingOf(session), input)) as never;
    const run = async (ctx: Ctx) => endpoint.output.parse(await verb(ctx, input, prepared));
    if (endpoint.method !== "GET")
      return sendWords(context, wordsOf(await answerWrite(context, endpoint, session, raw, run)));
    const key = `${nameOf(await context.var.identity)} ${context.req.url}`;
    return sendWords(
      context,
      await repeat({ ...session, key }, async () => wordsOf(await run(await readingOf(session)))),
    );
  };
}

type Run = (ctx: Ctx) => Promise<unknown>;

const wordsOf = (answer: unknown): Words => ({ text: JSON.stringify(answer) });

/** What a verb that only reads works with. */
export async function readingOf({ database: { read: db }, now, findActor }: Session): Promise<Ctx> {
  return { db, actor: await findActor(db), now, record: refuseToRecord };
}

function refuseToRecord(): never {
  throw new Error("A read cannot record an event.");
}

function refuseToLink(): never {
  throw new Error("An answer that nobody may link to its sender cannot record an event.");
}

async function answerWrite(
  context: Context,
  endpoint: Endpoint,
  { database, now, findActor }: Session,
  raw: unknown,
  run: Run,
) {
  const key = endpoint.isUnlinked ? null : idempotencyKey(context);
  return database.write(async (db) => {
    const actor = await findActor(db);
    const bodyHash = key === null ? "" : hashOf(raw);
    if (key !== null) {
      const before = await findAnswer(db, actor.personId, routeOf(endpoint), key);
      if (before && before.bodyHash !== bodyHash) throw new Problem("conflict", "error.keyReused");
      if (before) return JSON.parse(before.answer) as unknown;
    }
    if (endpoint.isUnlinked) return run({ db, actor, now, record: refuseToLink });
    const answer = await runAndRecord({ db, actor, now }, run);
    if (key !== null)
      await keepAnswer(db, {
        actorId: actor.personId,
        route: routeOf(endpoint),
        key,
        bodyHash,
        answer: JSON.stringify(answer),
        createdAt: now,
      });
    return answer;
  });
}

/** Runs a write and appends what it recorded to the history; a write that recorded nothing changed nothing. */
export async function runAndRecord<Result>(
  { db, actor, now }: Omit<Ctx, "record">,
  run: (ctx: Ctx) => Promise<Result>,
) {
  const events: NewEvent[] = [];
  const result = await run({ db, actor, now, record: (event) => events.push(event) });
  await appendEvents(db, events, actor.personId, now);
  return result;
}

async function readInput(context: Context, endpoint: Endpoint): Promise<Record<string, unknown>> {
  const inPath = Object.fromEntries(pathFields(endpoint.path).map((name) => [name, context.req.param(name)]));
  if (endpoint.method === "GET") return { ...context.req.query(), ...inPath };
  return { ...(await readBody(context)), ...inPath };
}

async function readBody(context: Context): Promise<Record<string, unknown>> {
  const text = await context.req.text();
  if (text === "") return {};
  if (!/^application\/json\b/i.test(context.req.header("content-type") ?? ""))
    throw new Problem("invalid", "error.notJson");
  const body: unknown = parseJson(text);
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new Problem("invalid", "error.notJson");
  return body as Record<string, unknown>;
}

function parseJson(text: string) {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Problem("invalid", "error.notJson");
  }
}

function idempotencyKey(context: Context) {
  const key = context.req.header("idempotency-key");
  if (key === undefined) return null;
  if (!/^[\w-]{8,100}$/.test(key))
    throw new Problem("invalid", "error.idempotencyKey", { field: "Idempotency-Key" });
  return key;
}

const routeOf = ({ method, path }: Endpoint) => `${method} ${path}`;
const hashOf = (raw: unknown) => createHash("sha256").update(JSON.stringify(raw)).digest("base64url");
