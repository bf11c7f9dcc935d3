import type { NewEvent } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";

/** Where one batch of rows is written: in one short transaction, or nowhere in a dry run. */
export interface Batch {
  db: Db;
  /** Runs only when this is no dry run. */
  write(work: (db: Db) => PromiseLike<unknown>): Promise<void>;
  record(event: NewEvent): void;
  /** The nouns that somebody else has changed since the batch before. */
  changed: ReadonlySet<string>;
}
