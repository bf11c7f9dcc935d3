import { and, desc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { commitment } from "#server/commitment/table.ts";
import { type Ctx, requireRight } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { person, team } from "#server/organisation/table.ts";
import type * as api from "#shared/recognition/honourApi.ts";
import type { Evidence } from "#shared/recognition/model.ts";
import { findHonour } from "./honourRow.ts";
import { recognition } from "./table.ts";

const MOST_OFFERED = 30;

type Nominee = z.output<typeof api.listEvidence.input>;

/** What the reader may see of the records that speak for a nominee, the latest first. */
export async function listEvidence(ctx: Ctx, nominee: Nominee) {
  requireRight(ctx, "honour.nominate");
  return { items: await evidenceFor(ctx, nominee) };
}

/** Thanks that everybody may see, and kept promises that the nominator can read; `ids` narrows them to the ones named. */
export async function evidenceFor(ctx: Ctx, nominee: Nominee, ids?: string[]) {
  const thanks = await thanksWhere(
    ctx.db,
    and(isThanksTo(nominee), eq(recognition.isPrivate, false), isOneOf(ids, recognition)),
  );
  const work = await workWhere(ctx.db, and(isWorkOf(nominee), isOfMyTeams(ctx), isOneOf(ids, commitment)));
  return latestFirst(thanks, work);
}

/** The committee and the nominator read what was named, for it was named to be read. */
export async function getHonourEvidence(
  ctx: Ctx,
  { honourId }: z.output<typeof api.getHonourEvidence.input>,
) {
  const { nominatedBy, evidenceIds } = await findHonour(ctx.db, honourId);
  if (nominatedBy.personId !== ctx.actor.personId) requireRight(ctx, "honour.decide");
  const thanks = await thanksWhere(ctx.db, inArray(recognition.recognitionId, evidenceIds));
  const work = await workWhere(ctx.db, inArray(commitment.commitmentId, evidenceIds));
  return { items: latestFirst(thanks, work) };
}

const latestFirst = (...parts: Evidence[][]) => parts.flat().sort((one, other) => other.at - one.at);

const isThanksTo = ({ nomineeId, nomineeTeamId }: Nominee) =>
  nomineeId === undefined
    ? and(eq(recognition.receiverTeamId, nomineeTeamId), isNull(recognition.receiverId))
    : eq(recognition.receiverId, nomineeId);

const isWorkOf = ({ nomineeId, nomineeTeamId }: Nominee) =>
  and(
    eq(commitment.state, "confirmed"),
    nomineeId === undefined
      ? eq(commitment.supplierTeamId, nomineeTeamId)
      : eq(commitment.ownerId, nomineeId),
  );

function isOfMyTeams({ actor: { roles } }: Ctx) {
  const mine = [...roles.keys()];
  return or(inArray(commitment.supplierTeamId, mine), inArray(commitment.customerTeamId, mine));
}

function isOneOf(ids: string[] | undefined, table: typeof recognition | typeof commitment) {
  if (ids === undefined) return undefined;
  return inArray("recognitionId" in table ? table.recognitionId : table.commitmentId, ids);
}

function thanksWhere(db: Db, where: SQL | undefined): Promise<Evidence[]> {
  return db
    .select({
      kind: sql<"thanks">`'thanks'`,
      recordId: recognition.recognitionId,
      words: recognition.reason,
      from: person.name,
      at: recognition.givenAt,
    })
    .from(recognition)
    .innerJoin(person, eq(person.personId, recognition.giverId))
    .where(where)
    .orderBy(desc(recognition.givenAt))
    .limit(MOST_OFFERED)
    .all();
}

function workWhere(db: Db, where: SQL | undefined): Promise<Evidence[]> {
  return db
    .select({
      kind: sql<"commitment">`'commitment'`,
      recordId: commitment.commitmentId,
      words: commitment.sentence,
      from: team.name,
      at: sql<number>`coalesce(${commitment.closedAt}, ${commitment.askedAt})`,
    })
    .from(commitment)
    .innerJoin(team, eq(team.teamId, commitment.customerTeamId))
    .where(where)
    .orderBy(desc(commitment.closedAt))
    .limit(MOST_OFFERED)
    .all();
}
