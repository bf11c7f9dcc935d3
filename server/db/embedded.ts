import { setTimeout as pause } from "node:timers/promises";
import type { Client, InArgs, InStatement, ResultSet, Row, Transaction } from "@libsql/client";
import Database from "libsql";

const STATEMENTS_KEPT = 500;
const BUSY_RETRY_MS = 3;
const BUSY_LIMIT_MS = 15_000;

type Statement = ReturnType<Database.Database["prepare"]>;
/** Whether it answers rows is asked once: each question crosses into the binding. */
interface Known {
  statement: Statement;
  isReader: boolean;
}

/** One connection that keeps its prepared statements; `@libsql/client` prepares each anew, which costs most of a query. */
class Connection {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Known>();

  constructor(path: string, settings: string[] = []) {
    this.#database = new Database(path);
    this.#database.exec("PRAGMA busy_timeout = 50");
    this.#database.exec("PRAGMA journal_mode = WAL");
    this.#database.exec("PRAGMA synchronous = FULL");
    this.#database.exec("PRAGMA foreign_keys = ON");
    // 32 MiB, filled as needed; the default of 2 is less than the indexes of a grown company.
    this.#database.exec("PRAGMA cache_size = -32768");
    // What is deleted, such as who took part in a survey, is overwritten too.
    this.#database.exec("PRAGMA secure_delete = ON");
    for (const setting of settings) this.#database.exec(`PRAGMA ${setting}`);
  }

  exec(sql: string) {
    this.#database.exec(sql);
  }

  run(statement: InStatement): ResultSet {
    const { sql, args = [] } = typeof statement === "string" ? { sql: statement } : statement;
    const { statement: prepared, isReader } = this.#prepare(sql);
    if (isReader) return resultOf(prepared.all(args as object) as unknown as Row[]);
    const { changes, lastInsertRowid } = prepared.run(args as object);
    return resultOf([], changes, BigInt(lastInsertRowid));
  }

  close() {
    this.#statements.clear();
    this.#database.close();
  }

  #prepare(sql: string) {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    const prepared: Known = { statement, isReader: statement.reader };
    if (prepared.isReader) statement.raw(true);
    remember(this.#statements, sql, prepared);
    return prepared;
  }
}

/** The oldest makes room: what is used again and again is soon there again. */
function remember<Value>(kept: Map<string, Value>, sql: string, value: Value) {
  if (kept.size >= STATEMENTS_KEPT) kept.delete(kept.keys().next().value as string);
  kept.set(sql, value);
}

/** Rows are plain arrays: drizzle reads them by position, so names are never attached. */
function resultOf(rows: Row[], rowsAffected = 0, lastInsertRowid?: bigint): ResultSet {
  return { rows, rowsAffected, lastInsertRowid, columns: [], columnTypes: [], toJSON: () => rows };
}

/**
 * The part of `@libsql/client` that drizzle uses, for one embedded file: a reader that cannot write, a writer, and
 * cached statements. The caller opens one transaction at a time; another process holding the file is waited for
 * without blocking this one.
 */
export function openEmbedded(path: string): Client {
  // Waiting inside SQLite would hold up every reader of this process: who waits to write looks again now and then.
  const writer = new Connection(path, ["busy_timeout = 0"]);
  const reader = new Connection(path, ["query_only = ON"]);

  async function begin() {
    const giveUpAt = performance.now() + BUSY_LIMIT_MS;
    for (;;) {
      try {
        return writer.exec("BEGIN IMMEDIATE");
      } catch (error) {
        if (!isBusy(error) || performance.now() > giveUpAt) throw error;
        await pause(BUSY_RETRY_MS);
      }
    }
  }

  async function transaction(): Promise<Transaction> {
    await begin();
    return transactionOn(writer);
  }

  async function batch(statements: InStatement[]) {
    const open = await transaction();
    try {
      const results = statements.map((statement) => writer.run(statement));
      await open.commit();
      return results;
    } catch (error) {
      await open.rollback();
      throw error;
    }
  }

  const client = {
    closed: false,
    protocol: "file",
    async execute(statement: InStatement, args?: InArgs) {
      const whole = typeof statement === "string" ? { sql: statement, args: args ?? [] } : statement;
      if (isRead(whole.sql)) return reader.run(whole);
      const [result] = await batch([whole]);
      return result as ResultSet;
    },
    batch: (statements: (InStatement | [string, InArgs?])[]) =>
      batch(statements.map((one) => (Array.isArray(one) ? { sql: one[0], args: one[1] ?? [] } : one))),
    migrate: batch,
    transaction,
    async executeMultiple(sql: string) {
      writer.exec(sql);
    },
    async sync() {
      return undefined;
    },
    reconnect() {},
    close() {
      client.closed = true;
      writer.close();
      reader.close();
    },
  };
  return client as Client;
}

function transactionOn(writer: Connection): Transaction {
  let isOpen = true;
  function end(sql: string) {
    if (!isOpen) return;
    writer.exec(sql);
    isOpen = false;
  }
  return {
    get closed() {
      return !isOpen;
    },
    execute: async (statement: InStatement) => writer.run(statement),
    batch: async (statements: InStatement[]) => statements.map((statement) => writer.run(statement)),
    executeMultiple: async (sql: string) => writer.exec(sql),
    commit: async () => end("COMMIT"),
    rollback: async () => end("ROLLBACK"),
    close: () => end("ROLLBACK"),
  } as Transaction;
}

const verdicts = new Map<string, boolean>();

/** Whether a statement only reads; long ones come again and again, so their verdicts are kept. */
export function isRead(sql: string) {
  const known = verdicts.get(sql);
  if (known !== undefined) return known;
  const verdict =
    /^\s*(select|with|explain|pragma)\b/i.test(sql) && !/\b(insert into|update|delete from)\b/i.test(sql);
  remember(verdicts, sql, verdict);
  return verdict;
}

/** Whether another connection holds the lock just now. */
export function isBusy(error: unknown) {
  return (
    error instanceof Error &&
    /SQLITE_BUSY|database is locked/.test(`${(error as { code?: string }).code} ${error.message}`)
  );
}
