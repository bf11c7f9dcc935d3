import { and, asc, count, eq, gt, gte, lt, lte, ne, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { commitment } from "#server/commitment/table.ts";
import type { Ctx } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { actionsOf } from "#server/improvement/read.ts";
import { sourceOf } from "#server/source.ts";
import type * as api from "#shared/complaint/api.ts";
import type { Analysis, ComplaintDetails, ComplaintRole, Recurrence } from "#shared/complaint/model.ts";
import { RECURRENCE_DAYS, watchedUntil } from "#shared/complaint/rules.ts";
import { type ComplaintRow, findComplaint, isInside, requireRole, toComplaint } from "./row.ts";
import { complaint, complaintEntry } from "./table.ts";

const WINDOW_MS = RECURRENCE_DAYS * 86_400_000;

export const getComplaint = (ctx: Ctx, { complaintId }: z.output<typeof api.getComplaint.input>) =>
  detailsOf(ctx, complaintId);

/** A complaint as its reader may see it. */
export async function detailsOf(
  ctx: Pick<Ctx, "db" | "actor">,
  complaintId: string,
): Promise<ComplaintDetails> {
  const joined = await findComplaint(ctx.db, complaintId);
  const { row } = joined;
  const roles = requireRole(ctx, row);
  return {
    ...toComplaint(joined, roles),
    wish: row.wish,
    source: row.keepsName && !isInside(roles) ? null : sourceOf(row),
    commitment: await commitmentOf(ctx.db, row, roles),
    analysis: analysisFor(row, roles),
    result: row.result,
    lesson: await lessonOf(ctx.db, row),
    entries: await entriesOf(ctx.db, complaintId),
  };
}

/** A promise names its customer: whom the name is kept from does not see it. */
async function commitmentOf(db: Db, { commitmentId, keepsName }: ComplaintRow, roles: ComplaintRole[]) {
  if (commitmentId === null || (keepsName && !isInside(roles))) return null;
  const row = await db
    .select({ commitmentId: commitment.commitmentId, sentence: commitment.sentence })
    .from(commitment)
    .where(eq(commitment.commitmentId, commitmentId))
    .get();
  return row ?? null;
}

/** Who handles it sees the analysis at once, everybody else when it is shared. */
function analysisFor(row: ComplaintRow, roles: ComplaintRole[]): Analysis | null {
  const { causeCategory, cause, plan, containment, whys, planSharedAt } = row;
  if (causeCategory === null || cause === null || plan === null) return null;
  const works = roles.some((role) => role !== "supplier" && role !== "complainant");
  return planSharedAt === null && !works ? null : { causeCategory, cause, plan, containment, whys };
}

async function lessonOf(db: Db, row: ComplaintRow) {
  if (row.prevention === null) return null;
  const actions = await actionsOf(db, { kind: "complaint", id: row.complaintId });
  return { prevention: row.prevention, actions, recurrence: await recurrenceOf(db, row) };
}

async function recurrenceOf(db: Db, row: ComplaintRow): Promise<Recurrence> {
  const { complaintId, supplierTeamId, causeCategory, receivedAt, closedAt } = row;
  const isSame = and(
    eq(complaint.supplierTeamId, supplierTeamId),
    eq(complaint.causeCategory, causeCategory!),
    ne(complaint.complaintId, complaintId),
  );
  const closedBefore = and(
    eq(complaint.state, "learned"),
    gte(complaint.closedAt, receivedAt - WINDOW_MS),
    lt(complaint.closedAt, receivedAt),
  );
  const cameAfter = and(
    gt(complaint.receivedAt, closedAt!),
    lte(complaint.receivedAt, watchedUntil(closedAt!)),
  );
  const number = async (where: SQL | undefined) =>
    (await db.select({ count: count() }).from(complaint).where(and(isSame, where)).get())?.count ?? 0;
  return { before: await number(closedBefore), after: await number(cameAfter) };
}

async function entriesOf(db: Db, complaintId: string) {
  return db
    .select({
      sequence: complaintEntry.sequence,
      kind: complaintEntry.kind,
      by: complaintEntry.by,
      text: complaintEntry.text,
      at: complaintEntry.createdAt,
    })
    .from(complaintEntry)
    .where(eq(complaintEntry.complaintId, complaintId))
    .orderBy(asc(complaintEntry.sequence))
    .all();
}
