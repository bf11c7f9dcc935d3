import { Problem } from "#shared/problem.ts";

const RETRY_AFTER_SECONDS = 5;

/** What SQLite, embedded or on a server, and the way to it call the troubles that pass or that somebody can mend. */
const passing =
  /^(SQLITE_(FULL|READONLY|BUSY|LOCKED|IOERR|CORRUPT|NOTADB|CANTOPEN|PROTOCOL)|TRANSACTION_|STREAM_EXPIRED|BLOCKED|SERVER_ERROR|HRANA_|TimeoutError|ECONN|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENOSPC|EROFS|EMFILE|UND_ERR)/;

/**
 * The problem that the database cannot be used just now; null where the error means something else.
 *
 * @example databaseProblem(error) // => Problem "unavailable" for a full disk, a locked or read-only file, a server that is down
 */
export function databaseProblem(error: unknown) {
  return codesOf(error).some((code) => passing.test(code))
    ? new Problem("unavailable", "error.unavailable", { values: { seconds: RETRY_AFTER_SECONDS } })
    : null;
}

/** Those of the error and of what caused it; drizzle and the client wrap what the database said. Time that ran out has a name only. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { name, code, cause } = error as { name: string; code?: unknown; cause?: unknown };
  return [name, String(code ?? ""), ...codesOf(cause)];
}
