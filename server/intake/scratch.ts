import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";

/** Where a key was met first, and what was noted there. */
export interface Claim {
  line: number;
  note: string;
}

export interface KeptRow {
  line: number;
  content: string;
}

/** What must be remembered of a file's rows, kept on disk, so that memory stays flat however many there are. */
export class Scratch {
  readonly #folder = mkdtempSync(join(tmpdir(), "counterpart-import-"));
  readonly #database = new Database(join(this.#folder, "scratch.db"));
  readonly #find;
  readonly #add;
  readonly #keep;

  constructor() {
    this.#database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000");
    this.#database.exec(
      "CREATE TABLE claim (space TEXT, name TEXT, line INTEGER, note TEXT, PRIMARY KEY (space, name)) WITHOUT ROWID",
    );
    this.#database.exec(
      "CREATE TABLE kept (name TEXT, line INTEGER, content TEXT, PRIMARY KEY (name, line)) WITHOUT ROWID",
    );
    this.#find = this.#database.prepare("SELECT line, note FROM claim WHERE space = ? AND name = ?");
    this.#add = this.#database.prepare("INSERT INTO claim VALUES (?, ?, ?, ?)");
    this.#keep = this.#database.prepare("INSERT INTO kept VALUES (?, ?, ?)");
    this.#database.exec("BEGIN");
  }

  /** Where a key was claimed before; null: this is the first time, and it is claimed now. */
  claim(space: string, name: string, line: number, note = ""): Claim | null {
    const before = this.find(space, name);
    if (before === null) this.#add.run(space, name, line, note);
    return before;
  }

  find(space: string, name: string) {
    return (this.#find.get(space, name) as Claim | undefined) ?? null;
  }

  /** Keeps a row of a group, to be read when the whole group is known. */
  keep(name: string, line: number, content: string) {
    this.#keep.run(name, line, content);
  }

  /** The groups one after the other, each with its rows in the order of the file, at most so many. */
  *groups(mostRows: number): Generator<{ name: string; rows: KeptRow[] }> {
    const next = this.#database.prepare(
      "SELECT DISTINCT name FROM kept WHERE name > ? ORDER BY name LIMIT 500",
    );
    const rowsOf = this.#database.prepare(
      "SELECT line, content FROM kept WHERE name = ? ORDER BY line LIMIT ?",
    );
    for (let last = ""; ; ) {
      const names = (next.all(last) as { name: string }[]).map(({ name }) => name);
      if (names.length === 0) return;
      for (const name of names) yield { name, rows: rowsOf.all(name, mostRows) as KeptRow[] };
      last = names.at(-1) as string;
    }
  }

  close() {
    this.#database.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
