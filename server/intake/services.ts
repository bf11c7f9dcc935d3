import { eq } from "drizzle-orm";
import { service, standard } from "#server/agreement/table.ts";
import { newId } from "#server/ctx.ts";
import { isRefused } from "#shared/agreement/finding.ts";
import { type Standard, StandardDraft } from "#shared/agreement/model.ts";
import { evidenceFor, serviceFindings, standardFindings } from "#shared/agreement/validator.ts";
import type { ServiceRow } from "#shared/intake/rows.ts";
import type { Batch } from "./batch.ts";
import type { Importer, Read } from "./importer.ts";
import type { Job } from "./job.ts";
import { personIds } from "./personKeys.ts";
import { RowRefused } from "./report.ts";
import { type KnownService, ServiceIndex } from "./serviceIndex.ts";
import { nameKey } from "./teamIndex.ts";

/** A row is a service, with one of its standards or none; a service with several standards has several rows. */
export function serviceImporter(job: Job): Importer<ServiceRow> {
  const writer = new ServiceWriter(job);
  return {
    take: (rows) =>
      job.inBatches(rows, async (batch, slice) => {
        const owners = await personIds(
          batch.db,
          slice.map(({ row }) => row.owner),
        );
        await writer.services.refresh(batch);
        for (const read of slice) await job.attempt(read.line, () => writer.put(batch, read, owners));
      }),
    finish: async () => undefined,
  };
}

class ServiceWriter {
  readonly services;
  readonly #job: Job;

  constructor(job: Job) {
    this.#job = job;
    this.services = new ServiceIndex(job.parts.now);
  }

  async put(batch: Batch, { line, row }: Read<ServiceRow>, owners: Map<string, string>) {
    const { directory, scratch } = this.#job.parts;
    const { teamId } = await directory.team(batch, row.supplier, "supplier");
    const known = this.services.find(teamId, row.service);
    const fields = fieldsAfter(row, known, ownerOf(row, owners));
    requirePublishable(fields, row);
    const draft = draftOf(row);
    if (draft) this.#requireSound(line, draft, fields);
    const claim =
      draft && scratch.claim("standard", JSON.stringify([teamId, nameKey(row.service), draft.measure]), line);
    if (claim) throw new RowRefused("measure", "intake.refused.measureTwice", { line: claim.line });
    const after = known
      ? await this.#change(batch, known, fields)
      : await this.services.ensure(batch, teamId, row.service, fields);
    const isPromised = draft ? await this.#promise(batch, after, draft) : false;
    if (!known) return this.#job.report.count("created");
    this.#job.report.count(after !== known || isPromised ? "changed" : "unchanged");
  }

  /** A draft may still lack its owner; all else is held to what the form is held to, and doubts are noted. */
  #requireSound(line: number, draft: StandardDraft, { promise, ownerId, state }: ServiceFields) {
    const owner = state === "draft" ? (ownerId ?? "later") : ownerId;
    const findings = standardFindings({
      ...draft,
      wording: promise ?? "",
      ownerId: owner,
      evidence: evidenceFor(draft),
    });
    for (const finding of findings) {
      if (isRefused([finding]))
        throw new RowRefused(
          finding.field === "wording" ? "promise" : finding.field,
          finding.key,
          finding.values,
        );
      this.#job.report.note(line, { key: finding.key, values: finding.values });
    }
  }

  async #change(batch: Batch, known: KnownService, fields: ServiceFields): Promise<KnownService> {
    const isChanged = Object.entries(fields).some(
      ([name, value]) => known[name as keyof ServiceFields] !== value,
    );
    if (!isChanged) return known;
    const after = { ...known, ...fields, revision: known.revision + 1 };
    await batch.write((db) =>
      db
        .update(service)
        .set({ ...fields, revision: after.revision })
        .where(eq(service.serviceId, known.serviceId)),
    );
    const verb = known.state === after.state ? "service.changed" : "service.published";
    batch.record({
      verb,
      subjectId: known.serviceId,
      audience: [known.teamId],
      change: { revision: after.revision },
    });
    this.services.put(after);
    return after;
  }

  /** Whether anything new is promised: a standard that says something else takes the place of the one before. */
  async #promise(batch: Batch, { serviceId, teamId }: KnownService, draft: StandardDraft) {
    const { now } = this.#job.parts;
    const floors = await this.services.floors(batch.db, serviceId);
    const before = floors.find(({ measure }) => measure === draft.measure);
    if (before && isSame(before, draft)) return false;
    const made = {
      standardId: newId(),
      serviceId,
      agreementId: null,
      createdAt: now(),
      retiredAt: null,
      ...draft,
    } as Standard;
    if (before)
      await batch.write((db) =>
        db.update(standard).set({ retiredAt: now() }).where(eq(standard.standardId, before.standardId)),
      );
    await batch.write((db) => db.insert(standard).values(made));
    const verb = before ? "service.standardReplaced" : "service.standardAdded";
    const change = { standardId: made.standardId, ...(before && { replacedId: before.standardId }) };
    batch.record({ verb, subjectId: serviceId, audience: [teamId], change });
    this.services.putFloors(serviceId, [...floors.filter((one) => one !== before), made]);
    return true;
  }
}

type ServiceFields = Pick<
  KnownService,
  "promise" | "ownerId" | "limits" | "selfServiceNote" | "frontLine" | "state"
>;

/** What the file does not say stays as it is; what is published stays published. */
function fieldsAfter(
  row: ServiceRow,
  known: KnownService | undefined,
  ownerId: string | null,
): ServiceFields {
  return {
    promise: row.promise ?? known?.promise ?? null,
    ownerId: ownerId ?? known?.ownerId ?? null,
    limits: row.limits ?? known?.limits ?? null,
    selfServiceNote: row.selfServiceNote ?? known?.selfServiceNote ?? null,
    frontLine: row.frontLine ?? known?.frontLine ?? null,
    state: known?.state === "published" || row.state === "published" ? "published" : "draft",
  };
}

function ownerOf({ owner }: ServiceRow, owners: Map<string, string>) {
  if (owner === null) return null;
  const personId = owners.get(owner);
  if (personId) return personId;
  throw new RowRefused("owner", "intake.refused.unknownPerson", { person: owner });
}

function requirePublishable(fields: ServiceFields, row: ServiceRow) {
  if (fields.state !== "published") return;
  const finding = serviceFindings(fields).find((one) => isRefused([one]));
  if (finding)
    throw new RowRefused(finding.field === "ownerId" ? "owner" : "promise", finding.key, {
      ...finding.values,
      service: row.service,
    });
}

/** The standard of a row; null where the row is about the service alone. */
function draftOf({ measure, threshold, unit, share, window }: ServiceRow): StandardDraft | null {
  if (measure === null && threshold === null && unit === null) return null;
  const parsed = StandardDraft.safeParse({ measure, threshold, unit, share, window });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new RowRefused(String(issue?.path[0] ?? "measure"), issue?.message ?? "error.invalid");
}

const terms = ["measure", "threshold", "unit", "share", "window"] as const;
const isSame = (one: StandardDraft, other: StandardDraft) => terms.every((name) => one[name] === other[name]);
