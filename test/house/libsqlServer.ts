import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

interface Statement {
  sql?: string;
  sql_id?: number;
}
interface Asked extends Statement {
  type: string;
  stmt?: Statement;
  batch?: { steps: { stmt: Statement }[] };
}
/** What is wrong with a statement; null when it succeeds, "silence" when nothing is answered at all. */
type Fault = { code: string; message: string } | "silence" | null;

/** A stand-in for a libSQL server: answers each statement with one row, or with the fault that is due, and notes what it was asked and where. */
export async function startLibsqlServer(faultOf: (sql: string) => Fault = () => null) {
  const statements: string[] = [];
  const stored = new Map<number, string>();
  const paths = new Set<string>();
  const server = createServer(async (request, response) => {
    paths.add(request.url ?? "");
    const { requests } = (await readJson(request)) as { requests: Asked[] };
    const results = requests.map((asked) => answer(asked));
    if (results.includes("silence")) return;
    response.end(JSON.stringify({ baton: "1", base_url: null, results }));
  });

  function run({ sql_id = -1, sql = stored.get(sql_id) ?? "" }: Statement) {
    statements.push(sql);
    return faultOf(sql);
  }

  function answer({ type, stmt, batch, sql, sql_id }: Asked) {
    if (sql_id !== undefined && sql !== undefined) stored.set(sql_id, sql);
    if (stmt) {
      const fault = run(stmt);
      if (fault === "silence") return fault;
      return fault ? { type: "error", error: fault } : ok({ type, result });
    }
    if (!batch) return ok({ type });
    const faults = batch.steps.map(({ stmt }) => run(stmt));
    if (faults.includes("silence")) return "silence";
    const step_results = faults.map((fault) => (fault ? null : result));
    return ok({ type, result: { step_results, step_errors: faults } });
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { statements, paths, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const ok = (response: object) => ({ type: "ok", response });
const cols = [{ name: "a" }, { name: "b" }];
const rows = [
  [
    { type: "integer", value: "7" },
    { type: "text", value: "Lin" },
  ],
];
const result = { cols, rows, affected_row_count: 0, last_insert_rowid: null };

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks = await request.toArray();
  return JSON.parse(Buffer.concat(chunks as Buffer[]).toString());
}
