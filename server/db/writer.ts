import type { Client, InStatement, Transaction } from "@libsql/client";
import { drizzle, type LibSQLDatabase } from "drizzle-orm/libsql";
import { Turns } from "./turns.ts";

/**
 * The one writer of a database: each piece of work has a transaction of its own, one after the other. All of them go
 * through the same drizzle database, so that what was prepared for one is there for the next.
 */
export function createWriter(client: Client) {
  const turns = new Turns();
  let open: Transaction | undefined;
  async function execute(statement: InStatement) {
    if (!open) throw new Error("A write needs a transaction.");
    return open.execute(statement);
  }
  const db = drizzle({ execute } as Client, { casing: "snake_case" });

  async function write<Result>(work: (db: LibSQLDatabase) => Promise<Result>) {
    const endTurn = await turns.take();
    try {
      open = await client.transaction();
      const result = await work(db);
      await open.commit();
      return result;
    } catch (error) {
      await open?.rollback().catch(() => undefined);
      throw error;
    } finally {
      open = undefined;
      endTurn();
    }
  }
  return { write, waiting: () => turns.waiting };
}
