import { setImmediate as requestsAreRead } from "node:timers/promises";
import type { Client, InStatement, Transaction } from "@libsql/client";
import { drizzle, type LibSQLDatabase } from "drizzle-orm/libsql";

interface Waiting {
  work(db: LibSQLDatabase): Promise<unknown>;
  resolve(result: never): void;
  reject(error: unknown): void;
}
/** Tells a caller how it ended. */
type Settle = () => void;

/** Who is in a group waits for the whole of it. */
const GROUP_MS = 20;
const GROUP_WORKS = 64;

/**
 * The one writer of a database. Works take turns; those that wait together share a transaction, because making it durable
 * costs more than the work: each has a savepoint of its own, and nobody is answered before all is on disk. All go through
 * the same drizzle database, so that what was prepared for one is there for the next.
 */
export function createWriter(client: Client) {
  const queue: Waiting[] = [];
  let isBusy = false;
  let open: Transaction | undefined;

  async function execute(statement: InStatement) {
    if (!open) throw new Error("A write needs a transaction.");
    return open.execute(statement);
  }
  const db = drizzle({ execute } as Client, { casing: "snake_case" });

  function write<Result>(work: (db: LibSQLDatabase) => Promise<Result>) {
    return new Promise<Result>((resolve, reject) => {
      queue.push({ work, resolve, reject });
      if (!isBusy) void takeTurns();
    });
  }

  async function takeTurns() {
    isBusy = true;
    do {
      // Otherwise whoever is read first would be written alone, while the others wait to be read.
      await requestsAreRead();
      const first = queue.shift();
      if (first) await writeGroup([first]);
    } while (queue.length > 0);
    isBusy = false;
  }

  async function writeGroup(group: Waiting[]) {
    const endings: Settle[] = [];
    try {
      open = await client.transaction();
      const endsAt = performance.now() + GROUP_MS;
      for (const one of group) {
        endings.push(await attempt(open, one));
        const isFull = group.length >= GROUP_WORKS || performance.now() > endsAt;
        const next = isFull ? undefined : queue.shift();
        if (next) group.push(next);
      }
      await open.commit();
      for (const settle of endings) settle();
    } catch (error) {
      await open?.rollback().catch(() => undefined);
      for (const { reject } of group) reject(error);
    } finally {
      open = undefined;
    }
  }

  /** A work that fails takes back what it did and nothing else; where even that cannot be, the group fails. */
  async function attempt(transaction: Transaction, { work, resolve, reject }: Waiting): Promise<Settle> {
    await transaction.execute("SAVEPOINT work");
    try {
      const result = await work(db);
      await transaction.execute("RELEASE work");
      return () => resolve(result as never);
    } catch (error) {
      await transaction.execute("ROLLBACK TO work").catch(() => {
        throw error;
      });
      await transaction.execute("RELEASE work");
      return () => reject(error);
    }
  }
  return { write, waiting: () => queue.length };
}
