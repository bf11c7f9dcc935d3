import { and, asc, desc, eq, gt, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { z } from "zod";
import type { Actor, Ctx } from "#server/ctx.ts";
import { listed } from "#server/db/listed.ts";
import { cursorParts } from "#server/organisation/cursor.ts";
import { relationship } from "#server/relationship/table.ts";
import type * as api from "#shared/feedback/api.ts";
import { listDecisions } from "./consultationRead.ts";
import { selectSuggestions, toSuggestion } from "./row.ts";
import { suggestion } from "./table.ts";

const WEEK_MS = 7 * 86_400_000;
const NEW_SHOWN = 3;

const { suggestionId, authorId, supplierTeamId, customerTeamId, state, createdAt, listedAt } = suggestion;

export const listMySuggestions = (ctx: Ctx, page: z.output<typeof api.listMySuggestions.input>) =>
  pageBy(ctx, { key: createdAt, direction: "latest" }, eq(authorId, ctx.actor.personId), page);

/** What still has to be answered or done by the reader's teams. */
export const listSuggestionsToUs = (ctx: Ctx, page: z.output<typeof api.listSuggestionsToUs.input>) =>
  pageBy(
    ctx,
    { key: listedAt, direction: "oldest" },
    and(inArray(supplierTeamId, [...ctx.actor.roles.keys()]), inArray(state, ["open", "accepted"])),
    page,
  );

/** Answered suggestions, read by the supplier's people and by those of its customers. */
export const listBoard = (ctx: Ctx, { teamId, ...page }: z.output<typeof api.listBoard.input>) =>
  pageBy(
    ctx,
    { key: listedAt, direction: "latest" },
    and(
      inArray(state, ["accepted", "declined", "done"]),
      teamId === undefined ? undefined : eq(supplierTeamId, teamId),
      isOnBoardOf(ctx.actor),
    ),
    page,
  );

/** The reader's teams, their suppliers, and whoever the reader's teams have suggested something to. */
function isOnBoardOf({ roles }: Actor) {
  const mine = listed(roles.keys());
  const supplying = sql`(
    select * from ${mine}
    union select ${relationship.supplierTeamId} from ${relationship}
    where ${relationship.customerTeamId} in ${mine} and ${relationship.state} in ('proposed', 'confirmed')
  )`;
  return sql`(${supplierTeamId} in ${supplying} or ${customerTeamId} in ${mine})`;
}

export async function listNewAnswers(ctx: Ctx) {
  const isNews = and(
    eq(authorId, ctx.actor.personId),
    inArray(state, ["accepted", "declined", "done"]),
    gt(listedAt, ctx.now - WEEK_MS),
  );
  const { items } = await pageBy(ctx, { key: listedAt, direction: "latest" }, isNews, { limit: NEW_SHOWN });
  const decisions = await listDecisions(ctx, { since: ctx.now - WEEK_MS, limit: NEW_SHOWN });
  return { items, decisions };
}

interface Order {
  key: SQLiteColumn;
  direction: "latest" | "oldest";
}

async function pageBy(
  ctx: Ctx,
  { key, direction }: Order,
  where: SQL | undefined,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const [at, id] = cursorParts(cursor, /^(\d{1,15})\.([0-9a-f-]{36})$/) ?? [];
  const beyond = direction === "latest" ? lt : gt;
  const isAfter =
    at === undefined ? undefined : or(beyond(key, +at), and(eq(key, +at), beyond(suggestionId, id!)));
  const towards = direction === "latest" ? desc : asc;
  const rows = await selectSuggestions(ctx.db)
    .where(and(where, isAfter))
    .orderBy(towards(key), towards(suggestionId))
    .limit(limit + 1)
    .all();
  const last = rows.slice(0, limit).at(-1);
  const lastAt = key === createdAt ? last?.createdAt : last?.listedAt;
  return {
    items: rows.slice(0, limit).map((row) => toSuggestion(ctx, row)),
    nextCursor: rows.length > limit && last ? `${lastAt}.${last.suggestionId}` : null,
  };
}
