import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** A libSQL server that lets nobody in, and remembers what they came with. */
async function createLockedDatabase() {
  const tokens: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    tokens.push(request.headers.authorization);
    response.writeHead(401).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
  });
  return { tokens, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test.each([
  ["the seed", ["server/seed/main.ts"]],
  ["the import", ["server/intake/main.ts", "people", "package.json"]],
])("%s comes to a database server with its token", async (_, [main, ...words]) => {
  const { tokens, url } = await createLockedDatabase();
  const child = spawn(process.execPath, ["--import", "tsx", join(root, main as string), ...words], {
    cwd: root,
    stdio: "ignore",
    env: { ...process.env, DATABASE_URL: `${url}/{tenant}`, DATABASE_TOKEN: "the-token-of-the-database" },
  });
  const [code] = (await once(child, "exit")) as [number];
  expect(code).not.toBe(0);
  expect(new Set(tokens)).toEqual(new Set(["Bearer the-token-of-the-database"]));
});
