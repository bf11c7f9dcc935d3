import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { databaseProblem } from "#server/db/faults.ts";
import { openRemote } from "#server/db/remote.ts";
import { createWriter } from "#server/db/writer.ts";
import { startLibsqlServer } from "./libsqlServer.ts";

function openAt(url: string, limitMs?: number) {
  const client = openRemote(url, undefined, limitMs);
  onTestFinished(() => client.close());
  return client;
}

const fault = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

test("rows of a server are plain arrays, as those of a file are", async () => {
  const { url } = await startLibsqlServer();
  expect((await openAt(url).execute("select 7 as a, 'Lin' as b")).rows).toEqual([[7, "Lin"]]);
});

test("companies that a path tells apart never share a database, with or without a slash at its end", async () => {
  const { url, paths } = await startLibsqlServer();
  for (const path of ["/dev/one", "/dev/two/", "", "/"]) await openAt(url + path).execute("select 1");
  expect([...paths]).toEqual(["/dev/one/v2/pipeline", "/dev/two/v2/pipeline", "/v2/pipeline"]);
});

test("what follows in a transaction that the server has ended is not written outside of it", async () => {
  const { url, statements } = await startLibsqlServer((sql) =>
    sql === "second" ? { code: "TRANSACTION_TIMEOUT", message: "Transaction timed out" } : null,
  );
  const { write } = createWriter(openAt(url));
  const outcome = await fault(
    write(async (db) => {
      await db.run(sql.raw("first"));
      await Promise.resolve(db.run(sql.raw("second"))).catch(() => undefined);
      await db.run(sql.raw("third"));
    }),
  );
  expect(databaseProblem(outcome)).toMatchObject({ code: "unavailable" });
  expect(statements).toContain("second");
  expect(statements).not.toContain("third");
});

test("a statement that breaks a rule of the tables leaves its transaction open", async () => {
  const { url, statements } = await startLibsqlServer((sql) =>
    sql === "second" ? { code: "SQLITE_CONSTRAINT", message: "UNIQUE constraint failed" } : null,
  );
  const { write } = createWriter(openAt(url));
  await write(async (db) => {
    const outcome = await fault(Promise.resolve(db.run(sql.raw("second"))));
    expect(databaseProblem(outcome)).toBeNull();
    await db.run(sql.raw("third"));
  });
  expect(statements.slice(-3)).toEqual(["third", "RELEASE work", "COMMIT"]);
});

test.each(["TRANSACTION_TIMEOUT", "STREAM_EXPIRED", "BLOCKED", "SQLITE_BUSY"])(
  "a server that says %s is unavailable for a while",
  async (code) => {
    const { url } = await startLibsqlServer(() => ({ code, message: "Not now" }));
    expect(databaseProblem(await fault(openAt(url).execute("select 1")))).toMatchObject({
      code: "unavailable",
    });
  },
);

test("a server that does not answer in time is unavailable, to reads and to writes", async () => {
  const { url } = await startLibsqlServer(() => "silence");
  const client = openAt(url, 20);
  const { write } = createWriter(client);
  for (const outcome of [client.execute("select 1"), write((db) => db.run(sql`select 1`))])
    expect(databaseProblem(await fault(outcome))).toMatchObject({ code: "unavailable" });
});
