import { type Client, createClient, type InArgs, type InStatement, type ResultSet } from "@libsql/client";

interface Executor {
  execute(statement: InStatement, args?: InArgs): Promise<ResultSet>;
}

/** A server that has not answered by then is taken for gone. */
const ANSWER_LIMIT_MS = 30_000;

/** A client of a libSQL server whose rows are plain arrays, as those of an embedded file are; nobody reads names. */
export function openRemote(url: string, authToken: string | undefined, limitMs = ANSWER_LIMIT_MS): Client {
  const fetchInTime = (request: Request) => fetch(request, { signal: AbortSignal.timeout(limitMs) });
  const client = plainRowsOf(createClient({ url: folderOf(url), authToken, fetch: fetchInTime }));
  const begin = client.transaction.bind(client);
  client.transaction = async () => closedWhenEnded(plainRowsOf(await begin("write")));
  return client;
}

/** Without a slash at its end the client would leave out the last part of a path, and companies would share a database. */
function folderOf(url: string) {
  const address = new URL(url);
  if (!address.pathname.endsWith("/")) address.pathname += "/";
  return address.href;
}

function plainRowsOf<Whole extends Executor>(executor: Whole) {
  const execute = executor.execute.bind(executor);
  executor.execute = async (statement, args) => {
    const result = await (args === undefined ? execute(statement) : execute(statement, args));
    return { ...result, rows: result.rows.map((row) => Array.from(row) as never) };
  };
  return executor;
}

/** A server ends a transaction that keeps others waiting; what came after would be written outside of any. */
function closedWhenEnded<Whole extends Executor & { close(): void }>(transaction: Whole) {
  const execute = transaction.execute.bind(transaction);
  transaction.execute = async (statement) => {
    try {
      return await execute(statement);
    } catch (error) {
      if ((error as { code?: string }).code === "TRANSACTION_TIMEOUT") transaction.close();
      throw error;
    }
  };
  return transaction;
}
