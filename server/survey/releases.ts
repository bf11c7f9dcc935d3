import { randomInt } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { and, asc, count, eq, gt } from "drizzle-orm";
import type { Db } from "#server/db/open.ts";
import { releaseOf, type SupplierRound } from "#shared/survey/release.ts";
import { lastClosedRound, type RoundRow } from "./round.ts";
import { surveyInvitation, surveyRelease } from "./table.ts";
import { surveyAnswer } from "./tables.ts";

const ANSWERS_AT_ONCE = 1_000;

/** What a round found about each supplier. */
export interface Releases {
  /** Differs from `basisOf` the round once anything has changed that the releases were made of. */
  basis: string;
  ofSuppliers: Map<string, ReturnType<typeof releaseOf>>;
}

/** Makes and audits what a round found. A large round is seconds of work: whoever asks meanwhile is answered in between. */
export async function makeReleases(db: Db, round: RoundRow): Promise<Releases> {
  const basis = await basisOf(db, round);
  const ofSuppliers: Releases["ofSuppliers"] = new Map();
  for (const [supplierTeamId, known] of await loadSuppliers(db, round)) {
    await nextTurn();
    ofSuppliers.set(supplierTeamId, releaseOf(known, shuffled));
  }
  return { basis, ofSuppliers };
}

/** How many have answered, how many are asked, and which round it is compared with. */
export async function basisOf(db: Db, { roundId }: RoundRow) {
  const answers = await db.$count(surveyAnswer, eq(surveyAnswer.roundId, roundId));
  const invitations = await db.$count(surveyInvitation, eq(surveyInvitation.roundId, roundId));
  const before = await lastClosedRound(db);
  return [answers, invitations, before?.roundId].join(" ");
}

async function loadSuppliers(db: Db, round: RoundRow) {
  const before = await lastClosedRound(db);
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
  for (const { supplierTeamId, counted } of before ? await loadCounted(db, before.roundId) : []) {
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
