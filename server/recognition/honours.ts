import { and, desc, eq, lt, ne, or } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, newId, requireRight } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { cursorParts } from "#server/organisation/cursor.ts";
import { holdersOf } from "#server/organisation/holders.ts";
import { person } from "#server/organisation/table.ts";
import { Problem } from "#shared/problem.ts";
import type * as api from "#shared/recognition/honourApi.ts";
import { mayDo } from "#shared/rights.ts";
import { evidenceFor } from "./evidence.ts";
import { findHonour, selectHonours } from "./honourRow.ts";
import { receiverOf } from "./receiver.ts";
import { honour } from "./table.ts";

type Nomination = z.output<typeof api.nominate.input>;

/** A lead or the committee proposes; nobody proposes themselves, and no record but the nominee's own speaks for them. */
export async function nominate(ctx: Ctx, input: Nomination) {
  requireRight(ctx, "honour.nominate");
  const { title, reason, nomineeTeamId } = input;
  const { receiverId: nomineeId } = await receiverOf(
    ctx,
    { receiverId: input.nomineeId, receiverTeamId: nomineeTeamId },
    null,
  );
  if (nomineeId === ctx.actor.personId)
    throw new Problem("invalid", "recognition.error.ownHonour", { field: "nomineeId" });
  const evidenceIds = await namedRecords(ctx, input);
  const honourId = newId(ctx.now);
  const moments = { proposedAt: ctx.now, listedAt: ctx.now };
  const nominatedById = ctx.actor.personId;
  const ids = { nomineeId, nomineeTeamId, evidenceIds };
  await ctx.db
    .insert(honour)
    .values({ honourId, title, reason, ...ids, nominatedById, state: "proposed", ...moments });
  ctx.record({
    verb: "recognition.nominated",
    subjectId: honourId,
    audience: [nominatedById, ...(await deciders(ctx.db, nomineeId))],
    change: { ...ids },
  });
  return findHonour(ctx.db, honourId);
}

/** The committee, without who is proposed. */
const deciders = (db: Db, nomineeId: string | null) =>
  holdersOf(db, "committee", nomineeId === null ? undefined : ne(person.personId, nomineeId));

async function namedRecords(ctx: Ctx, { evidenceIds, ...nominee }: Nomination) {
  const wanted = [...new Set(evidenceIds)];
  const known = new Set((await evidenceFor(ctx, nominee, wanted)).map(({ recordId }) => recordId));
  if (wanted.some((id) => !known.has(id)))
    throw new Problem("invalid", "recognition.error.evidence", { field: "evidenceIds" });
  return wanted;
}

export const grantHonour = (ctx: Ctx, input: z.output<typeof api.grantHonour.input>) =>
  decide(ctx, input, "granted", input.benefit);

export const declineHonour = (ctx: Ctx, input: z.output<typeof api.declineHonour.input>) =>
  decide(ctx, input, "declined", null);

interface Decision {
  honourId: string;
  reason: string;
}

/** People decide, once, and neither on their own nomination nor on themselves. */
async function decide(
  ctx: Ctx,
  { honourId, reason }: Decision,
  state: "granted" | "declined",
  benefit: string | null,
) {
  requireRight(ctx, "honour.decide");
  const { personId } = ctx.actor;
  const { nominatedBy, nominee, nomineeTeam } = await findHonour(ctx.db, honourId);
  if ([nominatedBy.personId, nominee?.personId].includes(personId))
    throw new Problem("forbidden", "recognition.error.ownDecision");
  const decided = await ctx.db
    .update(honour)
    .set({
      state,
      benefit,
      decisionReason: reason,
      decidedById: personId,
      decidedAt: ctx.now,
      listedAt: ctx.now,
    })
    .where(and(eq(honour.honourId, honourId), eq(honour.state, "proposed")))
    .returning({ honourId: honour.honourId });
  if (decided.length === 0) throw new Problem("conflict", "recognition.error.decided");
  const concerned = state === "granted" ? [nominee?.personId ?? null, nomineeTeam.teamId] : [];
  const receiverIds = { receiverId: nominee?.personId, receiverTeamId: nomineeTeam.teamId };
  ctx.record({
    verb: state === "granted" ? "recognition.honoured" : "recognition.honourDeclined",
    subjectId: honourId,
    audience: [nominatedBy.personId, personId, ...concerned],
    change: { state, personId: nominatedBy.personId, ...receiverIds },
  });
  return findHonour(ctx.db, honourId);
}

/** Granted honours are the register; what is not granted is between the nominator and the committee. */
export async function listHonours(
  ctx: Ctx,
  { state, cursor, limit }: z.output<typeof api.listHonours.input>,
) {
  requireRight(ctx, "honour.read");
  const [at, id] = cursorParts(cursor, /^(\d{1,15})\.([0-9a-f-]{36})$/) ?? [];
  const { listedAt, honourId } = honour;
  const isAfter =
    at === undefined ? undefined : or(lt(listedAt, +at), and(eq(listedAt, +at), lt(honourId, id!)));
  const isSeen =
    state === "granted" || mayDo(ctx.actor, "honour.decide")
      ? undefined
      : eq(honour.nominatedById, ctx.actor.personId);
  const rows = await selectHonours(ctx.db)
    .where(and(eq(honour.state, state), isSeen, isAfter))
    .orderBy(desc(listedAt), desc(honourId))
    .limit(limit + 1)
    .all();
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? `${last.listedAt}.${last.honourId}` : null };
}
