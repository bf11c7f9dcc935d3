import { calendarOf, hoursOf } from "#server/calendar/verbs.ts";
import type { Ctx } from "#server/ctx.ts";
import type { Calendar } from "#shared/calendar/model.ts";
import { addWorkingDays } from "#shared/calendar/rules.ts";
import { limitInDays, limitUntil, timeOf } from "#shared/commitment/time.ts";
import type { Promised } from "#shared/commitment/transitions.ts";
import { Problem } from "#shared/problem.ts";
import type { CommitmentRow } from "./row.ts";

const DAYS_TO_CONFIRM = 5;
const ELAPSED_TO_CONFIRM_MS = 7 * 86_400_000;

interface DueInput {
  dueAt?: number | null | undefined;
  workingDays?: number | null | undefined;
}

/** What is promised, as the supplier's calendar sees it: a moment yet to come, or the end of so many working days. */
export function promisedBy(
  { now }: Ctx,
  calendar: Calendar,
  countsIn: CommitmentRow["countsIn"],
  { dueAt, workingDays }: DueInput,
): Promised {
  if (workingDays != null) return { ...inDays(workingDays, now, calendar), workingDays };
  if (dueAt == null) throw new Problem("invalid", "commitment.error.dueMissing", { field: "dueAt" });
  requireFuture(dueAt, now, "dueAt");
  return { ...limitUntil(dueAt, now, timeOf(calendar, countsIn)), workingDays: null };
}

/** The same for something asked: without a word about it, the standard's moment or else the wished one. */
export async function promisedOn(ctx: Ctx, row: CommitmentRow, input: DueInput) {
  const due = input.dueAt == null && input.workingDays == null ? { dueAt: usualDueAt(row, ctx.now) } : input;
  return promisedBy(ctx, await hoursOf(ctx, row.calendarVersionId), row.countsIn, due);
}

type Usual = Pick<CommitmentRow, "deliverDueAt" | "wishedAt">;

/** What accepting means without a word about the moment; null where it has to be said. */
export const usualDueAt = ({ deliverDueAt, wishedAt }: Usual, now: number) =>
  [deliverDueAt, wishedAt].find((moment) => moment !== null && moment > now) ?? null;

export function requireFuture(moment: number, now: number, field: string) {
  if (moment <= now) throw new Problem("invalid", "commitment.error.past", { field });
}

/** When silence becomes "unconfirmed": after five working days of the customer, or a week where nobody ever works. */
export async function unconfirmedAfter(ctx: Ctx, customerTeamId: string) {
  const { hours } = await calendarOf(ctx, customerTeamId);
  return silenceEndsAt(hours, ctx.now);
}

export function silenceEndsAt(customerHours: Calendar, deliveredAt: number) {
  const moment = addWorkingDays(customerHours, new Date(deliveredAt), DAYS_TO_CONFIRM);
  return moment?.getTime() ?? deliveredAt + ELAPSED_TO_CONFIRM_MS;
}

function inDays(workingDays: number, now: number, calendar: Calendar) {
  const limit = limitInDays(workingDays, now, calendar);
  if (limit === null) throw new Problem("invalid", "commitment.error.neverWorks", { field: "workingDays" });
  return limit;
}
