import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { buildWhenChanged } from "#server/build/changed.ts";

const root = join(import.meta.dirname, "../..");
const START_LIMIT_MS = 60_000;
const TICKS_A_SECOND = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

export interface ServerProcess {
  address: string;
  /** A token as the demo's sign-in gives it: RS256, checked by the rules of every sign-in. */
  signIn(objectId: string): Promise<string>;
  /** The processor time it has used so far. */
  cpuSeconds(): number;
  memoryBytes(): number;
  stop(): Promise<void>;
}

/** The server as `npm start` runs it, on loopback with the demo's sign-in, kept to the first core where `taskset` is there. */
export async function startServer(databaseUrl: string, { isPinned = true } = {}): Promise<ServerProcess> {
  await buildWhenChanged("server");
  const port = await freePort();
  const settings = { PORT: String(port), DATABASE_URL: databaseUrl, REQUESTS_PER_MINUTE: "100000000" };
  const server = launch(settings, isPinned);
  const address = `http://127.0.0.1:${port}`;
  await answers(`${address}/healthz`, server);
  return {
    address,
    signIn: (objectId) => signIn(address, objectId),
    cpuSeconds: () => cpuSecondsOf(server),
    memoryBytes: () => Number(/VmRSS:\s+(\d+)/.exec(procFile(server, "status"))?.[1]) * 1024,
    async stop() {
      server.kill();
      await once(server, "exit");
    },
  };
}

/** `SERVER_FLAGS=--cpu-prof` tells where its time goes. */
function launch(settings: Record<string, string>, isPinned: boolean) {
  const command = [process.execPath, ...(process.env.SERVER_FLAGS?.split(" ") ?? []), "dist/server/main.js"];
  const hasTaskset = isPinned && spawnSync("taskset", ["--version"]).status === 0;
  const [program, ...rest] = hasTaskset ? ["taskset", "-c", "0", ...command] : command;
  const env = { PATH: process.env.PATH, NODE_ENV: "production", ...settings };
  return spawn(program as string, rest, { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] });
}

async function answers(url: string, server: ChildProcess) {
  const giveUpAt = Date.now() + START_LIMIT_MS;
  for (;;) {
    const isThere = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
    if (server.exitCode !== null || Date.now() > giveUpAt) throw new Error("The server did not start.");
    await pause(50);
  }
}

async function signIn(address: string, objectId: string) {
  const answer = await fetch(`${address}/demo/sign-in`, {
    method: "POST",
    body: JSON.stringify({ objectId }),
  });
  const { token } = (await answer.json()) as { token: string };
  return token;
}

const procFile = ({ pid }: ChildProcess, name: string) => readFileSync(`/proc/${pid}/${name}`, "utf8");

/** The fields after the command's name, which may hold spaces; user and system time are the 14th and 15th of all. */
function cpuSecondsOf(server: ChildProcess) {
  const fields = procFile(server, "stat").split(") ")[1]!.split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, "close");
  return port;
}
