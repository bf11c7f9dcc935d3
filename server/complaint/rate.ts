import { and, between, count, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { z } from "zod";
import { commitment } from "#server/commitment/table.ts";
import { type Ctx, requireRight } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { surveyRelease } from "#server/survey/table.ts";
import type * as api from "#shared/complaint/api.ts";
import { complaintRate, RECURRENCE_DAYS, silenceOf } from "#shared/complaint/rules.ts";
import { complaint } from "./table.ts";

const DAY_MS = 86_400_000;
const WINDOW_MS = RECURRENCE_DAYS * DAY_MS;

/** Of the last 90 days; withdrawn complaints stay in the count. */
export async function getComplaintRate(
  ctx: Ctx,
  { supplierTeamId }: z.output<typeof api.getComplaintRate.input>,
) {
  requireRight(ctx, "complaint.rate", { supplierTeamId });
  const { db, now } = ctx;
  const from = now - WINDOW_MS;
  const isTheirs = eq(complaint.supplierTeamId, supplierTeamId);
  const isClosed = and(isTheirs, eq(complaint.state, "learned"), between(complaint.closedAt, from, now));
  const closedCommitments = await countClosedCommitments(db, supplierTeamId, from, now);
  const isRecent = and(isTheirs, between(complaint.receivedAt, from, now));
  const complaints = await number(db, isRecent);
  const unconfirmed = await number(db, and(isRecent, isWithoutWord));
  const complaintsClosed = await number(db, isClosed);
  const repeats = await number(db, and(isClosed, cameBack));
  const responsePercent = await lastResponsePercent(db, supplierTeamId);
  return {
    days: RECURRENCE_DAYS,
    closedCommitments,
    complaints,
    unconfirmed,
    ...complaintRate({ closedCommitments, complaints, complaintsClosed, repeats }),
    silence: silenceOf({ complaints, responsePercent, closedCommitments }),
  };
}

const earlier = alias(complaint, "earlier");

/** The same cause had been closed within the 90 days before this one came in. */
const cameBack = sql`exists (
  select 1 from ${complaint} as "earlier"
  where ${earlier.supplierTeamId} = ${complaint.supplierTeamId}
    and ${earlier.causeCategory} = ${complaint.causeCategory}
    and ${earlier.state} = 'learned'
    and ${earlier.closedAt} between ${complaint.receivedAt} - ${WINDOW_MS} and ${complaint.receivedAt} - 1
    and ${earlier.complaintId} <> ${complaint.complaintId}
)`;

const isWithoutWord = and(
  inArray(complaint.state, ["unconfirmed", "learned"]),
  isNull(complaint.confirmedAt),
);

async function number(db: Db, where: SQL | undefined) {
  return (await db.select({ count: count() }).from(complaint).where(where).get())?.count ?? 0;
}

async function countClosedCommitments(db: Db, supplierTeamId: string, from: number, until: number) {
  const isClosed = and(
    eq(commitment.supplierTeamId, supplierTeamId),
    between(commitment.closedAt, from, until),
    inArray(commitment.state, ["confirmed", "unconfirmed"]),
  );
  return (await db.select({ count: count() }).from(commitment).where(isClosed).get())?.count ?? 0;
}

/** Whether people answer when they are asked about this team; null where that is not shown. */
async function lastResponsePercent(db: Db, supplierTeamId: string) {
  const row = await db
    .select({ results: surveyRelease.results })
    .from(surveyRelease)
    .where(and(eq(surveyRelease.supplierTeamId, supplierTeamId), isNotNull(surveyRelease.auditedAt)))
    .orderBy(desc(surveyRelease.closedAt))
    .limit(1)
    .get();
  return row?.results.total?.responseRate?.percent ?? null;
}
