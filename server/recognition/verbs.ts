import { and, eq, gt, sql } from "drizzle-orm";
import type { z } from "zod";
import { commitment } from "#server/commitment/table.ts";
import { type Ctx, found, newId, requireRight } from "#server/ctx.ts";
import { person } from "#server/organisation/table.ts";
import { sourceColumns } from "#server/source.ts";
import { Problem } from "#shared/problem.ts";
import type * as api from "#shared/recognition/api.ts";
import { dayOf, THANKS_A_DAY, type ThanksVerdict, thanksVerdict } from "#shared/recognition/rules.ts";
import { receiverOf } from "./receiver.ts";
import { selectThanks, toThanks } from "./row.ts";
import { recognition } from "./table.ts";

const LONGEST_DAY_MS = 26 * 3_600_000;

type Input = z.output<typeof api.giveThanks.input>;

export async function giveThanks(ctx: Ctx, input: Input) {
  const { giverTeamId, reason, commitmentId = null } = input;
  requireRight(ctx, "recognition.thank", { teamId: giverTeamId });
  if (commitmentId !== null) await requireReadable(ctx, commitmentId, giverTeamId);
  const to = await receiverOf(ctx, input, commitmentId);
  const { givenOn, givenToday } = await thanksToday(ctx);
  refuse(
    thanksVerdict({
      from: ctx.actor.personId,
      to: to.onlyPersonId ?? to.receiverTeamId!,
      givenToday,
      reason,
    }),
  );
  const recognitionId = newId(ctx.now);
  const isPrivate = input.seenBy === "receiver";
  const { receiverId, receiverTeamId } = to;
  const ids = { giverTeamId, receiverId, receiverTeamId, commitmentId, isPrivate };
  const { personId: giverId } = ctx.actor;
  await ctx.db.insert(recognition).values({
    recognitionId,
    giverId,
    ...ids,
    reason,
    ...sourceColumns(input.source),
    givenOn,
    givenAt: ctx.now,
  });
  const told = receiverId ?? receiverTeamId;
  const audience = isPrivate ? [giverId, told] : [giverId, told, giverTeamId, receiverTeamId];
  ctx.record({ verb: "recognition.given", subjectId: recognitionId, audience, change: ids });
  const row = await selectThanks(ctx.db).where(eq(recognition.recognitionId, recognitionId)).get();
  return toThanks(ctx, found(row));
}

/** How many thanks the actor has given on their own calendar day. */
export async function thanksToday({ db, actor, now }: Ctx) {
  const { personId } = actor;
  const columns = { timeZone: person.timeZone };
  const known = await db.select(columns).from(person).where(eq(person.personId, personId)).get();
  const givenOn = dayOf(now, known?.timeZone ?? null);
  const row = await db
    .select({ count: sql<number>`count(*)` })
    .from(recognition)
    .where(
      and(
        eq(recognition.giverId, personId),
        gt(recognition.givenAt, now - LONGEST_DAY_MS),
        eq(recognition.givenOn, givenOn),
      ),
    )
    .get();
  return { givenOn, givenToday: row?.count ?? 0 };
}

/** A thank-you may name a promise that its giver's team is a side of. */
async function requireReadable(ctx: Ctx, commitmentId: string, teamId: string) {
  const { supplierTeamId, customerTeamId } = commitment;
  const sides = found(
    await ctx.db
      .select({ supplierTeamId, customerTeamId })
      .from(commitment)
      .where(eq(commitment.commitmentId, commitmentId))
      .get(),
  );
  if (!Object.values(sides).includes(teamId)) throw new Problem("forbidden", "error.forbidden");
}

function refuse(verdict: ThanksVerdict) {
  if (verdict.isAllowed) return;
  if (verdict.reason === "self")
    throw new Problem("invalid", "recognition.error.self", { field: "receiverId" });
  if (verdict.reason === "notConcrete")
    throw new Problem("invalid", "recognition.error.reason", { field: "reason" });
  throw new Problem("conflict", "recognition.error.dailyLimit", { values: { limit: THANKS_A_DAY } });
}
