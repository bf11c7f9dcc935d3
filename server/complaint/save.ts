import { and, eq } from "drizzle-orm";
import { companyCalendarId } from "#server/calendar/company.ts";
import { calendarOf, hoursOf } from "#server/calendar/verbs.ts";
import { findCalendar } from "#server/calendar/write.ts";
import type { NewEvent } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { dueAtOf, unconfirmedAtOf } from "#shared/complaint/deadlines.ts";
import type { EntryKind } from "#shared/complaint/model.ts";
import { Problem } from "#shared/problem.ts";
import { leadsOf } from "./handler.ts";
import type { ComplaintRow } from "./row.ts";
import { settingsOf } from "./settings.ts";
import { complaint, complaintEntry } from "./table.ts";

/** The hours by which a complaint's deadlines run: those of the handler's team, else the company's. */
export async function hoursFor(db: Db, handlerTeamId: string | null) {
  if (handlerTeamId !== null) return (await calendarOf({ db }, handlerTeamId)).hours;
  const { currentVersionId } = await findCalendar({ db }, companyCalendarId);
  return hoursOf({ db }, currentVersionId);
}

/** The moments that follow from where a complaint stands; one that stays due at the same time stays escalated. */
export async function withDeadlines(db: Db, row: ComplaintRow, before?: ComplaintRow): Promise<ComplaintRow> {
  const hours = await hoursFor(db, row.handlerTeamId);
  const dueAt = row.closedAt === null ? dueAtOf(row, await settingsOf(db), hours) : null;
  if (before && dueAt !== null && dueAt === before.dueAt) return { ...row, dueAt };
  const watchAt = row.state === "resultShared" ? unconfirmedAtOf(row.resultAt!, hours) : dueAt;
  return { ...row, dueAt, watchAt, escalation: "none" };
}

/** Writes a complaint as it is now, unless it is no longer what its reader saw. */
export async function save(db: Db, before: ComplaintRow, change: Partial<ComplaintRow>) {
  const { complaintId, revision } = before;
  const after = await withDeadlines(db, { ...before, ...change, revision: revision + 1 }, before);
  const saved = await db
    .update(complaint)
    .set(after)
    .where(and(eq(complaint.complaintId, complaintId), eq(complaint.revision, revision)))
    .returning({ complaintId: complaint.complaintId });
  if (saved.length === 0) throw new Problem("conflict", "error.conflict");
  return after;
}

interface Entry {
  kind: EntryKind;
  by: (typeof complaintEntry.$inferInsert)["by"];
  text?: string | null;
}

export async function addEntry(db: Db, complaintId: string, { kind, by, text = null }: Entry, at: number) {
  await db.insert(complaintEntry).values({ complaintId, kind, by, text, createdAt: at });
}

/**
 * What the history says of a step. Where the complainant's name is kept from the team concerned, that team is told by an
 * event of its own, which names nobody.
 */
export async function eventsOf(
  db: Db,
  row: ComplaintRow,
  kind: EntryKind,
  told: (string | null)[] = [],
): Promise<NewEvent[]> {
  const { complaintId, supplierTeamId, complainantId, handlerId, keepsName, state } = row;
  const common = { subjectId: complaintId, change: { state } };
  const inside = [complainantId, handlerId, ...told];
  const concerned = [supplierTeamId, ...(forLeads.has(kind) ? await leadsOf(db, supplierTeamId) : [])];
  const verb = `complaint.${kind}` as const;
  if (!keepsName) return [{ ...common, verb, audience: [...concerned, ...inside] }];
  return [
    { ...common, verb, audience: inside },
    { ...common, verb: "complaint.moved", audience: concerned, actorId: null },
  ];
}

/** The steps of which the leads of the team concerned are told by name. */
const forLeads = new Set<EntryKind>(["received", "planShared", "learned", "withdrawn"]);
