import type { z } from "zod";
import type { Ctx } from "#server/ctx.ts";
import type * as api from "#shared/commitment/api.ts";
import { isMissed } from "#shared/commitment/standing.ts";
import { dropProposal, moveDate } from "#shared/commitment/transitions.ts";
import { Problem } from "#shared/problem.ts";
import { requireFuture } from "./due.ts";
import type { CommitmentRow } from "./row.ts";
import { takeStep } from "./step.ts";

/** A later proposal, from either side, takes the place of an earlier one. */
export function proposeDate(ctx: Ctx, input: z.output<typeof api.proposeDate.input>) {
  return takeStep(ctx, input, "proposeDate", ({ row, side }) => {
    const { dueAt } = input;
    requireFuture(dueAt, ctx.now, "dueAt");
    requireNotMissed(row, ctx.now);
    if (dueAt === row.promisedAt)
      throw new Problem("invalid", "commitment.error.sameDate", { field: "dueAt" });
    return {
      kind: "dateProposed",
      clock: { ...row, proposedDueAt: dueAt, proposedBy: side, proposedAt: ctx.now },
      notes: [{ kind: "move", text: input.reason }],
      momentAt: dueAt,
    };
  });
}

/** Only the other side answers; to agree makes sense while the old moment can still be kept and the new one too. */
export function answerDate(ctx: Ctx, input: z.output<typeof api.answerDate.input>) {
  return takeStep(ctx, input, "answerDate", ({ row, time, side }) => {
    const { proposedDueAt, proposedBy } = row;
    if (proposedDueAt === null) throw new Problem("conflict", "commitment.error.noProposal");
    if (proposedBy === side) throw new Problem("forbidden", "commitment.error.ownProposal");
    if (!input.isAgreed) return { kind: "dateRefused", clock: dropProposal(row), momentAt: proposedDueAt };
    requireNotMissed(row, ctx.now);
    if (proposedDueAt <= ctx.now) throw new Problem("conflict", "commitment.error.proposalPast");
    return { kind: "dateAgreed", clock: moveDate(row, time, ctx.now), momentAt: proposedDueAt };
  });
}

function requireNotMissed(row: CommitmentRow, now: number) {
  if (isMissed(row, now)) throw new Problem("conflict", "commitment.error.missed");
}
