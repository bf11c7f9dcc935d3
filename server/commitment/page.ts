import {
  and,
  asc,
  desc,
  getTableColumns,
  gt,
  gte,
  lt,
  lte,
  or,
  type Placeholder,
  type SQL,
  sql,
} from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Ctx } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { Problem } from "#shared/problem.ts";
import { type CommitmentRow, selectCommitments, toCommitments } from "./row.ts";
import { commitment } from "./table.ts";

/** The order of a list: open ones by their place, closed ones latest first; ids decide between equals. */
export type Order = "open" | "closed";

const { commitmentId, sortAt, closedAt } = getTableColumns(commitment);
const keyOf: Record<Order, SQLiteColumn> = { open: sortAt, closed: closedAt };

export interface PageInput {
  cursor?: string | undefined;
  limit: number;
}

/**
 * One page of what any of the conditions finds. Each is a range of one index, read in order and no further than the
 * page needs, so that a page costs the same however much there is. The conditions must not overlap.
 *
 * @example pageOfCommitments(ctx, "open", [ownedBy(me), unownedIn(team)], { limit: 50 })
 */
export async function pageOfCommitments(
  ctx: Ctx,
  order: Order,
  conditions: SQL[],
  { cursor, limit }: PageInput,
) {
  return toPage(ctx, order, await firstOf(ctx, order, conditions, limit + 1, cursor), limit);
}

/** A page of rows, of which one more was read than it holds: it tells that the list goes on. */
export async function toPage(ctx: Ctx, order: Order, rows: CommitmentRow[], limit: number) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor = rows.length > limit && last ? `${last[keyNameOf[order]]}.${last.commitmentId}` : null;
  return { items: await toCommitments(ctx, items), nextCursor };
}

const keyNameOf = { open: "sortAt", closed: "closedAt" } as const satisfies Record<Order, string>;

/** The first rows of all that the conditions find, in order. */
export async function firstOf(ctx: Ctx, order: Order, conditions: SQL[], limit: number, cursor?: string) {
  if (conditions.length === 0) return [];
  const from = cursor === undefined ? undefined : after(order, cursor);
  const found = conditions.map((condition) => and(condition, from) as SQL);
  const rows = await selectFirst(ctx.db, order, found, limit).all();
  return rows.map(({ row }) => row);
}

/** The query for them; a prepared one has placeholders in its conditions and as its limit. */
export function selectFirst(db: Db, order: Order, conditions: SQL[], limit: number | Placeholder) {
  const parts = conditions.map((condition) => sql`select * from ${rangeOf(db, order, condition, limit)}`);
  const found = parts.length === 1 ? parts[0] : sql.join(parts, sql` union all `);
  const key = sql.identifier(order === "open" ? "sort_at" : "closed_at");
  const direction = sql.raw(order === "open" ? "asc" : "desc");
  const first = sql`select commitment_id from (${found}) order by ${key} ${direction}, commitment_id ${direction} limit ${limit}`;
  return selectCommitments({ db })
    .where(sql`${commitmentId} in (${first})`)
    .orderBy(...inOrder(order));
}

function rangeOf(db: Db, order: Order, where: SQL, limit: number | Placeholder) {
  const key = keyOf[order];
  return db
    .select({ commitmentId, key })
    .from(commitment)
    .where(where)
    .orderBy(...inOrder(order))
    .limit(limit);
}

function inOrder(order: Order) {
  const towards = order === "open" ? asc : desc;
  return [towards(keyOf[order]), towards(commitmentId)];
}

/** The rest of a list. The range comes first and alone, because an index serves it; who is equal is told by id. */
function after(order: Order, cursor: string) {
  const [, moment, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(cursor) ?? [];
  if (!moment || !id) throw new Problem("invalid", "error.cursor", { field: "cursor" });
  const [key, at] = [keyOf[order], Number(moment)];
  if (order === "open") return and(gte(key, at), or(gt(key, at), gt(commitmentId, id)));
  return and(lte(key, at), or(lt(key, at), lt(commitmentId, id)));
}
