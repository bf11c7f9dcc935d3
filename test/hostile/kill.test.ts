import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { expect, onTestFinished, test } from "vitest";
import { demoTenantId } from "#server/auth/demo.ts";
import { promiseOf, type Server, startServer } from "./serverProcess.ts";

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 2);
const ACKNOWLEDGED_PER_ROUND = 30;
const CONNECTIONS = 8;

function tempFolder() {
  const folder = mkdtempSync(join(tmpdir(), "kill-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

type Answers = Map<string, string>;

/** Writes over several connections; the server is killed amid them, and what it acknowledged is kept by its key. */
async function writeUntilKilled(server: Server, body: object, round: number) {
  const answers: Answers = new Map();
  let ended: Promise<unknown> | undefined;
  let next = 0;
  async function writeOn() {
    while (!ended) {
      const key = `round-${round}-${next++}`;
      const text = await server
        .send("POST", "/api/commitments/promise", body, key)
        .then(
          (response) => (response.ok ? response.text() : null),
          () => null,
        )
        .catch(() => null);
      if (text !== null) answers.set(key, text);
      if (answers.size >= ACKNOWLEDGED_PER_ROUND) ended ??= server.end("SIGKILL");
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, writeOn));
  await ended;
  return answers;
}

/** What the file itself says: sound, each acknowledged promise there, each commitment with its event and the reverse. */
function inspect(folder: string, answers: Answers) {
  const database = new Database(join(folder, `${demoTenantId}.db`));
  const column = (query: string) =>
    (database.prepare(query).raw(true).all([]) as unknown[][]).map(([value]) => value);
  const sentence = "sentence = 'Kept whatever happens'";
  const made = column(
    `select commitment_id from commitment where ${sentence} and state = 'accepted' order by 1`,
  );
  const told = column(
    `select subject_id from event where verb = 'commitment.promised' and subject_id in (select commitment_id from commitment where ${sentence}) order by 1`,
  );
  expect(column("pragma integrity_check")).toEqual(["ok"]);
  expect(
    column(
      "select count(*) from event where verb like 'commitment.%' and subject_id not in (select commitment_id from commitment)",
    ),
  ).toEqual([0]);
  database.close();
  expect(told).toEqual(made);
  for (const text of answers.values())
    expect(made).toContain((JSON.parse(text) as { commitmentId: string }).commitmentId);
}

test(
  `killed ${ROUNDS} times amid writes, the server loses nothing it acknowledged and answers repeats alike`,
  async () => {
    const folder = tempFolder();
    let server = await startServer(folder);
    const body = await promiseOf(server);
    for (let round = 0; round < ROUNDS; round += 1) {
      const answers = await writeUntilKilled(server, body, round);
      expect(answers.size).toBeGreaterThanOrEqual(ACKNOWLEDGED_PER_ROUND);
      inspect(folder, answers);
      server = await startServer(folder);
      for (const [key, text] of answers) {
        const again = await server.send("POST", "/api/commitments/promise", body, key);
        expect(await again.text()).toBe(text);
      }
    }
    await server.end("SIGKILL");
  },
  120_000 + ROUNDS * 30_000,
);

test("clients that never finish asking keep nobody else waiting", async () => {
  const server = await startServer(tempFolder());
  const { hostname, port } = new URL(server.address);
  const slow = Array.from({ length: 200 }, () => connect(Number(port), hostname));
  await Promise.all(slow.map((socket) => once(socket, "connect")));
  for (const socket of slow) socket.write("POST /api/commitments/promise HTTP/1.1\r\nContent-Length: 9\r\n");
  const body = await promiseOf(server);
  const answer = await server.send("POST", "/api/commitments/promise", body, "not-waiting");
  expect(answer.status).toBe(200);
  for (const socket of slow) socket.destroy();
  expect(await server.end("SIGTERM")).toBe(0);
}, 120_000);

test("told to stop, the server answers what was asked, ends its streams and leaves with 0", async () => {
  const folder = tempFolder();
  const server = await startServer(folder);
  const body = await promiseOf(server);
  const stream = (await server.send("GET", "/api/changes")).body?.getReader();
  await stream?.read();
  const tenTimes = <Answer>(work: (index: number) => Promise<Answer>) =>
    Array.from({ length: 10 }, (_, index) => work(index));
  // Ten connections are open then: what is sent on them has arrived at once.
  await Promise.all(tenTimes(async () => (await server.send("GET", "/api/me")).text()));
  const asked = tenTimes((index) =>
    server.send("POST", "/api/commitments/promise", body, `stopping-${index}`),
  );
  await asked[0];
  const code = server.end("SIGTERM");
  const answers: Answers = new Map();
  for (const [index, answer] of (await Promise.all(asked)).entries()) {
    expect(answer.status).toBe(200);
    answers.set(`${index}`, await answer.text());
  }
  for (let isDone = false; !isDone; ) isDone = (await stream?.read())?.done ?? true;
  expect(await code).toBe(0);
  inspect(folder, answers);
}, 120_000);
