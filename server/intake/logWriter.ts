import { eq } from "drizzle-orm";
import { commitment } from "#server/commitment/table.ts";
import { newId } from "#server/ctx.ts";
import { insertMany } from "#server/db/insertMany.ts";
import type { CheckedFact } from "#shared/intake/mapping.ts";
import type { Happening } from "#shared/intake/replay.ts";
import type { Batch } from "./batch.ts";
import { importedBefore, requireUntouched, stillToTell } from "./imported.ts";
import type { ReadCase } from "./importer.ts";
import type { Job } from "./job.ts";
import { fingerprint, livePast, type PastCase, type Setting } from "./pastCase.ts";
import { personIds } from "./personKeys.ts";
import { pairOf } from "./relationships.ts";
import { ServiceIndex } from "./serviceIndex.ts";
import { type Hours, keptTerms, TermIndex } from "./terms.ts";

const TEAMS_TOLD_AT_ONCE = 200;

type Row = typeof commitment.$inferSelect;

/** Writes cases of the past as commitments with their history. */
export class LogWriter {
  readonly #job: Job;
  readonly #services: ServiceIndex;
  readonly #terms: TermIndex;
  readonly #concerned = new Set<string>();

  constructor(job: Job) {
    this.#job = job;
    this.#services = new ServiceIndex(job.parts.now);
    this.#terms = new TermIndex(this.#services);
  }

  async write(cases: readonly ReadCase[]) {
    await this.#job.inBatches(cases, (batch, slice) => this.#writeSlice(batch, slice));
  }

  /** Nobody is told of each case of the past; the teams concerned are told once, when all is there. */
  async finish() {
    const teamIds = [...this.#concerned];
    const { importId } = this.#job.parts;
    await this.#job.inBatch(async (batch) => {
      for (let from = 0; from < teamIds.length; from += TEAMS_TOLD_AT_ONCE) {
        batch.record({
          verb: "import.finished",
          subjectId: importId,
          audience: teamIds.slice(from, from + TEAMS_TOLD_AT_ONCE),
        });
      }
    });
  }

  async #writeSlice(batch: Batch, cases: readonly ReadCase[]) {
    await this.#services.refresh(batch);
    await this.#terms.refresh(batch);
    const people = await personIds(
      batch.db,
      cases.flatMap(({ facts }) => [facts.requester, facts.owner]),
    );
    const before = await importedBefore(
      batch.db,
      cases.map(({ facts }) => this.#keyOf(facts.caseId)),
    );
    const made: PastCase["columns"][] = [];
    for (const one of cases) {
      await this.#job.attempt(one.line, async () => {
        const known = before.get(this.#keyOf(one.facts.caseId));
        if (known?.facts === fingerprint(one.facts)) return this.#job.report.count("unchanged");
        if (known) return this.#change(batch, one, people, known.commitmentId);
        made.push(await this.#make(batch, one, people));
      });
    }
    if (made.length > 0) await batch.write((db) => insertMany(db, commitment, made));
  }

  #keyOf(caseId: string) {
    return `${this.#job.parts.mapping.source}/${caseId}`;
  }

  async #make(batch: Batch, read: ReadCase, people: Map<string, string>): Promise<PastCase["columns"]> {
    const setting = await this.#settingOf(batch, read, people);
    const past = this.#live(read, setting);
    const commitmentId = newId();
    this.#job.report.count("created");
    this.#record(batch, commitmentId, read, setting, past.history);
    return [{ commitmentId, externalKey: this.#keyOf(read.facts.caseId), revision: 1 }, ...past.columns];
  }

  /** The file knows more than the last time: what it tells anew is added, unless people have gone on with it here. */
  async #change(batch: Batch, read: ReadCase, people: Map<string, string>, commitmentId: string) {
    const { db } = batch;
    const isIt = eq(commitment.commitmentId, commitmentId);
    const row = (await db.select().from(commitment).where(isIt).get()) as Row;
    const told = await requireUntouched(db, commitmentId);
    const setting = await this.#settingOf(batch, read, people);
    const isSameWork = row.supplierTeamId === setting.supplierTeamId && row.serviceId === setting.serviceId;
    const kept = isSameWork ? { ...setting, ...(await keptTerms(db, row)) } : setting;
    const past = this.#live(read, kept);
    await batch.write((open) =>
      open
        .update(commitment)
        .set(Object.assign({ revision: row.revision + 1 }, ...past.columns))
        .where(isIt),
    );
    this.#record(batch, commitmentId, read, kept, stillToTell(past.history, told));
    this.#job.report.count("changed");
  }

  async #settingOf(batch: Batch, { facts }: ReadCase, people: Map<string, string>): Promise<Setting> {
    const pair = await pairOf(this.#job, batch, facts);
    const known = await this.#job.parts.directory.ensureRelationship(batch, pair, "supplier");
    const service =
      facts.service === null ? null : await this.#services.ensure(batch, pair.supplierTeamId, facts.service);
    const serviceId = service?.serviceId ?? null;
    const hours: Hours = await this.#terms.hoursOf(batch.db, pair.supplierTeamId);
    const { hours: customerHours } = await this.#terms.hoursOf(batch.db, pair.customerTeamId);
    const standards = await this.#terms.standardsOf(batch.db, serviceId, known, facts.askedAt);
    const { relationshipId } = known;
    const personOf = (cell: string | null) => (cell === null ? null : (people.get(cell) ?? null));
    return {
      ...pair,
      ...hours,
      ...standards,
      customerHours,
      relationshipId,
      serviceId,
      requesterId: personOf(facts.requester),
      ownerId: personOf(facts.owner),
    };
  }

  #live({ line, facts, said }: ReadCase, setting: Setting): PastCase {
    const { mapping, now } = this.#job.parts;
    const tellsAnswers = mapping.rows === "event" || "respondedAt" in mapping.fields;
    const past = livePast(facts, setting, tellsAnswers, now());
    for (const { fact, column, isTrue } of said) {
      const ours = past.clock[fact as CheckedFact];
      if (ours === null) continue;
      this.#job.report.count(ours === isTrue ? "agreed" : "differed");
      if (ours !== isTrue)
        this.#job.report.note(
          line,
          {
            key: `intake.note.differs.${fact}.${ours ? "yes" : "no"}`,
            values: { caseId: facts.caseId, column },
          },
          column,
        );
    }
    return past;
  }

  #record(
    batch: Batch,
    commitmentId: string,
    { facts }: ReadCase,
    { supplierTeamId, customerTeamId, ownerId, requesterId }: Setting,
    history: Happening[],
  ) {
    const { importId, actorId } = this.#job.parts;
    this.#concerned.add(supplierTeamId).add(customerTeamId);
    for (const { verb, at, by, state, momentAt } of history) {
      const actor = by === null ? null : by === "supplier" ? ownerId : requesterId;
      batch.record({
        verb,
        subjectId: commitmentId,
        audience: [],
        occurredAt: at,
        actorId: actor,
        change: { side: by ?? undefined, state, momentAt },
      });
    }
    batch.record({
      verb: "commitment.imported",
      subjectId: commitmentId,
      audience: [],
      actorId,
      change: { importId, facts: fingerprint(facts) },
    });
  }
}
