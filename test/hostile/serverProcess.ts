import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

const root = join(import.meta.dirname, "../..");

/** The server as it is shipped, in a process of its own, on a free port of loopback, with its companies in this folder. */
export async function launchServer(folder: string, settings: Record<string, string> = {}) {
  const env = {
    PATH: process.env.PATH,
    PORT: "0",
    LOG_LEVEL: "silent",
    DATABASE_URL: `file:${folder}/{tenant}.db`,
    REQUESTS_PER_MINUTE: "1000000",
    ...settings,
  };
  const server = spawn(process.execPath, ["dist/server/main.js"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await addressOf(server);
  async function end(signal: "SIGKILL" | "SIGTERM") {
    const ended = once(server, "exit");
    server.kill(signal);
    const [code] = (await ended) as [number | null];
    return code;
  }
  return { address, end };
}

/** The same with the demo company, as the first of its people or as the one named. */
export async function startServer(folder: string, objectId?: string) {
  const { address, end } = await launchServer(folder);
  const token = await signIn(address, objectId);

  async function send(method: "GET" | "POST" | "PUT", path: string, body?: object, key?: string) {
    const headers = {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      ...(key ? { "idempotency-key": key } : {}),
    };
    return fetch(address + path, { method, headers, body: body ? JSON.stringify(body) : null });
  }
  return { address, send, end };
}

export type Server = Awaited<ReturnType<typeof startServer>>;

async function addressOf({ stdout }: ChildProcess) {
  for await (const line of createInterface({ input: stdout as NodeJS.ReadableStream })) {
    const port = /Counterpart is at http:\/\/localhost:(\d+)/.exec(line)?.[1];
    if (port) return `http://127.0.0.1:${port}`;
  }
  throw new Error("The server did not start.");
}

async function signIn(address: string, objectId?: string) {
  const body = JSON.stringify({ objectId });
  const response = await fetch(`${address}/demo/sign-in`, { method: "POST", body });
  return ((await response.json()) as { token: string }).token;
}

/** A promise that the demo's first person may make: their team to any other one. */
export async function promiseOf({ send }: Server) {
  const { items } = (await (await send("GET", "/api/teams?limit=100")).json()) as {
    items: { teamId: string }[];
  };
  for (const { teamId: supplierTeamId } of items) {
    const customerTeamId = items.find(({ teamId }) => teamId !== supplierTeamId)?.teamId;
    const promise = {
      supplierTeamId,
      customerTeamId,
      sentence: "Kept whatever happens",
      dueAt: 4_000_000_000_000,
    };
    if ((await send("POST", "/api/commitments/promise", promise)).ok) return promise;
  }
  throw new Error("Nobody may promise anything.");
}
