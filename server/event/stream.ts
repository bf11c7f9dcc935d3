import type { CompanyDatabase } from "#server/db/open.ts";
import { eventsAfter, lastSequence } from "./verbs.ts";

const LOOK_EVERY_MS = 700;
const EVENTS_AT_ONCE = 500;

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
  #started: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #sequence = 0;
  #isLooking = false;

  constructor(database: CompanyDatabase) {
    this.#database = database;
  }

  /** The feed runs only while somebody listens; the answer ends the listening. */
  async listen(listener: Listener) {
    this.#listeners.add(listener);
    this.#started ??= this.#start();
    const leave = () => this.#leave(listener);
    await this.#started.catch((error: unknown) => {
      leave();
      throw error;
    });
    return leave;
  }

  async #start() {
    this.#sequence = await lastSequence(this.#database.read);
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
  }

  #leave(listener: Listener) {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    clearInterval(this.#timer);
    this.#started = undefined;
  }

  /** One look at a time, or a slow database would have things told twice; after a failure the next look tries again. */
  async #look() {
    if (this.#isLooking) return;
    this.#isLooking = true;
    await this.#tellNews().catch(() => undefined);
    this.#isLooking = false;
  }

  async #tellNews() {
    for (;;) {
      const changes = await eventsAfter(this.#database.read, this.#sequence, EVENTS_AT_ONCE);
      for (const change of changes) {
        this.#sequence = change.sequence;
        for (const listener of this.#listeners) listener(change);
      }
      if (changes.length < EVENTS_AT_ONCE) return;
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
