import { and, asc, eq, isNull, lte } from "drizzle-orm";
import type { NewEvent } from "#server/ctx.ts";
import type { CompanyDatabase, Db } from "#server/db/open.ts";
import { appendEvents } from "#server/event/verbs.ts";
import { againAtOf } from "#shared/complaint/deadlines.ts";
import type { EntryKind } from "#shared/complaint/model.ts";
import { committeeFor, committeeMissing, leadsAbove, pickHandler } from "./handler.ts";
import type { ComplaintRow } from "./row.ts";
import { addEntry, eventsOf, hoursFor, save } from "./save.ts";
import { complaint } from "./table.ts";

const BATCH = 50;

/**
 * Lets time do its part: what is overdue goes to the handler's lead and then to the committee, silence after a result
 * makes it unconfirmed, and what nobody could handle is given away once somebody can. Answers how much that was; whoever
 * marks first wins.
 *
 * @example while ((await watchComplaints(database, now())) > 0) await nextTurn();
 */
export async function watchComplaints(database: CompanyDatabase, now: number) {
  const { read } = database;
  const [due] = await dueRows(read, now, 1);
  const isAnyAssignable = await hasAssignable(read);
  if (!due && !isAnyAssignable) return 0;
  return database.write(async (db) => {
    const events: NewEvent[] = [];
    if (isAnyAssignable)
      for (const row of await unhandledRows(db)) events.push(...(await assign(db, row, now)));
    for (const row of await dueRows(db, now, BATCH)) events.push(...(await look(db, row, now)));
    await appendEvents(db, events, null, now);
    return events.length;
  });
}

function dueRows(db: Db, now: number, limit: number) {
  return db
    .select()
    .from(complaint)
    .where(lte(complaint.watchAt, now))
    .orderBy(asc(complaint.watchAt))
    .limit(limit)
    .all();
}

function unhandledRows(db: Db) {
  return db
    .select()
    .from(complaint)
    .where(and(isNull(complaint.handlerId), isNull(complaint.closedAt)))
    .orderBy(asc(complaint.complaintId))
    .limit(BATCH)
    .all();
}

/** One that still finds nobody does not keep the others waiting. */
async function hasAssignable(db: Db) {
  for (const row of await unhandledRows(db)) if (await pickHandler(db, row)) return true;
  return false;
}

async function assign(db: Db, row: ComplaintRow, now: number) {
  const handler = await pickHandler(db, row);
  if (!handler) return [];
  const after = await save(db, row, handler);
  await addEntry(db, row.complaintId, { kind: "assigned", by: "system" }, now);
  return eventsOf(db, after, "assigned");
}

function look(db: Db, row: ComplaintRow, now: number) {
  return row.state === "resultShared" ? expire(db, row, now) : escalate(db, row, now);
}

async function expire(db: Db, row: ComplaintRow, now: number) {
  const after = await save(db, row, { state: "unconfirmed", answeredAt: row.watchAt });
  await addEntry(db, row.complaintId, { kind: "unconfirmed", by: "system" }, now);
  return eventsOf(db, after, "unconfirmed");
}

/** To the lead first; where there is none who may know, or the lead was told a working day ago, to the committee. */
async function escalate(db: Db, row: ComplaintRow, now: number) {
  const leads = row.escalation === "none" ? await leadsToTell(db, row) : [];
  const level = leads.length > 0 ? "lead" : "committee";
  const watchAt = level === "lead" ? againAtOf(row.dueAt!, await hoursFor(db, row.handlerTeamId)) : null;
  const isAsSeen = and(
    eq(complaint.complaintId, row.complaintId),
    eq(complaint.revision, row.revision),
    eq(complaint.escalation, row.escalation),
    eq(complaint.watchAt, row.watchAt!),
  );
  const marked = await db
    .update(complaint)
    .set({ escalation: level, watchAt })
    .where(isAsSeen)
    .returning({ complaintId: complaint.complaintId });
  if (marked.length === 0) return [];
  const kind: EntryKind = level === "lead" ? "escalatedToLead" : "escalatedToCommittee";
  await addEntry(db, row.complaintId, { kind, by: "system" }, now);
  const told = level === "lead" ? leads : await committeeFor(db, row);
  // A committee of nobody, or of the late handler alone, can only be helped by whoever names one.
  const hasOthers = told.some((personId) => personId !== row.handlerId);
  const missing = hasOthers ? [] : [await committeeMissing(db, row.complaintId)];
  return [...(await eventsOf(db, { ...row, escalation: level }, kind, told)), ...missing];
}

async function leadsToTell(db: Db, row: ComplaintRow) {
  const { handlerId } = row;
  return handlerId === null ? [] : leadsAbove(db, { ...row, handlerId });
}
