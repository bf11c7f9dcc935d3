import { type Client, createClient, type InArgs, type InStatement, type ResultSet } from "@libsql/client";

interface Executor {
  execute(statement: InStatement, args?: InArgs): Promise<ResultSet>;
}

/** A client of a libSQL server whose rows are plain arrays, as those of an embedded file are; nobody reads names. */
export function openRemote(url: string, authToken: string | undefined): Client {
  const client = plainRowsOf(createClient({ url, authToken }));
  const begin = client.transaction.bind(client);
  client.transaction = async () => plainRowsOf(await begin("write"));
  return client;
}

function plainRowsOf<Whole extends Executor>(executor: Whole) {
  const execute = executor.execute.bind(executor);
  executor.execute = async (statement, args) => {
    const result = await (args === undefined ? execute(statement) : execute(statement, args));
    return { ...result, rows: result.rows.map((row) => Array.from(row) as never) };
  };
  return executor;
}
