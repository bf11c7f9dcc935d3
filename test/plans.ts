import { sql } from "drizzle-orm";
import type { CompanyDatabase } from "#server/db/open.ts";

interface Statement {
  sql: string;
  args: unknown[];
}

/** The part of drizzle through which every statement of the reader goes, prepared before or not. */
interface Session {
  client: { execute(statement: Statement): Promise<unknown> };
}

/** How the database will carry out each statement that a piece of work sends to it. */
export async function plansOf(database: CompanyDatabase, work: () => Promise<unknown>) {
  const { client } = (database.read as unknown as { session: Session }).session;
  const statements: Statement[] = [];
  const execute = client.execute;
  client.execute = function record(statement) {
    statements.push(statement);
    return execute.call(this, statement);
  };
  await work().finally(() => {
    client.execute = execute;
  });
  return Promise.all(statements.map((statement) => explain(database, statement)));
}

/** How the database will carry out one statement. */
export async function explain(database: CompanyDatabase, { sql: text, args }: Statement) {
  const [first = "", ...rest] = text.split("?");
  const chunks = rest.map((part, place) => sql`${args[place]}${sql.raw(part)}`);
  const rows = (await database.read.values(
    sql`explain query plan ${sql.raw(first)}${sql.join(chunks)}`,
  )) as unknown[][];
  return rows.map((row) => String(row[3]));
}
