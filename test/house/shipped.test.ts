import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { demoTenantId } from "#server/auth/demo.ts";
import { launchServer, startServer } from "#test/hostile/serverProcess.ts";

const root = join(import.meta.dirname, "../..");
const LIMIT_MS = 120_000;

function emptyFolder() {
  const folder = mkdtempSync(join(tmpdir(), "counterpart-shipped-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

type Running = Awaited<ReturnType<typeof launchServer>>;

function endLater<Server extends Pick<Running, "end">>(server: Server) {
  onTestFinished(async () => void (await server.end("SIGKILL")));
  return server;
}

interface DemoPerson {
  objectId: string;
  companyRoles: string[];
}

async function adminOf({ address }: Pick<Running, "address">) {
  const people = (await (await fetch(`${address}/demo/people`)).json()) as DemoPerson[];
  return people.find(({ companyRoles }) => companyRoles.includes("admin"))?.objectId;
}

/** Runs one of README's commands on the companies in this folder. */
function command(folder: string, file: string, ...args: string[]) {
  const env = { PATH: process.env.PATH, DATABASE_URL: `file:${folder}/{tenant}.db` };
  const words = ["--import", "tsx", file, ...args];
  return spawnSync(process.execPath, words, { cwd: root, env, encoding: "utf8" });
}

test(
  "what is shipped starts in an empty folder, fills the demo and imports a file in its own worker",
  async () => {
    const folder = emptyFolder();
    const first = await launchServer(folder);
    const admin = await adminOf(first);
    expect(await first.end("SIGTERM")).toBe(0);
    const server = endLater(await startServer(folder, admin));
    const answerOf = async (...sent: Parameters<typeof server.send>) => {
      const response = await server.send(...sent);
      expect(response.status, await response.clone().text()).toBe(200);
      return (await response.json()) as Record<string, unknown>;
    };
    const content = Buffer.from("key,name\n1,Night shift\n");
    const { importId } = await answerOf("POST", "/api/imports", {
      kind: "teams",
      fileName: "teams.csv",
      bytes: content.length,
    });
    await answerOf("PUT", `/api/imports/${importId}/parts/0`, { content: content.toString("base64") });
    await answerOf("POST", `/api/imports/${importId}/start`, {
      mapping: { kind: "teams", fields: { key: "key", name: "name" } },
      isDryRun: false,
    });
    await expect
      .poll(() => answerOf("GET", `/api/imports/${importId}`), { timeout: 60_000 })
      .toMatchObject({ state: "done", totals: { created: 1 } });
    expect((await answerOf("GET", "/api/teams?query=Night")).items).toMatchObject([{ name: "Night shift" }]);
  },
  LIMIT_MS,
);

test(
  "the demo is entered on this machine alone: another name for it or a proxy before it is refused",
  async () => {
    const { address } = endLater(await launchServer(emptyFolder()));
    const port = Number(new URL(address).port);
    const statusFor = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        request({ port, host: "127.0.0.1", path: "/demo/people", headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        })
          .on("error", reject)
          .end();
      });
    expect(await statusFor({})).toBe(200);
    expect(await statusFor({ host: `localhost:${port}` })).toBe(200);
    expect(await statusFor({ host: "counterpart.example" })).toBe(403);
    expect(await statusFor({ host: "localhost.evil.example" })).toBe(403);
    for (const name of ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip"])
      expect(await statusFor({ [name]: "203.0.113.7" }), name).toBe(403);
  },
  LIMIT_MS,
);

test(
  "with a company configured there is no demo to enter",
  async () => {
    const folder = emptyFolder();
    const { address } = endLater(
      await launchServer(folder, {
        TENANT_IDS: "6b1d2a50-63a5-4a3e-8d0a-6f0f5d0c1e22",
        APP_ID: "1f0e6f4e-5f0a-4c58-9c0e-3a4f7f0a5b11",
        APP_DOMAIN: "counterpart.example",
      }),
    );
    const signIn = await fetch(`${address}/demo/sign-in`, { method: "POST", body: "{}" });
    expect(signIn.status).toBe(404);
    const people = await fetch(`${address}/demo/people`);
    expect(await people.text()).not.toContain("objectId");
    expect(existsSync(join(folder, `${demoTenantId}.db`))).toBe(false);
  },
  LIMIT_MS,
);

test("a setting that is wrong ends the start with its name and its cure", () => {
  const env = { PATH: process.env.PATH, HOST: "0.0.0.0" };
  const { status, stderr } = spawnSync(process.execPath, ["dist/server/main.js"], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  expect(status).toBe(1);
  expect(stderr).toContain("HOST: without TENANT_IDS only the demo company is served");
});

test(
  "the commands fill a company, copy it, and put the copy back",
  () => {
    const folder = emptyFolder();
    expect(command(folder, "server/seed/main.ts")).toMatchObject({ status: 0 });
    const copy = join(folder, "copy.db");
    expect(command(folder, "server/backup.ts", "--to", copy)).toMatchObject({
      status: 0,
      stdout: `Backed up to ${copy}\n`,
    });
    expect(command(folder, "server/restore.ts", "--from", copy)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("End the server and add --replace."),
    });
    expect(command(folder, "server/restore.ts", "--from", copy, "--replace")).toMatchObject({ status: 0 });
  },
  LIMIT_MS,
);
