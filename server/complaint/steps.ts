import type { z } from "zod";
import type { Ctx } from "#server/ctx.ts";
import { addAction } from "#server/improvement/verbs.ts";
import type * as api from "#shared/complaint/api.ts";
import { type Actor, moveVerdict, type StepName, steps } from "#shared/complaint/life.ts";
import type { ComplaintRole, ComplaintState } from "#shared/complaint/model.ts";
import { Problem } from "#shared/problem.ts";
import { detailsOf } from "./details.ts";
import { type ComplaintRow, findComplaint, requireRole } from "./row.ts";
import { addEntry, eventsOf, save } from "./save.ts";

interface Change {
  fields?: Partial<ComplaintRow>;
  /** What was said, for the entry that stays. */
  text?: string | null;
}

interface Seen {
  complaintId: string;
  revision: number;
}

/**
 * One step of a complaint's life: who may take it and when is read from `life.ts`; `brings` names what comes along.
 *
 * @example takeStep(ctx, input, "report", ["result"], () => ({ fields: { result, resultAt: ctx.now }, text: result }))
 */
async function takeStep(
  ctx: Ctx,
  { complaintId, revision }: Seen,
  name: StepName,
  brings: string[],
  decide: (row: ComplaintRow) => Change | Promise<Change>,
) {
  const { row } = await findComplaint(ctx.db, complaintId);
  const by = actorIn(requireRole(ctx, row));
  if (row.revision !== revision) throw new Problem("conflict", "error.conflict");
  const { to } = steps[name];
  refuseIllegal(row, to, by, brings);
  const { fields = {}, text = null } = await decide(row);
  const after = await save(ctx.db, row, { ...fields, state: to });
  await addEntry(ctx.db, complaintId, { kind: to, by, text }, ctx.now);
  for (const event of await eventsOf(ctx.db, after, to)) ctx.record(event);
  return detailsOf(ctx, complaintId);
}

/** Who looks on, of the team concerned or of the committee, takes no step. */
function actorIn(roles: ComplaintRole[]): Actor {
  const actor = (["handler", "complainant"] as const).find((role) => roles.includes(role));
  if (!actor) throw new Problem("forbidden", "error.forbidden");
  return actor;
}

function refuseIllegal(row: ComplaintRow, to: ComplaintState, by: Actor, brings: string[]) {
  // What was imported as past stays past, in whatever state it was left.
  if (row.closedAt !== null) throw new Problem("conflict", "complaint.error.noSuchStep");
  const kept = row.cause === null ? [] : ["cause"];
  const verdict = moveVerdict({ from: row.state, to, by, fields: [...kept, ...brings] });
  if (verdict.isAllowed) return;
  if (verdict.reason === "wrongActor") throw new Problem("forbidden", "complaint.error.wrongActor");
  if (verdict.reason === "missing") throw new Problem("invalid", "error.required", { field: verdict.field });
  throw new Problem("conflict", `complaint.error.${verdict.reason}`);
}

export function analyseComplaint(
  ctx: Ctx,
  { complaintId, revision, whys, ...analysis }: z.output<typeof api.analyseComplaint.input>,
) {
  const answered = whys.filter((why) => why !== null);
  const fields = { ...analysis, whys: answered, planSharedAt: null };
  return takeStep(ctx, { complaintId, revision }, "analyse", ["cause", "plan"], () => ({ fields }));
}

export function sharePlan(ctx: Ctx, seen: z.output<typeof api.sharePlan.input>) {
  return takeStep(ctx, seen, "sharePlan", [], ({ plan }) => ({
    fields: { planSharedAt: ctx.now },
    text: plan,
  }));
}

export function reportResult(ctx: Ctx, { result, ...seen }: z.output<typeof api.reportResult.input>) {
  const fields = { result, resultAt: ctx.now, answeredAt: null };
  return takeStep(ctx, seen, "report", ["result"], () => ({ fields, text: result }));
}

export function confirmResult(ctx: Ctx, seen: z.output<typeof api.confirmResult.input>) {
  // Who confirms after their time was over does not give the handler less time for the lesson.
  return takeStep(ctx, seen, "confirm", [], ({ answeredAt }) => ({
    fields: { answeredAt: answeredAt ?? ctx.now, confirmedAt: ctx.now },
  }));
}

/** Not settled: the time begins anew, and what was reported stays in the entries. */
export function disputeResult(ctx: Ctx, { reason, ...seen }: z.output<typeof api.disputeResult.input>) {
  const fields = { clockStartedAt: ctx.now, result: null, resultAt: null, answeredAt: null };
  return takeStep(ctx, seen, "dispute", [], () => ({ fields, text: reason }));
}

/** Closes it: what keeps the cause from coming back becomes an action of the team concerned. */
export function keepLesson(
  ctx: Ctx,
  { prevention, ownerId, checkAt, ...seen }: z.output<typeof api.keepLesson.input>,
) {
  return takeStep(ctx, seen, "learn", ["prevention", "owner"], async (row) => {
    const source = { kind: "complaint" as const, id: row.complaintId };
    const action = {
      teamId: row.supplierTeamId,
      ownerId,
      what: prevention,
      cause: row.cause!,
      dueAt: checkAt,
    };
    await addAction(ctx, { source, ...action }).catch(renameDueAt);
    return { fields: { prevention, closedAt: ctx.now }, text: prevention };
  });
}

/** The day by which the action is done is the day of the check. */
function renameDueAt(error: unknown): never {
  if (error instanceof Problem && error.field === "dueAt")
    throw new Problem(error.code, error.message as "improvement.error.past", { field: "checkAt" });
  throw error;
}

export function withdrawComplaint(
  ctx: Ctx,
  { reason, ...seen }: z.output<typeof api.withdrawComplaint.input>,
) {
  return takeStep(ctx, seen, "withdraw", [], () => ({ fields: { closedAt: ctx.now }, text: reason }));
}
