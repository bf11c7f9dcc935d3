import type { z } from "zod";
import type { Address } from "#shared/endpoint.ts";
import { pathFields } from "#shared/path.ts";
import { Problem } from "#shared/problem.ts";

const REQUEST_LIMIT_MS = 15_000;
const RENEW_BEFORE_MS = 60_000;
const SILENCE_MS = 50_000;

export interface CallOptions {
  signal?: AbortSignal;
  /** Sent with a write, so that the same write sent twice is done once. */
  idempotencyKey?: string;
}

/** Calls endpoints as the signed-in person. */
export interface Client {
  call<Input extends z.ZodObject, Output extends z.ZodType>(
    endpoint: Address<Input, Output>,
    input: z.input<Input>,
    options?: CallOptions,
  ): Promise<z.output<Output>>;
  /**
   * Reads `/api/changes` until the signal ends it, calling back at each change, and first when it is open: what changed
   * before then is not told. Resolves when the stream closes. Does not sign in by itself: a host may put a question to
   * the person then, who asked for nothing.
   */
  readChanges(onNews: () => void, signal: AbortSignal): Promise<void>;
}

/** The one client; the token stays in memory and is renewed before it ends, and once more when the server refuses it. */
export function createClient(
  getToken: () => Promise<string>,
  server = "",
  fetchFrom: typeof fetch = (...request) => fetch(...request),
): Client {
  let token: Promise<string> | null = null;

  /** Whoever finds the token spent first renews it for all. */
  async function freshToken() {
    const known = token;
    const isSpent = known === null || expiresAt(await known) - RENEW_BEFORE_MS <= Date.now();
    if (isSpent && token === known) token = getToken();
    return token as Promise<string>;
  }

  async function authorized(url: string, init: RequestInit) {
    const used = await currentToken();
    const response = await fetchAs(used, url, init);
    if (response.status !== 401) return response;
    if (token !== null && (await token) === used) token = null;
    return fetchAs(await currentToken(), url, init);
  }

  const fetchAs = (bearer: string, url: string, init: RequestInit) =>
    fetchFrom(`${server}${url}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${bearer}` },
    });

  function currentToken() {
    return freshToken().catch((error: unknown) => {
      token = null;
      throw error;
    });
  }

  return {
    async call(endpoint, input, { signal, idempotencyKey } = {}) {
      const { url, init } = requestOf(endpoint, input as Record<string, unknown>);
      const limit = AbortSignal.timeout(REQUEST_LIMIT_MS);
      if (idempotencyKey) init.headers["idempotency-key"] = idempotencyKey;
      const whole = { ...init, signal: signal ? AbortSignal.any([signal, limit]) : limit };
      return (await answerOf(authorized(url, whole), signal)) as z.output<
        NonNullable<typeof endpoint.output>
      >;
    },
    async readChanges(onNews, signal) {
      if (token === null) return;
      const { silence, hear, end } = createSilence();
      try {
        const response = await authorized("/api/changes", { signal: AbortSignal.any([signal, silence]) });
        if (response.ok && response.body) await readLines(response.body, hear, onNews);
      } finally {
        end();
      }
    },
  };
}

/** Ends what says nothing for so long that nobody can be there any more; the server says every 20 s that it is. */
function createSilence() {
  const ending = new AbortController();
  const start = () => setTimeout(() => ending.abort(), SILENCE_MS);
  let timer = start();
  const end = () => clearTimeout(timer);
  const hear = () => {
    end();
    timer = start();
  };
  return { silence: ending.signal, hear, end };
}

async function readLines(body: ReadableStream<BufferSource>, hear: () => void, onNews: () => void) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let unfinished = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    hear();
    const lines = (unfinished + part.value).split("\n");
    unfinished = lines.pop() as string;
    if (lines.some((line) => /^event: (open|change)$/.test(line))) onNews();
  }
}

/** How an endpoint is asked: its address and what is sent to it. */
export function requestOf(
  { method, path }: Address,
  input: Record<string, unknown>,
): { url: string; init: RequestInit & { headers: Record<string, string> } } {
  const inPath = pathFields(path);
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const rest = Object.entries(input).filter(([name, value]) => !inPath.includes(name) && value !== undefined);
  if (method === "GET") {
    const query = new URLSearchParams(rest.map(([name, value]) => [name, String(value)])).toString();
    return { url: query ? `${url}?${query}` : url, init: { method, headers: {} } };
  }
  return {
    url,
    init: {
      method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(Object.fromEntries(rest)),
    },
  };
}

async function answerOf(request: Promise<Response>, signal: AbortSignal | undefined) {
  const response = await request.catch((error: unknown) => {
    throw networkProblem(error, signal);
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body;
  throw await problemOf(body);
}

/** What the server did not say itself, a gateway did. */
async function problemOf(body: unknown) {
  const loaded = await import("#shared/problemBody.ts").catch(() => null);
  const problem = loaded?.ProblemBody.safeParse(body);
  return problem?.success ? Problem.fromBody(problem.data) : new Problem("unavailable", "error.unavailable");
}

/** Our own abort and the host's refusals pass as they are; the rest is a network that failed or was too slow. */
function networkProblem(error: unknown, signal: AbortSignal | undefined) {
  if (signal?.aborted || !(error instanceof Error)) return error;
  if (error.name === "TimeoutError") return new Problem("unavailable", "error.timeout");
  return error instanceof TypeError ? new Problem("unavailable", "error.network") : error;
}

/** When a token ends, UTC milliseconds, as it says itself; 0 when it does not. */
function expiresAt(token: string) {
  try {
    const payload = JSON.parse(
      atob((token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/")),
    ) as { exp?: number };
    return (payload.exp ?? 0) * 1000;
  } catch {
    return 0;
  }
}
