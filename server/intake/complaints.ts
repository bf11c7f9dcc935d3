import { createHash } from "node:crypto";
import { eq, inArray } from "drizzle-orm";
import { complaint, complaintEntry } from "#server/complaint/table.ts";
import { newId } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { livePastComplaint } from "#shared/intake/pastComplaint.ts";
import type { ComplaintRow } from "#shared/intake/rows.ts";
import type { Batch } from "./batch.ts";
import type { Importer, Read } from "./importer.ts";
import type { Job } from "./job.ts";
import { RowRefused } from "./report.ts";

type Known = Pick<typeof complaint.$inferSelect, (typeof compared)[number] | "complaintId" | "handlerId">;
type Keyed = Read<ComplaintRow> & { key: string };

/** What a file says of a complaint, and what is compared when it comes again. */
const compared = ["text", "state", "result", "causeCategory", "receivedAt", "closedAt"] as const;

/** Complaints of the past: kept as they ended, without names; those still open are given to the committee like any other. */
export function complaintImporter(job: Job): Importer<ComplaintRow> {
  return {
    take: (rows) =>
      job.inBatches(rows, async (batch, slice) => {
        const keyed: Keyed[] = [];
        for (const read of slice)
          await job.attempt(read.line, () => void keyed.push({ ...read, key: keyOf(job, read) }));
        const before = await importedBefore(
          batch.db,
          keyed.map(({ key }) => key),
        );
        for (const one of keyed) await job.attempt(one.line, () => put(job, batch, one, before.get(one.key)));
      }),
    finish: async () => undefined,
  };
}

/** A number that the file gives; without one, the row's own words and its place among rows that say the same. */
function keyOf({ parts: { mapping, scratch } }: Job, { line, row }: Read<ComplaintRow>) {
  const { source } = mapping;
  if (row.caseId !== null) {
    const before = scratch.claim("complaint", row.caseId, line);
    if (before)
      throw new RowRefused("caseId", "intake.refused.twice", { value: row.caseId, line: before.line });
    return `${source}/${row.caseId}`;
  }
  const words = createHash("sha256").update(JSON.stringify(row)).digest("base64url").slice(0, 22);
  let place = 1;
  while (scratch.claim("complaint", `${words}.${place}`, line)) place += 1;
  return `${source}/${words}.${place}`;
}

async function importedBefore(db: Db, keys: string[]) {
  const { complaintId, handlerId, externalKey, text, state, result, causeCategory, receivedAt, closedAt } =
    complaint;
  const rows = await db
    .select({ complaintId, handlerId, externalKey, text, state, result, causeCategory, receivedAt, closedAt })
    .from(complaint)
    .where(inArray(externalKey, keys))
    .all();
  return new Map(rows.map((row): [string, Known] => [row.externalKey as string, row]));
}

async function put(job: Job, batch: Batch, { row, key }: Keyed, known: Known | undefined) {
  const { report } = job;
  const { teamId } = await job.parts.directory.team(batch, row.supplier, "supplier");
  const { columns, entries } = livePastComplaint(row);
  if (known && compared.every((name) => known[name] === columns[name])) return report.count("unchanged");
  // Who handles it knows more than the file.
  if (known?.handlerId) throw new RowRefused("caseId", "intake.refused.changedHere");
  const complaintId = known?.complaintId ?? newId(row.receivedAt);
  await batch.write(async (db) => {
    if (known) {
      await db.update(complaint).set(columns).where(eq(complaint.complaintId, complaintId));
      await db.delete(complaintEntry).where(eq(complaintEntry.complaintId, complaintId));
    } else
      await db.insert(complaint).values({
        ...columns,
        complaintId,
        supplierTeamId: teamId,
        externalKey: key,
        keepsName: false,
        whys: [],
      });
    await db.insert(complaintEntry).values(entries.map((entry) => ({ ...entry, complaintId })));
  });
  batch.record({
    verb: "complaint.imported",
    subjectId: complaintId,
    audience: [],
    occurredAt: row.receivedAt,
    change: { importId: job.parts.importId, state: columns.state },
  });
  report.count(known ? "changed" : "created");
}
