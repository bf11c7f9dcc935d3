import type { CompanyDatabase } from "#server/db/open.ts";
import { eventsAfter, lastSequence } from "./verbs.ts";

const LOOK_EVERY_MS = 700;

export interface Change {
  sequence: number;
  verb: string;
  subjectId: string;
  audience: string[];
}

type Listener = (change: Change) => void;

/** Tells listeners what was appended to a company's history, by this server or by another one on the same database. */
export class ChangeFeed {
  readonly #database: CompanyDatabase;
  readonly #listeners = new Set<Listener>();
  #timer: NodeJS.Timeout | undefined;
  #sequence = 0;

  constructor(database: CompanyDatabase) {
    this.#database = database;
  }

  /** The feed runs only while somebody listens; the answer ends the listening. */
  async listen(listener: Listener) {
    if (this.#listeners.size === 0) this.#sequence = await lastSequence(this.#database.read);
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => this.#look().catch(() => undefined), LOOK_EVERY_MS).unref();
    return () => this.#leave(listener);
  }

  #leave(listener: Listener) {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #look() {
    const changes = await eventsAfter(this.#database.read, this.#sequence);
    for (const change of changes) {
      this.#sequence = change.sequence;
      for (const listener of this.#listeners) listener(change);
    }
  }
}

const feeds = new WeakMap<CompanyDatabase, ChangeFeed>();

/** The one feed of a company's database. */
export function feedOf(database: CompanyDatabase) {
  const known = feeds.get(database);
  if (known) return known;
  const feed = new ChangeFeed(database);
  feeds.set(database, feed);
  return feed;
}
