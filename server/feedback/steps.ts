import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, requireRight } from "#server/ctx.ts";
import { actionsOf } from "#server/improvement/read.ts";
import { addAction, finishAction } from "#server/improvement/verbs.ts";
import type * as api from "#shared/feedback/api.ts";
import { mayStep, type SuggestionStep } from "#shared/feedback/rules.ts";
import { Problem } from "#shared/problem.ts";
import { mayDo } from "#shared/rights.ts";
import { findSuggestion, type SuggestionRow, sidesOf, toSuggestion } from "./row.ts";
import { suggestion } from "./table.ts";

/** Yes, with what will change: an action of the supplier's team, with an owner and a day. */
export async function acceptSuggestion(
  ctx: Ctx,
  { suggestionId, revision, answer, dueAt, ownerId }: z.output<typeof api.acceptSuggestion.input>,
) {
  const row = await answerable(ctx, suggestionId);
  const acting = ownerId ?? ctx.actor.personId;
  requireStep(row, "answer", revision);
  const source = { kind: "suggestion" as const, id: suggestionId };
  const { teamId } = row.supplier;
  const { actionId } = await addAction(ctx, {
    source,
    teamId,
    ownerId: acting,
    what: answer,
    cause: row.text,
    dueAt,
  });
  const fields = { state: "accepted", answer, dueAt, ownerId: acting, actionId, ...answered(ctx) } as const;
  return take(ctx, row, revision, "accepted", fields);
}

/** No, because … and where there is something better, instead …. */
export async function declineSuggestion(
  ctx: Ctx,
  { suggestionId, revision, reason, alternative }: z.output<typeof api.declineSuggestion.input>,
) {
  const row = await answerable(ctx, suggestionId);
  requireStep(row, "answer", revision);
  const fields = { state: "declined", answer: reason, alternative, ...answered(ctx) } as const;
  return take(ctx, row, revision, "declined", fields);
}

/** By who sees to it or who leads the team; the action it led to is done with it. */
export async function finishSuggestion(
  ctx: Ctx,
  { suggestionId, revision, done }: z.output<typeof api.finishSuggestion.input>,
) {
  const row = await answerable(ctx, suggestionId);
  if (row.owner?.personId !== ctx.actor.personId) requireRight(ctx, "feedback.finish", sidesOf(row));
  requireStep(row, "finish", revision);
  await finishActionOf(ctx, row);
  const fields = { state: "done", done, doneAt: ctx.now, listedAt: ctx.now } as const;
  return take(ctx, row, revision, "done", fields);
}

export async function takeSuggestion(
  ctx: Ctx,
  { suggestionId, revision }: z.output<typeof api.takeSuggestion.input>,
) {
  const row = await answerable(ctx, suggestionId);
  requireStep(row, "take", revision);
  return take(ctx, row, revision, "taken", { ownerId: ctx.actor.personId });
}

export async function withdrawSuggestion(
  ctx: Ctx,
  { suggestionId, revision }: z.output<typeof api.withdrawSuggestion.input>,
) {
  const row = await findSuggestion(ctx.db, suggestionId);
  if (row.author.personId !== ctx.actor.personId) throw new Problem("forbidden", "error.forbidden");
  requireStep(row, "withdraw", revision);
  return take(ctx, row, revision, "withdrawn", { state: "withdrawn" });
}

async function answerable(ctx: Ctx, suggestionId: string) {
  const row = await findSuggestion(ctx.db, suggestionId);
  requireRight(ctx, "feedback.answer", sidesOf(row));
  return row;
}

const answered = ({ actor, now }: Ctx) => ({
  answeredById: actor.personId,
  answeredAt: now,
  listedAt: now,
});

function requireStep({ state, revision }: SuggestionRow, step: SuggestionStep, seen: number) {
  if (!mayStep(step, state) || revision !== seen) throw new Problem("conflict", "error.conflict");
}

/** An action that another one sees to, or that was given up, is left to them. */
async function finishActionOf(ctx: Ctx, { suggestionId, supplier }: SuggestionRow) {
  const actions = await actionsOf(ctx.db, { kind: "suggestion", id: suggestionId });
  const mayManage = mayDo(ctx.actor, "improvement.manage", { teamId: supplier.teamId });
  for (const { actionId, revision, state, owner } of actions) {
    const isTheirs = mayManage || owner.personId === ctx.actor.personId;
    if (state === "open" && isTheirs) await finishAction(ctx, { actionId, revision });
  }
}

async function take(
  ctx: Ctx,
  row: SuggestionRow,
  revision: number,
  past: "accepted" | "declined" | "done" | "taken" | "withdrawn",
  fields: Partial<typeof suggestion.$inferInsert>,
) {
  const { suggestionId, author, authorTeam, supplier, owner } = row;
  const changed = await ctx.db
    .update(suggestion)
    .set({ ...fields, revision: revision + 1 })
    .where(and(eq(suggestion.suggestionId, suggestionId), eq(suggestion.revision, revision)))
    .returning({ suggestionId: suggestion.suggestionId });
  if (changed.length === 0) throw new Problem("conflict", "error.conflict");
  const { state = row.state, ownerId = owner?.personId ?? null, dueAt = row.dueAt } = fields;
  ctx.record({
    verb: `feedback.${past}`,
    subjectId: suggestionId,
    audience: [supplier.teamId, authorTeam.teamId, author.personId, ownerId],
    change: { state, ownerId, dueAt, revision: revision + 1 },
  });
  return toSuggestion(ctx, await findSuggestion(ctx.db, suggestionId));
}
