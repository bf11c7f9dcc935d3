import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, found, newId, requireRight } from "#server/ctx.ts";
import { membership, team } from "#server/organisation/table.ts";
import type * as api from "#shared/improvement/api.ts";
import type { Action, ActionSource } from "#shared/improvement/model.ts";
import { type ActionStep, mayStep } from "#shared/improvement/rules.ts";
import { Problem } from "#shared/problem.ts";
import { findAction } from "./read.ts";
import { improvementAction } from "./table.ts";

export interface NewAction {
  source: ActionSource;
  teamId: string;
  ownerId: string;
  what: string;
  cause: string;
  dueAt: number;
}

/**
 * Keeps what follows from a round, a complaint or a suggestion; whether the actor may is the caller's to say.
 *
 * @example await addAction(ctx, { source: { kind: "survey", id: roundId }, teamId, ownerId, what, cause, dueAt })
 */
export async function addAction(ctx: Ctx, { source, ...fields }: NewAction): Promise<Action> {
  await requireFitting(ctx, fields);
  const actionId = newId(ctx.now);
  await ctx.db.insert(improvementAction).values({
    ...fields,
    actionId,
    sourceKind: source.kind,
    sourceId: source.id,
    state: "open",
    createdById: ctx.actor.personId,
    createdAt: ctx.now,
  });
  const { teamId, ownerId, dueAt } = fields;
  ctx.record({
    verb: "improvement.added",
    subjectId: actionId,
    audience: [teamId, ownerId],
    change: { sourceKind: source.kind, sourceId: source.id, personId: ownerId, momentAt: dueAt },
  });
  return findAction(ctx.db, actionId);
}

/** Somebody of the team does it, and later than now. */
async function requireFitting(
  { db, now }: Ctx,
  { teamId, ownerId, dueAt }: Pick<NewAction, "teamId" | "ownerId" | "dueAt">,
) {
  if (dueAt <= now) throw new Problem("invalid", "improvement.error.past", { field: "dueAt" });
  const isOwn = and(
    eq(membership.teamId, team.teamId),
    eq(membership.personId, ownerId),
    eq(membership.state, "active"),
  );
  const row = await db
    .select({ name: team.name, personId: membership.personId })
    .from(team)
    .leftJoin(membership, isOwn)
    .where(eq(team.teamId, teamId))
    .get();
  const { name, personId } = found(row);
  if (personId === null)
    throw new Problem("invalid", "improvement.error.owner", { field: "ownerId", values: { team: name } });
}

export async function changeAction(
  ctx: Ctx,
  { actionId, revision, ownerId, dueAt }: z.output<typeof api.changeAction.input>,
) {
  const action = await findAction(ctx.db, actionId);
  requireRight(ctx, "improvement.manage", { teamId: action.team.teamId });
  await requireFitting(ctx, { teamId: action.team.teamId, ownerId, dueAt });
  const personId = ownerId === action.owner.personId ? null : ownerId;
  const change = { before: action.dueAt, momentAt: dueAt, personId };
  return take(ctx, { action, revision, step: "change" }, { ownerId, dueAt }, change);
}

/** Its owner says so, or who leads the team. */
export async function finishAction(
  ctx: Ctx,
  { actionId, revision }: z.output<typeof api.finishAction.input>,
) {
  const action = await findAction(ctx.db, actionId);
  const isOwner = action.owner.personId === ctx.actor.personId;
  if (!isOwner) requireRight(ctx, "improvement.manage", { teamId: action.team.teamId });
  return take(ctx, { action, revision, step: "finish" }, { state: "done", doneAt: ctx.now });
}

/** A lead of the team or the committee looks whether it helped. */
export async function checkAction(
  ctx: Ctx,
  { actionId, revision, effect, note }: z.output<typeof api.checkAction.input>,
) {
  const action = await findAction(ctx.db, actionId);
  requireRight(ctx, "improvement.manage", { teamId: action.team.teamId });
  const checked = { checkedAt: ctx.now, checkedById: ctx.actor.personId, effect, note };
  return take(ctx, { action, revision, step: "check" }, { state: "checked", ...checked }, { effect });
}

export async function dropAction(
  ctx: Ctx,
  { actionId, revision, reason }: z.output<typeof api.dropAction.input>,
) {
  const action = await findAction(ctx.db, actionId);
  requireRight(ctx, "improvement.manage", { teamId: action.team.teamId });
  return take(ctx, { action, revision, step: "drop" }, { state: "dropped", note: reason });
}

interface Taken {
  action: Action;
  revision: number;
  step: ActionStep;
}

const pastOf = {
  change: "changed",
  finish: "finished",
  check: "checked",
  drop: "dropped",
} as const satisfies Record<ActionStep, string>;

async function take(
  ctx: Ctx,
  { action, revision, step }: Taken,
  fields: Partial<typeof improvementAction.$inferInsert>,
  change: Record<string, unknown> = {},
) {
  const { actionId, team: ofTeam, owner } = action;
  if (!mayStep(step, action.state)) throw new Problem("conflict", "improvement.error.step");
  const isAsSeen = and(
    eq(improvementAction.actionId, actionId),
    eq(improvementAction.revision, revision),
    eq(improvementAction.state, action.state),
  );
  const changed = await ctx.db
    .update(improvementAction)
    .set({ ...fields, revision: revision + 1 })
    .where(isAsSeen)
    .returning({ actionId: improvementAction.actionId });
  if (changed.length === 0) throw new Problem("conflict", "error.conflict");
  ctx.record({
    verb: `improvement.${pastOf[step]}`,
    subjectId: actionId,
    audience: [ofTeam.teamId, owner.personId, fields.ownerId ?? null],
    change,
  });
  return findAction(ctx.db, actionId);
}
