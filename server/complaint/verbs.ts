import { and, count, eq, gt, isNull } from "drizzle-orm";
import type { z } from "zod";
import { service } from "#server/agreement/table.ts";
import { commitment } from "#server/commitment/table.ts";
import { type Ctx, found, newId, requireRight } from "#server/ctx.ts";
import { team } from "#server/organisation/table.ts";
import { sourceColumns } from "#server/source.ts";
import type * as api from "#shared/complaint/api.ts";
import { Problem } from "#shared/problem.ts";
import { detailsOf } from "./details.ts";
import { committeeMissing, pickHandler } from "./handler.ts";
import type { ComplaintRow } from "./row.ts";
import { addEntry, eventsOf, withDeadlines } from "./save.ts";
import { complaint } from "./table.ts";

const DAY_MS = 86_400_000;
/** More than anybody has to complain about; enough to keep one person from flooding a team. */
const MOST_A_DAY = 5;

type Input = z.output<typeof api.complain.input>;

/** Records a complaint at once and gives it to somebody outside the team concerned; without such a person, it waits. */
export async function complain(ctx: Ctx, input: Input) {
  requireRight(ctx, "complaint.complain", { customerTeamId: input.customerTeamId });
  await refuseUnfit(ctx, input);
  await refuseFlood(ctx);
  const row = await withDeadlines(ctx.db, await newRow(ctx, input));
  const { complaintId, handlerId } = row;
  await ctx.db.insert(complaint).values(row);
  await addEntry(ctx.db, complaintId, { kind: "received", by: "complainant" }, ctx.now);
  for (const event of await eventsOf(ctx.db, row, "received")) ctx.record(event);
  if (handlerId === null) ctx.record(await committeeMissing(ctx.db, complaintId));
  else await addEntry(ctx.db, complaintId, { kind: "assigned", by: "system" }, ctx.now);
  return detailsOf(ctx, complaintId);
}

async function newRow({ db, actor, now }: Ctx, { naming, ...input }: Input): Promise<ComplaintRow> {
  const concerned = { supplierTeamId: input.supplierTeamId, complainantId: actor.personId };
  return {
    ...nothingYet,
    ...(await pickHandler(db, concerned)),
    ...concerned,
    complaintId: newId(now),
    customerTeamId: input.customerTeamId,
    serviceId: input.serviceId ?? null,
    commitmentId: input.commitmentId ?? null,
    keepsName: naming === "kept",
    text: input.text,
    wish: input.wish,
    ...sourceColumns(input.source),
    receivedAt: now,
    clockStartedAt: now,
  };
}

const nothingYet = {
  state: "received",
  handlerId: null,
  handlerTeamId: null,
  causeCategory: null,
  cause: null,
  plan: null,
  containment: null,
  whys: [],
  result: null,
  prevention: null,
  planSharedAt: null,
  resultAt: null,
  answeredAt: null,
  confirmedAt: null,
  closedAt: null,
  dueAt: null,
  watchAt: null,
  escalation: "none",
  externalKey: null,
  revision: 1,
} satisfies Partial<ComplaintRow>;

async function refuseUnfit({ db }: Ctx, { supplierTeamId, customerTeamId, serviceId, commitmentId }: Input) {
  if (supplierTeamId === customerTeamId)
    throw new Problem("invalid", "complaint.error.ownTeam", { field: "supplierTeamId" });
  const isPresent = and(eq(team.teamId, supplierTeamId), isNull(team.archivedAt));
  found(await db.select({ teamId: team.teamId }).from(team).where(isPresent).get());
  if (serviceId) {
    const isTheirs = and(eq(service.serviceId, serviceId), eq(service.teamId, supplierTeamId));
    const row = await db.select({ id: service.serviceId }).from(service).where(isTheirs).get();
    if (!row) throw new Problem("invalid", "complaint.error.service", { field: "serviceId" });
  }
  if (!commitmentId) return;
  const isBetween = and(
    eq(commitment.commitmentId, commitmentId),
    eq(commitment.supplierTeamId, supplierTeamId),
    eq(commitment.customerTeamId, customerTeamId),
  );
  const row = await db.select({ id: commitment.commitmentId }).from(commitment).where(isBetween).get();
  if (!row) throw new Problem("invalid", "complaint.error.commitment", { field: "commitmentId" });
}

async function refuseFlood({ db, actor, now }: Ctx) {
  const isRecent = and(
    eq(complaint.complainantId, actor.personId),
    gt(complaint.complaintId, firstIdAt(now - DAY_MS)),
  );
  const row = await db.select({ count: count() }).from(complaint).where(isRecent).get();
  if ((row?.count ?? 0) < MOST_A_DAY) return;
  throw new Problem("tooMany", "complaint.error.tooMany", { values: { count: MOST_A_DAY, seconds: 3600 } });
}

/** Ids begin with their moment, so that a range of them is a range of time. */
const firstIdAt = (at: number) =>
  `${at
    .toString(16)
    .padStart(12, "0")
    .replace(/^(.{8})/, "$1-")}-0000-0000-000000000000`;
