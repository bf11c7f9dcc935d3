import { and, count, desc, eq, gt, inArray, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { asksOf } from "#server/asks.ts";
import type { Ctx } from "#server/ctx.ts";
import { type StepName, stepVerdict } from "#shared/commitment/life.ts";
import type { getToday as endpoint, TodayQuestion } from "#shared/commitment/readApi.ts";
import type { Side } from "#shared/relationship/model.ts";
import { listAwaited, listOwed } from "./lists.ts";
import { firstOf } from "./page.ts";
import { type CommitmentRow, selectCommitments, toCommitments } from "./row.ts";
import { standpointOf } from "./step.ts";
import { commitment } from "./table.ts";
import { isToBeDelivered, mine } from "./whose.ts";

const DAY_MS = 86_400_000;
const DONE_SINCE_MS = 14 * DAY_MS;
const MOST_QUESTIONS = 20;
const MOST_DONE = 5;
const firstPage = { scope: "mine", limit: 50 } as const;

const { state, proposedBy, dueAt, requesterId, closedAt } = commitment;

/** All that the Today screen shows, in one answer. */
export async function getToday(ctx: Ctx, { dayEndsAt = ctx.now + DAY_MS }: z.output<typeof endpoint.input>) {
  const owing = await countsOf(ctx, "supplier", dayEndsAt);
  const awaiting = await countsOf(ctx, "customer", dayEndsAt);
  return {
    counts: {
      owed: owing.open,
      owedOverdue: owing.overdue,
      owedToday: owing.today,
      awaited: awaiting.open,
      awaitedOverdue: awaiting.overdue,
    },
    owed: await listOwed(ctx, firstPage),
    awaited: await listAwaited(ctx, firstPage),
    questions: await questionsFor(ctx),
    asks: await asksOf(ctx),
    done: await doneFor(ctx),
  };
}

async function countsOf(ctx: Ctx, side: Side, dayEndsAt: number) {
  const countWhere = (condition: SQL) => sql<number>`count(*) filter (where ${condition})`;
  const row = await ctx.db
    .select({
      open: count(),
      overdue: countWhere(sql`${dueAt} < ${ctx.now}`),
      today: countWhere(sql`${dueAt} >= ${ctx.now} and ${dueAt} < ${dayEndsAt}`),
    })
    .from(commitment)
    .where(and(or(...mine(ctx, side)), isToBeDelivered))
    .get();
  return row ?? { open: 0, overdue: 0, today: 0 };
}

/** What waits for the reader: deliveries and questions on the customer's side, dates on either. */
async function questionsFor(ctx: Ctx): Promise<TodayQuestion[]> {
  const asksCustomer = or(inArray(state, ["delivered", "waiting"]), eq(proposedBy, "supplier"));
  const conditions = [
    ...mine(ctx, "customer").map((one) => and(one, asksCustomer)),
    ...mine(ctx, "supplier").map((one) => and(one, eq(proposedBy, "customer"))),
  ];
  const rows = await firstOf(ctx, "open", conditions as SQL[], MOST_QUESTIONS);
  const nouns = await toCommitments(ctx, rows);
  return rows.flatMap((row, place) => kindsOf(ctx, row).map((kind) => ({ kind, commitment: nouns[place]! })));
}

/** The same rules that will judge the answer decide whether it is asked for. */
function kindsOf(ctx: Ctx, row: CommitmentRow): TodayQuestion["kind"][] {
  const verdictOn = (name: StepName) => stepVerdict(name, row, standpointOf(ctx, row));
  const onDate = verdictOn("answerDate");
  const mayAnswerDate = onDate.isAllowed && row.proposedBy !== null && row.proposedBy !== onDate.side;
  return [
    ...(verdictOn("confirm").isAllowed ? (["fact"] as const) : []),
    ...(verdictOn("answer").isAllowed ? (["question"] as const) : []),
    ...(mayAnswerDate ? (["date"] as const) : []),
  ];
}

async function doneFor(ctx: Ctx) {
  const isDoneForMe = and(eq(requesterId, ctx.actor.personId), gt(closedAt, ctx.now - DONE_SINCE_MS));
  const rows = await selectCommitments(ctx)
    .where(and(isDoneForMe, inArray(state, ["confirmed", "unconfirmed"])))
    .orderBy(desc(closedAt))
    .limit(MOST_DONE)
    .all();
  return toCommitments(ctx, rows);
}
