import { and, asc, eq, exists, gt, isNotNull, isNull, or } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { commitment } from "#server/commitment/table.ts";
import type { Db } from "#server/db/open.ts";
import { membership, person, team } from "#server/organisation/table.ts";
import { relationship } from "#server/relationship/table.ts";
import { mayBeAsked, PAIR_PAUSE_DAYS, roundMode, SERVED_DAYS } from "#shared/survey/asking.ts";
import { isDrawn } from "./sampling.ts";
import { surveyInvitation, surveyRound, type surveySupplier } from "./table.ts";

const DAY_MS = 86_400_000;

interface Draw {
  roundId: string;
  /** Random and kept nowhere: nobody can work out beforehand, or later, who was drawn. */
  seed: string;
  /** From 0 to 1. */
  share: number;
  least: number;
  now: number;
}

export type Invitation = typeof surveyInvitation.$inferInsert;

/** Decides who is asked about whom: the system draws, no supplier has a say, and none with too few is asked about. */
export async function drawInvitations(db: Db, { roundId, seed, share, least, now }: Draw) {
  const asked = await askedLately(db, now);
  const candidates = (await candidatesOf(db, now)).filter(({ supplierTeamId, personId, isOfSupplier }) => {
    const { lastAskedDays, pairAskedDays } = asked(personId, supplierTeamId);
    return mayBeAsked({ personId, isOfSupplier, lastAskedDays, pairAskedDays }).isAsked;
  });
  const suppliers: (typeof surveySupplier.$inferInsert)[] = [];
  const invitations: Invitation[] = [];
  for (const [supplierTeamId, people] of groupBySupplier(roundId, candidates)) {
    const drawn = [...people.values()].filter(({ personId }) =>
      isDrawn(seed, `${supplierTeamId}:${personId}`, share),
    );
    const mode = roundMode(drawn.length, least);
    const invited = mode === "confidential" ? drawn : [];
    suppliers.push({ roundId, supplierTeamId, mode, eligible: people.size, invited: invited.length });
    invitations.push(...invited);
  }
  return { suppliers, invitations };
}

/** Who is in two customer teams of a supplier is asked once, for the first of them. */
function groupBySupplier(roundId: string, candidates: Omit<Invitation, "roundId">[]) {
  const bySupplier = new Map<string, Map<string, Invitation>>();
  for (const { supplierTeamId, personId, customerTeamId, tier } of candidates) {
    const people = bySupplier.get(supplierTeamId) ?? new Map<string, Invitation>();
    if (!people.has(personId))
      people.set(personId, { roundId, supplierTeamId, personId, customerTeamId, tier });
    bySupplier.set(supplierTeamId, people);
  }
  return bySupplier;
}

/**
 * Whom a team serves: its confirmed customers, those it was lately rid of, and whoever it has lately done something for;
 * ending or not confirming a relationship keeps nobody from being asked.
 */
function isServed(db: Db, now: number) {
  const since = now - SERVED_DAYS * DAY_MS;
  const isLatelyEnded = and(gt(relationship.endedAt, since), isNotNull(relationship.confirmedAt));
  const isLatelyDelivered = and(
    eq(commitment.relationshipId, relationship.relationshipId),
    gt(commitment.deliveredAt, since),
  );
  const delivered = db.select({ id: commitment.commitmentId }).from(commitment).where(isLatelyDelivered);
  return or(eq(relationship.state, "confirmed"), isLatelyEnded, exists(delivered));
}

/** The members of all customers, and whether they work for the supplier as well. */
async function candidatesOf(db: Db, now: number) {
  const own = alias(membership, "own");
  const supplier = alias(team, "supplier");
  const customer = alias(team, "customer");
  const rows = await db
    .select({
      supplierTeamId: relationship.supplierTeamId,
      customerTeamId: relationship.customerTeamId,
      tier: relationship.tier,
      personId: membership.personId,
      ownTeamId: own.teamId,
    })
    .from(relationship)
    .innerJoin(supplier, and(eq(supplier.teamId, relationship.supplierTeamId), isNull(supplier.archivedAt)))
    .innerJoin(customer, and(eq(customer.teamId, relationship.customerTeamId), isNull(customer.archivedAt)))
    .innerJoin(
      membership,
      and(eq(membership.teamId, relationship.customerTeamId), eq(membership.state, "active")),
    )
    .innerJoin(
      person,
      and(eq(person.personId, membership.personId), isNull(person.erasedAt), isNull(person.mergedIntoId)),
    )
    .leftJoin(
      own,
      and(
        eq(own.teamId, relationship.supplierTeamId),
        eq(own.personId, membership.personId),
        eq(own.state, "active"),
      ),
    )
    .where(isServed(db, now))
    .orderBy(asc(relationship.customerTeamId), asc(membership.personId))
    .all();
  return rows.map(({ ownTeamId, ...row }) => ({ ...row, isOfSupplier: ownTeamId !== null }));
}

/** How long ago somebody was asked at all, and about one supplier. */
async function askedLately(db: Db, now: number) {
  const rows = await db
    .select({
      personId: surveyInvitation.personId,
      supplierTeamId: surveyInvitation.supplierTeamId,
      openedAt: surveyRound.openedAt,
    })
    .from(surveyInvitation)
    .innerJoin(surveyRound, eq(surveyRound.roundId, surveyInvitation.roundId))
    .where(gt(surveyRound.openedAt, now - PAIR_PAUSE_DAYS * DAY_MS))
    .orderBy(asc(surveyRound.openedAt))
    .all();
  const last = new Map<string, number>();
  for (const { personId, supplierTeamId, openedAt } of rows) {
    const days = (now - openedAt) / DAY_MS;
    last.set(personId, days);
    last.set(`${supplierTeamId}:${personId}`, days);
  }
  return (personId: string, supplierTeamId: string) => ({
    lastAskedDays: last.get(personId) ?? null,
    pairAskedDays: last.get(`${supplierTeamId}:${personId}`) ?? null,
  });
}
