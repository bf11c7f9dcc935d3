import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";
import { onTestFinished } from "vitest";
import type { TestPerson } from "#test/world.ts";

const require = createRequire(import.meta.url);
const folderOf = () => dirname(require.resolve("@microsoft/m365agentsplayground/package.json"));

/** Serves an application on this machine until the test has finished. */
export async function serveApi(app: Hono) {
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

/** Microsoft's local client for message extensions, speaking to a bot in this person's name, without a signature. */
export async function startPlayground(botUrl: string, tenantId: string, me: TestPerson) {
  const folder = mkdtempSync(join(tmpdir(), "counterpart-playground-"));
  writeFileSync(join(folder, ".m365agentsplayground.yml"), JSON.stringify(contextOf(tenantId, me)));
  const port = await freePort();
  const words = ["start", "-e", botUrl, "-c", "msteams", "-p", String(port), "--disable-telemetry"];
  const child = spawn(process.execPath, [join(folderOf(), "cli.js"), ...words], { cwd: folder });
  onTestFinished(async () => {
    child.kill();
    await once(child, "exit");
    rmSync(folder, { recursive: true, force: true });
  });
  for await (const line of child.stdout) if (String(line).includes("Listening")) break;
  return `http://localhost:${port}`;
}

/** Exactly five people beside oneself, or it ends at the first request. */
function contextOf(tenantId: string, { objectId, name }: TestPerson) {
  const userOf = (id: number, name: string, aadObjectId: string) => ({
    id: `user-id-${id}`,
    name,
    aadObjectId,
    userPrincipleName: `user${id}@example.com`,
    givenName: name,
    surname: name,
    email: `user${id}@example.com`,
  });
  return {
    version: "0.1.1",
    tenantId,
    bot: { id: "5d1b0c1c-7a3e-4a7e-9a53-0c6a5bb6f6d1", name: "Counterpart" },
    currentUser: userOf(0, name, objectId),
    users: [1, 2, 3, 4, 5].map((id) =>
      userOf(id, `Colleague ${id}`, `00000000-0000-4000-8000-00000000002${id}`),
    ),
    personalChat: { id: "personal-chat-id" },
    groupChat: { id: "group-chat-id", name: "Group" },
    team: {
      id: "team-id",
      name: "Our team",
      aadGroupId: "00000000-0000-4000-8000-000000000031",
      channels: [{ id: "channel-id", name: "News" }],
    },
  };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
