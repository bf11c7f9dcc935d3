import type { z } from "zod";
import type { Ctx } from "#server/ctx.ts";
import type * as api from "#shared/commitment/api.ts";
import {
  accept,
  close,
  confirm,
  deliver,
  pause,
  respond,
  resume,
  sendBack,
} from "#shared/commitment/transitions.ts";
import { Problem } from "#shared/problem.ts";
import { mayDo } from "#shared/rights.ts";
import { promisedOn, unconfirmedAfter } from "./due.ts";
import { memberOf } from "./people.ts";
import type { CommitmentRow } from "./row.ts";
import { takeStep } from "./step.ts";

type Input<Name extends keyof typeof api> = z.output<(typeof api)[Name]["input"]>;

const DAY_MS = 86_400_000;

export function acceptCommitment(ctx: Ctx, input: Input<"acceptCommitment">) {
  return takeStep(ctx, input, "accept", async ({ row }) => {
    const promised = await promisedOn(ctx, row, input);
    return {
      kind: "accepted",
      clock: accept(row, promised, ctx.now),
      owner: row.ownerId === null ? ctx.actor : undefined,
      momentAt: promised.dueAt,
    };
  });
}

export function declineCommitment(ctx: Ctx, input: Input<"declineCommitment">) {
  return takeStep(ctx, input, "decline", ({ row, time }) => ({
    kind: "declined",
    clock: close(respond(row, ctx.now), time, "declined", ctx.now),
    notes: [
      { kind: "decline", text: input.reason },
      { kind: "alternative", text: input.alternative },
    ],
  }));
}

/** What the customer writes stops no clock; the supplier's first reply is the response. */
export function replyToCommitment(ctx: Ctx, input: Input<"replyToCommitment">) {
  return takeStep(ctx, input, "reply", ({ row, side }) => ({
    kind: "replied",
    clock: side === "supplier" ? respond(row, ctx.now) : row,
    notes: [{ kind: "reply", text: input.text }],
  }));
}

export function askCustomer(ctx: Ctx, input: Input<"askCustomer">) {
  return takeStep(ctx, input, "askCustomer", ({ row, time }) => ({
    kind: "questioned",
    clock: pause(row, time, ctx.now),
    question: input.question,
    notes: [{ kind: "question", text: input.question }],
  }));
}

export function answerQuestion(ctx: Ctx, input: Input<"answerQuestion">) {
  return takeStep(ctx, input, "answer", ({ row, time }) => ({
    kind: "answered",
    clock: resume(row, time, ctx.now),
    notes: [{ kind: "answer", text: input.text }],
  }));
}

export function deliverCommitment(ctx: Ctx, input: Input<"deliverCommitment">) {
  return takeStep(ctx, input, "deliver", async ({ row, time }) => ({
    kind: "delivered",
    clock: deliver(row, time, ctx.now, await unconfirmedAfter(ctx, row.customerTeamId)),
    notes: [{ kind: "delivery", text: input.text }],
  }));
}

export function confirmCommitment(ctx: Ctx, input: Input<"confirmCommitment">) {
  const { fact, text } = input;
  if (fact !== "yes") {
    return takeStep(ctx, input, "return", ({ row, time }) => ({
      kind: "returned",
      clock: sendBack(row, time, fact, ctx.now),
      notes: [{ kind: "return", text }],
    }));
  }
  return takeStep(ctx, input, "confirm", ({ row }) => ({
    kind: "confirmed",
    clock: confirm(row, ctx.now),
    notes: [{ kind: "answer", text }],
  }));
}

export function withdrawCommitment(ctx: Ctx, input: Input<"withdrawCommitment">) {
  return takeStep(ctx, input, "withdraw", ({ row, time }) => ({
    kind: "withdrawn",
    clock: close(row, time, "withdrawn", ctx.now),
    notes: [{ kind: "withdraw", text: input.reason }],
  }));
}

/** Anyone in the supplier team takes what is nobody's and hands on what is theirs; desk and lead hand on all. */
export function assignCommitment(ctx: Ctx, input: Input<"assignCommitment">) {
  return takeStep(ctx, input, "assign", async ({ row }) => {
    if (!mayHandOn(ctx, row, input.ownerId)) throw new Problem("forbidden", "commitment.error.notOwner");
    const { ownerId } = input;
    const owner = ownerId === null ? null : await memberOf(ctx, row.supplierTeamId, ownerId, "ownerId");
    return { kind: "assigned", clock: row, owner };
  });
}

function mayHandOn({ actor }: Ctx, { ownerId, supplierTeamId }: CommitmentRow, toId: string | null) {
  const isTaking = ownerId === null && toId === actor.personId;
  return isTaking || ownerId === actor.personId || mayDo(actor, "commitment.assign", { supplierTeamId });
}

export function nudgeCommitment(ctx: Ctx, input: Input<"nudgeCommitment">) {
  return takeStep(ctx, input, "nudge", ({ row }) => {
    const wasJustNudged = row.nudgedAt !== null && ctx.now - row.nudgedAt < DAY_MS;
    if (wasJustNudged) throw new Problem("conflict", "commitment.error.nudged");
    return { kind: "nudged", clock: row, nudgedAt: ctx.now };
  });
}
