import { and, count, desc, eq, gt, inArray, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { asksOf } from "#server/asks.ts";
import type { Ctx } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { prepared } from "#server/db/prepared.ts";
import { type StepName, stepVerdict } from "#shared/commitment/life.ts";
import type { getToday as endpoint, TodayQuestion } from "#shared/commitment/readApi.ts";
import type { Side } from "#shared/relationship/model.ts";
import { listAwaited, listOwed } from "./lists.ts";
import { selectFirst } from "./page.ts";
import { type CommitmentRow, selectCommitments, toCommitments } from "./row.ts";
import { standpointOf } from "./step.ts";
import { commitment } from "./table.ts";
import { anybodyIn, isToBeDelivered, openOf, valuesOf } from "./whose.ts";

const DAY_MS = 86_400_000;
const DONE_SINCE_MS = 14 * DAY_MS;
const MOST_QUESTIONS = 20;
const MOST_DONE = 5;
const firstPage = { scope: "mine", limit: 50 } as const;

const { state, proposedBy, dueAt, requesterId, closedAt } = commitment;

/** All that the Today screen shows, in one answer. */
export async function getToday(ctx: Ctx, { dayEndsAt = ctx.now + DAY_MS }: z.output<typeof endpoint.input>) {
  const { owing, awaiting } = await countsOf(ctx, dayEndsAt);
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

interface Counts {
  open: number;
  overdue: number;
  today: number;
}

const countBoth = prepared((db, teamCount: number) => {
  const ofSide = (side: Side) => sql<Counts>`(${countSide(db, side, teamCount)})`.mapWith(JSON.parse);
  return db
    .select({ owing: ofSide("supplier"), awaiting: ofSide("customer") })
    .from(sql`(select 1)`)
    .prepare();
});

function countSide(db: Db, side: Side, teamCount: number) {
  const [now, dayEndsAt] = [sql.placeholder("now"), sql.placeholder("dayEndsAt")];
  const countWhere = (condition: SQL) => sql`count(*) filter (where ${condition})`;
  const overdue = countWhere(sql`${dueAt} < ${now}`);
  const today = countWhere(sql`${dueAt} >= ${now} and ${dueAt} < ${dayEndsAt}`);
  return db
    .select({ counts: sql`json_object('open', ${count()}, 'overdue', ${overdue}, 'today', ${today})` })
    .from(commitment)
    .where(and(or(...openOf(anybodyIn(teamCount), side)), isToBeDelivered));
}

async function countsOf({ db, actor, now }: Ctx, dayEndsAt: number) {
  const row = await countBoth(db, actor.roles.size).get({ ...valuesOf(actor), now, dayEndsAt });
  return row as NonNullable<typeof row>;
}

const selectQuestions = prepared((db, teamCount: number) => {
  const asksCustomer = or(inArray(state, ["delivered", "waiting"]), eq(proposedBy, "supplier"));
  const who = anybodyIn(teamCount);
  const conditions = [
    ...openOf(who, "customer").map((one) => and(one, asksCustomer)),
    ...openOf(who, "supplier").map((one) => and(one, eq(proposedBy, "customer"))),
  ];
  return selectFirst(db, "open", conditions as SQL[], MOST_QUESTIONS).prepare();
});

/** What waits for the reader: deliveries and questions on the customer's side, dates on either. */
async function questionsFor(ctx: Ctx): Promise<TodayQuestion[]> {
  const found = await selectQuestions(ctx.db, ctx.actor.roles.size).all(valuesOf(ctx.actor));
  const rows = found.map(({ row }) => row);
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

const selectDone = prepared((db) => {
  const isTheirs = eq(requesterId, sql.placeholder("personId"));
  const isRecent = gt(closedAt, sql.placeholder("since"));
  return selectCommitments({ db })
    .where(and(isTheirs, isRecent, inArray(state, ["confirmed", "unconfirmed"])))
    .orderBy(desc(closedAt))
    .limit(MOST_DONE)
    .prepare();
});

async function doneFor(ctx: Ctx) {
  const since = ctx.now - DONE_SINCE_MS;
  const rows = await selectDone(ctx.db).all({ personId: ctx.actor.personId, since });
  return toCommitments(
    ctx,
    rows.map(({ row }) => row),
  );
}
