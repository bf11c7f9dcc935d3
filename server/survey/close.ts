import { randomInt } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { and, asc, count, eq, gt } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, requireRight } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { Problem } from "#shared/problem.ts";
import type * as api from "#shared/survey/api.ts";
import { releaseOf, type SupplierRound } from "#shared/survey/release.ts";
import { countPeople, findRound, lastClosedRound, type RoundRow, toListed } from "./round.ts";
import { surveyInvitation, surveyRelease, surveyRound } from "./table.ts";
import { surveyAnswer, surveyParticipation } from "./tables.ts";

const ANSWERS_AT_ONCE = 1_000;

/** Closes a round before its time. */
export async function closeRound(ctx: Ctx, { roundId }: z.output<typeof api.closeRound.input>) {
  requireRight(ctx, "survey.round");
  const audience = await finishRound(ctx.db, await findRound(ctx.db, roundId), ctx.now);
  ctx.record({ verb: "survey.closed", subjectId: roundId, audience });
  const [listed] = await toListed(ctx.db, [await findRound(ctx.db, roundId)]);
  return listed!;
}

/**
 * Freezes a round: one release for each supplier, made and audited here and never again; then the list of who has
 * answered is destroyed. Answers the suppliers it tells about.
 */
export async function finishRound(db: Db, round: RoundRow, now: number): Promise<string[]> {
  const { roundId } = round;
  const before = await lastClosedRound(db);
  const answered = await countPeople(db, roundId);
  const closed = await db
    .update(surveyRound)
    .set({ state: "closed", closedAt: now, answered })
    .where(and(eq(surveyRound.roundId, roundId), eq(surveyRound.state, "open")))
    .returning({ roundId: surveyRound.roundId });
  if (closed.length === 0) throw new Problem("conflict", "survey.error.closed");
  const suppliers = await loadSuppliers(db, round, before?.roundId ?? null);
  for (const [supplierTeamId, known] of suppliers) {
    // A large round is seconds of work: whoever reads meanwhile does not wait for it.
    await nextTurn();
    const release = releaseOf(known, shuffled);
    await db
      .insert(surveyRelease)
      .values({ roundId, supplierTeamId, ...release, closedAt: now, auditedAt: now });
  }
  await db.delete(surveyParticipation).where(eq(surveyParticipation.roundId, roundId));
  return [...suppliers.keys()];
}

async function loadSuppliers(db: Db, round: RoundRow, beforeId: string | null) {
  const suppliers = new Map<string, ReturnType<typeof emptySupplier>>();
  for (const { supplierTeamId, customerTeamId, people } of await countInvited(db, round.roundId)) {
    const known = suppliers.get(supplierTeamId) ?? emptySupplier(round);
    known.invited.set(customerTeamId, people);
    suppliers.set(supplierTeamId, known);
  }
  for await (const { supplierTeamId, customerTeamId, content } of answersTo(db, round.roundId)) {
    const known = suppliers.get(supplierTeamId)!;
    if ("comment" in content) known.comments.push({ customerTeamId, text: content.comment });
    else known.answers.push({ customerTeamId, ratings: content.ratings });
  }
  for (const { supplierTeamId, counted } of beforeId === null ? [] : await loadCounted(db, beforeId)) {
    const known = suppliers.get(supplierTeamId);
    if (known) known.before = counted;
  }
  return suppliers;
}

function emptySupplier({ leastAnswers, leastComments, extraItems }: RoundRow) {
  return {
    thresholds: { answers: leastAnswers, comments: leastComments },
    extraItems,
    invited: new Map<string, number>(),
    answers: [] as SupplierRound["answers"][number][],
    comments: [] as SupplierRound["comments"][number][],
    before: {} as SupplierRound["before"],
  };
}

function countInvited(db: Db, roundId: string) {
  const { supplierTeamId, customerTeamId } = surveyInvitation;
  return db
    .select({ supplierTeamId, customerTeamId, people: count() })
    .from(surveyInvitation)
    .where(eq(surveyInvitation.roundId, roundId))
    .groupBy(supplierTeamId, customerTeamId)
    .all();
}

/** Some at a time: a database server answers no more than so many bytes at once. */
async function* answersTo(db: Db, roundId: string) {
  const { answerId, supplierTeamId, customerTeamId, content } = surveyAnswer;
  for (let last = ""; ; ) {
    const rows = await db
      .select({ answerId, supplierTeamId, customerTeamId, content })
      .from(surveyAnswer)
      .where(and(eq(surveyAnswer.roundId, roundId), gt(answerId, last)))
      .orderBy(asc(answerId))
      .limit(ANSWERS_AT_ONCE)
      .all();
    yield* rows;
    if (rows.length < ANSWERS_AT_ONCE) return;
    last = rows.at(-1)!.answerId;
  }
}

function loadCounted(db: Db, roundId: string) {
  const { supplierTeamId, counted } = surveyRelease;
  return db
    .select({ supplierTeamId, counted })
    .from(surveyRelease)
    .where(eq(surveyRelease.roundId, roundId))
    .all();
}

/** Fisher and Yates, with numbers that cannot be foreseen. */
function shuffled<Item>(items: Item[]): Item[] {
  const mixed = items.slice();
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
  }
  return mixed;
}
