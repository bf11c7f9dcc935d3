import { eq, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { commitment } from "#server/commitment/table.ts";
import type { Actor, Ctx } from "#server/ctx.ts";
import { listed } from "#server/db/listed.ts";
import type { Db } from "#server/db/open.ts";
import { person, team } from "#server/organisation/table.ts";
import { sourceOf } from "#server/source.ts";
import type { Recognition } from "#shared/recognition/model.ts";
import { mayDo } from "#shared/rights.ts";
import { recognition } from "./table.ts";

const giver = alias(person, "giver");
const receiver = alias(person, "receiver");
const giverTeam = alias(team, "giver_team");
const receiverTeam = alias(team, "receiver_team");

/** Thanks with the names of all whom they concern; add `where`, `orderBy` and `limit`. */
export function selectThanks(db: Db) {
  return db
    .select({
      recognitionId: recognition.recognitionId,
      giver: { personId: giver.personId, name: giver.name },
      giverTeam: { teamId: giverTeam.teamId, name: giverTeam.name },
      receiver: { personId: receiver.personId, name: receiver.name },
      receiverTeam: { teamId: receiverTeam.teamId, name: receiverTeam.name },
      reason: recognition.reason,
      commitment: {
        commitmentId: commitment.commitmentId,
        sentence: commitment.sentence,
        supplierTeamId: commitment.supplierTeamId,
        customerTeamId: commitment.customerTeamId,
      },
      sourceTitle: recognition.sourceTitle,
      sourceUrl: recognition.sourceUrl,
      isPrivate: recognition.isPrivate,
      givenAt: recognition.givenAt,
    })
    .from(recognition)
    .innerJoin(giver, eq(giver.personId, recognition.giverId))
    .innerJoin(giverTeam, eq(giverTeam.teamId, recognition.giverTeamId))
    .leftJoin(receiver, eq(receiver.personId, recognition.receiverId))
    .leftJoin(receiverTeam, eq(receiverTeam.teamId, recognition.receiverTeamId))
    .leftJoin(commitment, eq(commitment.commitmentId, recognition.commitmentId));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectThanks>["all"]>>[number];

/** What was promised between two teams, and where they wrote of it, is not told to a third one that reads the thanks. */
export function toThanks(
  { actor }: Pick<Ctx, "actor">,
  { commitment: work, sourceTitle, sourceUrl, ...row }: Row,
): Recognition {
  const isReadable = work !== null && mayDo(actor, "commitment.read", work);
  return {
    ...row,
    source: concerns(actor, row) ? sourceOf({ sourceTitle, sourceUrl }) : null,
    commitment: isReadable ? { commitmentId: work.commitmentId, sentence: work.sentence } : null,
  };
}

const concerns = (
  { personId, roles }: Actor,
  {
    giver,
    giverTeam,
    receiver,
    receiverTeam,
  }: Pick<Row, "giver" | "giverTeam" | "receiver" | "receiverTeam">,
) =>
  [giver.personId, receiver?.personId].includes(personId) ||
  [giverTeam.teamId, receiverTeam?.teamId].some((teamId) => teamId !== undefined && roles.has(teamId));

/** A private thank-you is between its giver and whoever got it: the person, or each of the team thanked as a whole. */
export function isReadableBy({ personId, roles }: Actor) {
  const mine = listed(roles.keys());
  const { giverId, receiverId, receiverTeamId, isPrivate } = recognition;
  const isMyTeams = sql`(${receiverId} is null and ${receiverTeamId} in ${mine})`;
  return or(eq(isPrivate, false), isMyTeams, eq(giverId, personId), eq(receiverId, personId)) as SQL;
}
