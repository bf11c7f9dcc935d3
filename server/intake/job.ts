import { setTimeout as pause } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import type { NewEvent } from "#server/ctx.ts";
import { insertRows } from "#server/db/insertMany.ts";
import type { CompanyDatabase, Db } from "#server/db/open.ts";
import { event } from "#server/event/table.ts";
import { eventRows } from "#server/event/verbs.ts";
import type { Mapping } from "#shared/intake/mapping.ts";
import { columnsOf } from "#shared/intake/record.ts";
import type { Batch } from "./batch.ts";
import type { Directory } from "./directory.ts";
import { type Report, refusalOf } from "./report.ts";
import type { Scratch } from "./scratch.ts";
import { importFinding, importRun } from "./table.ts";

/** So long may one transaction, with its commit, keep other writers waiting. */
const TRANSACTION_MS = 50;
/** Between two transactions everybody else has their turn. */
const TURN_MS = 8;
const LARGEST_BATCH = 500;
const PROGRESS_EVERY_MS = 400;
const FINDINGS_AT_ONCE = 100;

export interface JobParts {
  importId: string;
  mapping: Mapping;
  isDryRun: boolean;
  database: CompanyDatabase;
  report: Report;
  scratch: Scratch;
  directory: Directory;
  actorId: string | null;
  now(): number;
  /** Waited for, so that who is told can still stop it. */
  onProgress?(): void | Promise<void>;
}

/** Stopped by somebody, or by the import that took this one's place. */
export class Stopped extends Error {}

/** One import at work: its rows go through in batches, each as large as a short transaction allows. */
export class Job {
  readonly #parts: JobParts;
  bytesRead = 0;
  batchSize = 50;
  #toldAt = 0;

  constructor(parts: JobParts) {
    this.#parts = parts;
  }

  get parts() {
    return this.#parts;
  }

  get report() {
    return this.#parts.report;
  }

  /** Runs `work` on one batch: all of it is written, with its history and the progress made, or nothing. */
  async inBatch(work: (batch: Batch) => Promise<void>) {
    const { isDryRun, database, onProgress } = this.#parts;
    if (isDryRun) return this.#inDryRun(work);
    let startedAt = 0;
    await database.write((db) => {
      startedAt = performance.now();
      return this.#inTransaction(db, work);
    });
    this.#fit(performance.now() - startedAt);
    await onProgress?.();
    await pause(TURN_MS);
  }

  async #inTransaction(db: Db, work: (batch: Batch) => Promise<void>) {
    const { directory, actorId, now } = this.#parts;
    const events: NewEvent[] = [];
    const changed = await directory.refresh(db, false);
    await work({
      db,
      changed,
      write: async (run) => void (await run(db)),
      record: (event) => events.push(event),
    });
    await insertRows(db, event, eventRows(events, actorId, now()));
    await directory.remember(db);
    await this.#writeProgress(db);
  }

  async #inDryRun(work: (batch: Batch) => Promise<void>) {
    const { database, directory } = this.#parts;
    const changed = await directory.refresh(database.read, true);
    await work({ db: database.read, changed, write: async () => undefined, record: () => undefined });
    await this.tell();
  }

  /** The rows in slices, each as large as a batch may be just then. */
  async inBatches<Row>(rows: readonly Row[], work: (batch: Batch, slice: readonly Row[]) => Promise<void>) {
    for (let from = 0; from < rows.length; ) {
      const slice = rows.slice(from, from + this.batchSize);
      await this.inBatch((batch) => work(batch, slice));
      from += slice.length;
    }
  }

  /** Writes down how far it is, now and then; a sign of life for who waits. */
  async tell(isLast = false) {
    if (!isLast && performance.now() - this.#toldAt < PROGRESS_EVERY_MS) return;
    await this.#parts.database.write((db) => this.#writeProgress(db));
    await this.#parts.onProgress?.();
  }

  /** Does one row's work; where it is refused the report says why and the others go on. */
  async attempt(line: number, work: () => Promise<void> | void) {
    try {
      await work();
    } catch (error) {
      this.refuse(line, error);
    }
  }

  refuse(line: number, error: unknown) {
    this.report.refuse(line, refusalOf(error, this.columnOf));
  }

  columnOf = (field: string) => {
    const source = this.#parts.mapping.fields[field];
    return source === undefined ? null : (columnsOf(source)[0] ?? null);
  };

  /** Half as many rows when it took too long, a few more when there was time left. */
  #fit(tookMs: number) {
    const factor = tookMs > TRANSACTION_MS ? 0.7 : 1.15;
    this.batchSize = Math.min(LARGEST_BATCH, Math.max(10, Math.round(this.batchSize * factor)));
  }

  async #writeProgress(db: Db) {
    const { importId, report, now } = this.#parts;
    const isOurs = and(eq(importRun.importId, importId), eq(importRun.state, "running"));
    const fields = { totals: report.totals, bytesRead: this.bytesRead, aliveAt: now() };
    const told = await db
      .update(importRun)
      .set(fields)
      .where(isOurs)
      .returning({ importId: importRun.importId });
    if (told.length === 0) throw new Stopped();
    const findings = report.takeFindings();
    for (let from = 0; from < findings.length; from += FINDINGS_AT_ONCE) {
      await db
        .insert(importFinding)
        .values(findings.slice(from, from + FINDINGS_AT_ONCE).map((finding) => ({ importId, ...finding })));
    }
    this.#toldAt = performance.now();
  }
}
