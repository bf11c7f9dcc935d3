import { and, asc, count, eq, inArray, isNull, min, ne, notInArray, or, type SQL, sql } from "drizzle-orm";
import { type Ctx, teamsLedBy } from "#server/ctx.ts";
import { listedAs } from "#server/db/listed.ts";
import { prepared } from "#server/db/prepared.ts";
import { team } from "#server/organisation/table.ts";
import type { Ask } from "#shared/ask.ts";
import { mayDo } from "#shared/rights.ts";
import { hasNoOther } from "./handler.ts";
import { complaint } from "./table.ts";

const { complaintId, supplierTeamId, complainantId, handlerId, handlerTeamId, state, closedAt, escalation } =
  complaint;

const columns = {
  subjectId: complaintId,
  title: team.name,
  state,
  askedAt: complaint.receivedAt,
  aboutTeamId: supplierTeamId,
};

/** The complaints whose next step is this person's: as handler, or as the one who is to say whether it is settled. */
const selectMine = prepared((db) => {
  const isMe = (column: typeof handlerId | typeof complainantId) => eq(column, sql.placeholder("personId"));
  const isMyStep = and(isMe(handlerId), isNull(closedAt), ne(state, "resultShared"));
  const isMyWord = and(isMe(complainantId), eq(state, "resultShared"), isNull(closedAt));
  return db
    .select(columns)
    .from(complaint)
    .innerJoin(team, eq(team.teamId, supplierTeamId))
    .where(or(isMyStep, isMyWord))
    .orderBy(asc(complaintId))
    .limit(sql.placeholder("limit"))
    .prepare();
});

/** What complaints ask of a person on Today. */
export async function listComplaintAsks(ctx: Ctx, limit: number): Promise<Ask[]> {
  const { db, actor } = ctx;
  const mine = await selectMine(db).all({ personId: actor.personId, limit });
  const asks = mine
    .filter((row) => row.state === "resultShared" || !actor.roles.has(row.aboutTeamId))
    .map((row) => askOf(row.state === "resultShared" ? "complaintResult" : "complaintStep", row));
  return [...asks, ...(await listEscalated(ctx, limit)), ...(await missingCommittee(ctx))];
}

const askOf = (
  kind: Extract<Ask["kind"], `complaint${string}`>,
  { subjectId, title, askedAt }: Pick<Ask, "subjectId" | "title" | "askedAt">,
): Ask => ({ kind, subjectId, placeId: subjectId, title, from: null, askedAt });

type Reader = "lead" | "committee" | "both";

const selectEscalated = prepared((db, reader: Reader) => {
  const hasCome = or(
    reader === "committee" ? undefined : inArray(handlerTeamId, listedAs("led")),
    reader === "lead" ? undefined : eq(escalation, "committee"),
  );
  const isOthers = (column: typeof handlerId | typeof complainantId) =>
    or(isNull(column), ne(column, sql.placeholder("personId")));
  return db
    .select(columns)
    .from(complaint)
    .innerJoin(team, eq(team.teamId, supplierTeamId))
    .where(
      and(
        ne(escalation, "none"),
        isNull(closedAt),
        hasCome,
        notInArray(supplierTeamId, listedAs("mine")),
        isOthers(handlerId),
        isOthers(complainantId),
      ),
    )
    .orderBy(asc(complaint.receivedAt))
    .limit(sql.placeholder("limit"))
    .prepare();
});

/** What has come to somebody as the handler's lead, or to the committee, because nothing moved in time. */
async function listEscalated({ db, actor }: Ctx, limit: number): Promise<Ask[]> {
  const led = teamsLedBy(actor);
  const isCommittee = mayDo(actor, "complaint.handle");
  if (led.length === 0 && !isCommittee) return [];
  const reader = !isCommittee ? "lead" : led.length === 0 ? "committee" : "both";
  const ids = { led: JSON.stringify(led), mine: JSON.stringify([...actor.roles.keys()]) };
  const rows = await selectEscalated(db, reader).all({ ...ids, personId: actor.personId, limit });
  return rows.map((row) => askOf("complaintOverdue", row));
}

/** What nobody handles, and what has come to a committee that is the late handler alone. */
const countStuck = prepared((db) => {
  const { receivedAt } = complaint;
  const openWhere = (more: SQL | undefined) =>
    db
      .select({ complaintId, receivedAt })
      .from(complaint)
      .where(and(isNull(closedAt), more));
  const isWithNobody = and(ne(escalation, "none"), eq(escalation, "committee"), hasNoOther(db));
  const stuck = openWhere(isNull(handlerId)).union(openWhere(isWithNobody)).as("stuck");
  return db
    .select({ waiting: count(), subjectId: min(stuck.complaintId), askedAt: min(stuck.receivedAt) })
    .from(stuck)
    .prepare();
});

/** An admin reads no complaint, but hears that one waits because nobody may handle it or look into it. */
async function missingCommittee({ db, actor }: Ctx): Promise<Ask[]> {
  if (!mayDo(actor, "role.grant")) return [];
  const row = await countStuck(db).get();
  if (!row || row.subjectId === null || row.askedAt === null) return [];
  const { waiting, subjectId, askedAt } = row;
  return [askOf("complaintCommittee", { subjectId, title: String(waiting), askedAt })];
}
