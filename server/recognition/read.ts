import { and, count, desc, eq, gt, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Actor, Ctx } from "#server/ctx.ts";
import { listed } from "#server/db/listed.ts";
import { cursorParts } from "#server/organisation/cursor.ts";
import { findReadable } from "#server/relationship/read.ts";
import { Problem } from "#shared/problem.ts";
import type * as api from "#shared/recognition/api.ts";
import { partnerOf, THANKS_A_DAY } from "#shared/recognition/rules.ts";
import { pairOf } from "#shared/relationship/sides.ts";
import { isReadableBy, selectThanks, toThanks } from "./row.ts";
import { recognition } from "./table.ts";
import { thanksToday } from "./verbs.ts";

const WEEK_MS = 7 * 86_400_000;
const NEW_SHOWN = 3;
const LAST_GIVEN = 20;

const { giverId, receiverId, giverTeamId, receiverTeamId, givenAt, isPrivate, recognitionId } = recognition;

interface PageInput {
  cursor?: string | undefined;
  limit: number;
}

/** A team's are the same for all who look, as its channel's tab is; between two teams its two sides read them. */
export async function listThanks(
  ctx: Ctx,
  { teamId, relationshipId, ...page }: z.output<typeof api.listThanks.input>,
) {
  if (relationshipId !== undefined) {
    const { supplierTeamId, customerTeamId } = pairOf(await findReadable(ctx, relationshipId));
    return pageOf(ctx, or(went(customerTeamId, supplierTeamId), went(supplierTeamId, customerTeamId)), page);
  }
  if (teamId === undefined)
    throw new Problem("invalid", "recognition.error.filterMissing", { field: "teamId" });
  return pageOf(ctx, and(eq(receiverTeamId, teamId), eq(isPrivate, false)), page);
}

const went = (from: string, to: string) => and(eq(receiverTeamId, to), eq(giverTeamId, from));

export const listReceivedThanks = (ctx: Ctx, page: z.output<typeof api.listReceivedThanks.input>) =>
  pageOf(ctx, isToMe(ctx.actor), page);

export async function listNewThanks(ctx: Ctx) {
  const isNew = and(isToMe(ctx.actor), gt(givenAt, ctx.now - WEEK_MS));
  const { items } = await pageOf(ctx, isNew, { limit: NEW_SHOWN });
  return { items };
}

/** To the person, or to a team of theirs as a whole; not what they gave themselves. */
function isToMe({ personId, roles }: Actor) {
  const mine = listed(roles.keys());
  const isToMyTeam = and(isNull(receiverId), sql`${receiverTeamId} in ${mine}`, ne(giverId, personId));
  return or(eq(receiverId, personId), isToMyTeam);
}

async function pageOf(ctx: Ctx, where: SQL | undefined, { cursor, limit }: PageInput) {
  const [at, id] = cursorParts(cursor, /^(\d{1,15})\.([0-9a-f-]{36})$/) ?? [];
  const isAfter =
    at === undefined ? undefined : or(lt(givenAt, +at), and(eq(givenAt, +at), lt(recognitionId, id!)));
  const rows = await selectThanks(ctx.db)
    .where(and(where, isReadableBy(ctx.actor), isAfter))
    .orderBy(desc(givenAt), desc(recognitionId))
    .limit(limit + 1)
    .all();
  const items = rows.slice(0, limit).map((row) => toThanks(ctx, row));
  const last = items.at(-1);
  const nextCursor = rows.length > limit && last ? `${last.givenAt}.${last.recognitionId}` : null;
  return { items, nextCursor };
}

export async function getThanksLeft(ctx: Ctx) {
  const { givenToday } = await thanksToday(ctx);
  const leftToday = Math.max(0, THANKS_A_DAY - givenToday);
  return { leftToday, isAlwaysTheSame: await isAlwaysTheSame(ctx) };
}

/** Half of one's thanks to one person who, of all, sends most back. */
async function isAlwaysTheSame({ db, actor: { personId } }: Ctx) {
  const given = await db
    .select({ to: sql<string>`coalesce(${receiverId}, ${receiverTeamId})` })
    .from(recognition)
    .where(eq(giverId, personId))
    .orderBy(desc(givenAt), desc(recognitionId))
    .limit(LAST_GIVEN)
    .all();
  const { isFlagged, partner } = partnerOf(given.map(({ to }) => to));
  if (!isFlagged) return false;
  const sendsMost = await db
    .select({ giverId })
    .from(recognition)
    .where(eq(receiverId, personId))
    .groupBy(giverId)
    .orderBy(desc(count()))
    .limit(1)
    .get();
  return sendsMost?.giverId === partner;
}
