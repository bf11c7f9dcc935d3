import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Client, InStatement, ResultSet } from "@libsql/client";
import { drizzle, type LibSQLDatabase } from "drizzle-orm/libsql";
import { migrate } from "drizzle-orm/libsql/migrator";
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import { isRead, openEmbedded } from "./embedded.ts";
import { openRemote } from "./remote.ts";
import { createWriter } from "./writer.ts";

/** What verbs query: the company's database or the transaction that a write runs in. */
export type Db = BaseSQLiteDatabase<"async", ResultSet, Record<string, never>>;

/** One company's database. */
export interface CompanyDatabase {
  tenantId: string;
  url: string;
  read: Db;
  /** Runs `work` in one write transaction; writers of this process take turns. */
  write<Result>(work: (db: Db) => Promise<Result>): Promise<Result>;
  /** How many writers wait for their turn. */
  waiting(): number;
  /** Differs once anybody has written, this process or another; null where each look would be a journey to a server. */
  version(): Promise<number | null>;
  close(): void;
}

export interface DatabaseOptions {
  /** The token of a libSQL server, and of its replica. */
  token?: string;
  /** A copy that follows the database; reads go there unless this process has written lately. */
  replicaUrl?: string | undefined;
  /** How long a replica may take to follow. */
  settlesMs?: number;
  /** Told how long each read, and each write with its wait for a turn, has taken. */
  onQuery?(kind: "read" | "write", seconds: number): void;
}

/** Opens a company's database (`file:`, `http:` or `libsql:`) and brings its tables up to date. */
export async function openDatabase(
  url: string,
  tenantId: string,
  { token, replicaUrl, settlesMs = 3_000, onQuery = () => {} }: DatabaseOptions = {},
): Promise<CompanyDatabase> {
  const client = clientFor(url, token);
  await migrateOnce(drizzle(client, { casing: "snake_case" }));
  const { write, waiting } = createWriter(client);
  const replica = replicaUrl === undefined ? client : clientFor(replicaUrl, token);
  let writtenAt = -Infinity;

  /** Who has just written reads what they wrote; a replica that cannot answer is passed by. */
  async function execute(statement: InStatement) {
    const mayLag = performance.now() - writtenAt >= settlesMs;
    if (replica === client || !mayLag) return client.execute(statement);
    return replica.execute(statement).catch(() => client.execute(statement));
  }

  return {
    tenantId,
    url,
    read: drizzle(readOnly(execute, onQuery), { casing: "snake_case" }) as unknown as Db,
    async write(work) {
      const startedAt = performance.now();
      return write((db) => work(db as unknown as Db)).finally(() => {
        writtenAt = performance.now();
        onQuery("write", secondsSince(startedAt));
      });
    },
    waiting,
    async version() {
      if (filePathOf(url) === null || replica !== client) return null;
      const { rows } = await client.execute("PRAGMA data_version");
      return Number(rows[0]?.[0]);
    },
    close() {
      client.close();
      if (replica !== client) replica.close();
    },
  };
}

/** What reads go through: a write that strayed here would pass by the turns and the history. */
function readOnly(execute: Client["execute"], onQuery: Required<DatabaseOptions>["onQuery"]) {
  return {
    async execute(statement: { sql: string }) {
      if (!isRead(statement.sql)) throw new Error("A read cannot write.");
      const startedAt = performance.now();
      const result = await execute(statement);
      onQuery("read", secondsSince(startedAt));
      return result;
    },
  } as Client;
}

const secondsSince = (startedAt: number) => (performance.now() - startedAt) / 1000;

/** Two processes may open a new file at once; the one that comes second finds the work done when it looks again. */
async function migrateOnce(db: LibSQLDatabase) {
  const settings = { migrationsFolder: migrationsFolder() };
  await migrate(db, settings).catch(() => migrate(db, settings));
}

function clientFor(url: string, token: string | undefined): Client {
  const path = filePathOf(url);
  if (path === null) return openRemote(url, token);
  mkdirSync(dirname(path), { recursive: true });
  return openEmbedded(path);
}

/**
 * The path of an embedded database; null for one on a server.
 *
 * @example filePathOf("file:./data/demo.db") // => "./data/demo.db"
 */
export function filePathOf(url: string) {
  if (!url.startsWith("file:")) return null;
  return url.startsWith("file:///") ? fileURLToPath(url) : url.slice("file:".length);
}

/** The SQL lies beside this file in the source, and beside the bundle once built. */
function migrationsFolder() {
  const here = dirname(fileURLToPath(import.meta.url));
  const candidates = [join(here, "migrations"), join(here, "../../server/db/migrations")];
  const folder = candidates.find((candidate) => existsSync(candidate));
  if (!folder) throw new Error(`The migrations are missing; looked in ${candidates.join(" and ")}.`);
  return folder;
}
