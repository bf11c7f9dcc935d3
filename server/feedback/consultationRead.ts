import { and, desc, eq, gt, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { service, standard } from "#server/agreement/table.ts";
import { type Ctx, found } from "#server/ctx.ts";
import { listed } from "#server/db/listed.ts";
import { cursorParts } from "#server/organisation/cursor.ts";
import { person, team } from "#server/organisation/table.ts";
import { StandardDraft } from "#shared/agreement/model.ts";
import type * as api from "#shared/feedback/consultationApi.ts";
import type { Consultation, Stance } from "#shared/feedback/model.ts";
import { Problem } from "#shared/problem.ts";
import { mayDo } from "#shared/rights.ts";
import { consultation, consultationAnswer, consultationTeam } from "./table.ts";

const { consultationId, supplierTeamId, createdAt } = consultation;
const byCursor = /^(\d{1,15})\.([0-9a-f-]{36})$/;

/** What a team of the reader is asked about or asks about; anything else is as if it were not there. */
export async function findConsultation(ctx: Ctx, id: string): Promise<Consultation> {
  const row = await selectConsultations(ctx)
    .where(and(eq(consultationId, id), isOf(ctx)))
    .get();
  return toConsultation(ctx, found(row));
}

export async function listConsultations(
  ctx: Ctx,
  { cursor, limit }: z.output<typeof api.listConsultations.input>,
) {
  const [at, id] = cursorParts(cursor, byCursor) ?? [];
  const isAfter =
    at === undefined ? undefined : or(lt(createdAt, +at), and(eq(createdAt, +at), lt(consultationId, id!)));
  const rows = await selectConsultations(ctx)
    .where(and(isOf(ctx), isAfter))
    .orderBy(desc(createdAt), desc(consultationId))
    .limit(limit + 1)
    .all();
  const items = rows.slice(0, limit).map((row) => toConsultation(ctx, row));
  const last = items.at(-1);
  const nextCursor = rows.length > limit && last ? `${last.createdAt}.${last.consultationId}` : null;
  return { items, nextCursor };
}

/** What was decided lately on plans that a team of the reader was asked about, latest first. */
export async function listDecisions(ctx: Ctx, { since, limit }: { since: number; limit: number }) {
  const { decidedAt } = consultation;
  const rows = await selectConsultations(ctx)
    .where(and(inArray(consultationId, askedOf(ctx)), gt(decidedAt, since)))
    .orderBy(desc(decidedAt), desc(consultationId))
    .limit(limit)
    .all();
  return rows.map((row) => toConsultation(ctx, row));
}

const mineOf = ({ actor }: Ctx) => listed(actor.roles.keys());

const isAskedIn = (ctx: Ctx) => sql<boolean>`exists (
  select 1 from ${consultationTeam}
  where ${consultationTeam.consultationId} = ${consultationId} and ${consultationTeam.teamId} in ${mineOf(ctx)}
)`;

const askedOf = (ctx: Ctx) => sql`(
  select ${consultationTeam.consultationId} from ${consultationTeam}
  where ${consultationTeam.teamId} in ${mineOf(ctx)}
)`;

const isOf = (ctx: Ctx) =>
  sql`(${supplierTeamId} in ${mineOf(ctx)} or ${consultationId} in ${askedOf(ctx)})` as SQL;

const saying = (stance: Stance) => sql<number>`(
  select count(*) from ${consultationAnswer}
  where ${consultationAnswer.consultationId} = ${consultationId} and ${consultationAnswer.stance} = ${stance}
)`;

const askedTeams = sql<number>`(
  select count(*) from ${consultationTeam} where ${consultationTeam.consultationId} = ${consultationId}
)`;

function selectConsultations(ctx: Ctx) {
  const { measure, threshold, unit, share, window } = standard;
  const { plan, closesAt, outcome, decision, decidedAt } = consultation;
  const isMine = and(
    eq(consultationAnswer.consultationId, consultationId),
    eq(consultationAnswer.personId, ctx.actor.personId),
  );
  return ctx.db
    .select({
      consultationId,
      supplier: { teamId: team.teamId, name: team.name },
      service: { serviceId: service.serviceId, name: service.name },
      standard: { measure, threshold, unit, share, window },
      plan,
      openedBy: { personId: person.personId, name: person.name },
      closesAt,
      outcome,
      decision,
      decidedAt,
      createdAt,
      askedTeams,
      tallied: { for: saying("for"), against: saying("against"), other: saying("other") },
      isAsked: isAskedIn(ctx).mapWith(Boolean),
      mine: { stance: consultationAnswer.stance, comment: consultationAnswer.comment },
    })
    .from(consultation)
    .innerJoin(team, eq(team.teamId, supplierTeamId))
    .innerJoin(person, eq(person.personId, consultation.openedById))
    .leftJoin(service, eq(service.serviceId, consultation.serviceId))
    .leftJoin(standard, eq(standard.standardId, consultation.standardId))
    .leftJoin(consultationAnswer, isMine);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectConsultations>["all"]>>[number];

/** Before it is decided only the supplier sees how it stands, so that nobody votes with the crowd. */
function toConsultation({ actor }: Ctx, { tallied, standard: terms, ...row }: Row): Consultation {
  const isSupplier = mayDo(actor, "feedback.answer", { supplierTeamId: row.supplier.teamId });
  return {
    ...row,
    standard: StandardDraft.nullable().parse(terms),
    tally: isSupplier || row.decidedAt !== null ? tallied : null,
  };
}

export async function listConsultationAnswers(
  ctx: Ctx,
  { consultationId: id, cursor, limit }: z.output<typeof api.listConsultationAnswers.input>,
) {
  const { tally } = await findConsultation(ctx, id);
  if (tally === null) throw new Problem("forbidden", "feedback.error.notDecided");
  const { answeredAt, personId, stance, comment } = consultationAnswer;
  const [at, last] = cursorParts(cursor, byCursor) ?? [];
  const isAfter =
    at === undefined ? undefined : or(lt(answeredAt, +at), and(eq(answeredAt, +at), lt(personId, last!)));
  const rows = await ctx.db
    .select({
      person: { personId: person.personId, name: person.name },
      team: { teamId: team.teamId, name: team.name },
      stance,
      comment,
      answeredAt,
    })
    .from(consultationAnswer)
    .innerJoin(person, eq(person.personId, personId))
    .innerJoin(team, eq(team.teamId, consultationAnswer.teamId))
    .where(and(eq(consultationAnswer.consultationId, id), isAfter))
    .orderBy(desc(answeredAt), desc(personId))
    .limit(limit + 1)
    .all();
  const items = rows.slice(0, limit);
  const end = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: end ? `${end.answeredAt}.${end.person.personId}` : null };
}
