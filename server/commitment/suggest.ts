import type { z } from "zod";
import { standardsFor } from "#server/agreement/standards.ts";
import { calendarOf } from "#server/calendar/verbs.ts";
import { type Ctx, requireRight } from "#server/ctx.ts";
import { onlyCounterpart } from "#server/relationship/list.ts";
import { findPair, type TeamPair } from "#server/relationship/row.ts";
import { addWorkingDays } from "#shared/calendar/rules.ts";
import type { suggestCommitment as endpoint } from "#shared/commitment/readApi.ts";
import { limitOf } from "#shared/commitment/time.ts";
import { onSide } from "#shared/relationship/sides.ts";
import { requireOffered } from "./make.ts";

const MINUTE_MS = 60_000;

const rightOf = { customer: "commitment.ask", supplier: "commitment.promise" } as const;

type Input = z.output<typeof endpoint.input>;

/** What a form begins with, so that one sentence is enough where nothing else is meant. */
export async function suggestCommitment(ctx: Ctx, { side, teamId, otherTeamId, serviceId }: Input) {
  requireRight(ctx, rightOf[side], onSide({ supplierTeamId: teamId, customerTeamId: teamId }, side));
  const counterpart = otherTeamId === undefined ? await onlyCounterpart(ctx.db, teamId, side) : null;
  const otherId = otherTeamId ?? counterpart?.teamId;
  const pair =
    side === "customer"
      ? { customerTeamId: teamId, supplierTeamId: otherId }
      : { supplierTeamId: teamId, customerTeamId: otherId };
  return { counterpart, ...(await dueBy(ctx, pair, serviceId)) };
}

type Pair = Partial<Record<keyof TeamPair, string | undefined>>;

/** The standard's moment, or else the closing of the next working day; null where the supplier never works. */
async function dueBy(ctx: Ctx, { supplierTeamId, customerTeamId }: Pair, serviceId: string | undefined) {
  if (supplierTeamId === undefined) return { dueAt: null, knownUntil: null };
  const { hours, knownUntil } = await calendarOf(ctx, supplierTeamId);
  const standard = serviceId && (await standardOf(ctx, serviceId, supplierTeamId, customerTeamId));
  const limit = standard ? limitOf(standard, ctx.now, hours) : null;
  const closing = addWorkingDays(hours, new Date(ctx.now), 1, { endOfDay: true });
  const dueAt = limit?.dueAt ?? closing?.getTime() ?? null;
  // Forms show minutes: what is sent is then what was read.
  return { dueAt: dueAt && dueAt - (dueAt % MINUTE_MS), knownUntil };
}

async function standardOf(
  ctx: Ctx,
  serviceId: string,
  supplierTeamId: string,
  customerTeamId: string | undefined,
) {
  await requireOffered(ctx, serviceId, supplierTeamId);
  const known = customerTeamId && (await findPair(ctx.db, { supplierTeamId, customerTeamId }));
  const relationshipId = known ? known.relationshipId : null;
  return (await standardsFor(ctx, { serviceId, relationshipId })).deliver;
}
