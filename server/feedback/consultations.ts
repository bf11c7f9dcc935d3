import { and, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import { service, standard } from "#server/agreement/table.ts";
import { type Ctx, found, newId, requireRight } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { relationship } from "#server/relationship/table.ts";
import type * as api from "#shared/feedback/consultationApi.ts";
import { phaseOf } from "#shared/feedback/rules.ts";
import { Problem } from "#shared/problem.ts";
import { findConsultation } from "./consultationRead.ts";
import { consultation, consultationAnswer, consultationTeam } from "./table.ts";

const DAY_MS = 86_400_000;
const LONGEST_MS = 180 * DAY_MS;

/** A lead asks all customers at once; who is a customer only later was not asked. */
export async function openConsultation(ctx: Ctx, input: Opening) {
  const { supplierTeamId, standardId = null, plan, closesAt } = input;
  requireRight(ctx, "feedback.consult", { supplierTeamId });
  const serviceId = standardId === null ? await offeredService(ctx, input) : await serviceOf(ctx, input);
  if (closesAt <= ctx.now || closesAt > ctx.now + LONGEST_MS)
    throw new Problem("invalid", "feedback.error.closesAt", { field: "closesAt" });
  const teamIds = await customersOf(ctx.db, supplierTeamId);
  if (teamIds.length === 0) throw new Problem("invalid", "feedback.error.noCustomers");
  const consultationId = newId(ctx.now);
  const { personId: openedById } = ctx.actor;
  const common = { consultationId, supplierTeamId, serviceId, standardId, plan, openedById, closesAt };
  await ctx.db.insert(consultation).values({ ...common, createdAt: ctx.now });
  await ctx.db.insert(consultationTeam).values(teamIds.map((teamId) => ({ consultationId, teamId })));
  ctx.record({
    verb: "feedback.consulted",
    subjectId: consultationId,
    audience: [supplierTeamId, ...teamIds],
    change: { serviceId, standardId, closesAt },
  });
  return findConsultation(ctx, consultationId);
}

type Opening = z.output<typeof api.openConsultation.input>;

async function offeredService({ db }: Ctx, { serviceId, supplierTeamId }: Opening) {
  if (serviceId === undefined) return null;
  const isTheirs = and(eq(service.serviceId, serviceId), eq(service.teamId, supplierTeamId));
  const row = await db.select({ teamId: service.teamId }).from(service).where(isTheirs).get();
  if (!row) throw new Problem("invalid", "feedback.error.notTheirs", { field: "serviceId" });
  return serviceId;
}

/** The service whose standard it is, of those that hold for everybody. */
async function serviceOf({ db }: Ctx, { standardId = "", serviceId, supplierTeamId }: Opening) {
  const isOffered = and(
    eq(standard.standardId, standardId),
    isNull(standard.agreementId),
    isNull(standard.retiredAt),
  );
  const row = await db
    .select({ serviceId: service.serviceId })
    .from(standard)
    .innerJoin(service, and(eq(service.serviceId, standard.serviceId), eq(service.teamId, supplierTeamId)))
    .where(isOffered)
    .get();
  if (!row || (serviceId !== undefined && serviceId !== row.serviceId))
    throw new Problem("invalid", "feedback.error.notTheirs", { field: "standardId" });
  return row.serviceId;
}

async function customersOf(db: Db, supplierTeamId: string) {
  const rows = await db
    .select({ teamId: relationship.customerTeamId })
    .from(relationship)
    .where(
      and(
        eq(relationship.supplierTeamId, supplierTeamId),
        inArray(relationship.state, ["proposed", "confirmed"]),
      ),
    )
    .all();
  return rows.map(({ teamId }) => teamId);
}

/** With one's name, for one's team, as often as one likes until it closes: the last one counts. */
export async function answerConsultation(ctx: Ctx, input: z.output<typeof api.answerConsultation.input>) {
  const { consultationId, stance, comment } = input;
  const { supplierTeamId, ...known } = await findRow(ctx.db, consultationId);
  const teamId = await askedTeamOf(ctx, consultationId);
  if (phaseOf(known, ctx.now) !== "open") throw new Problem("conflict", "feedback.error.closed");
  const { personId } = ctx.actor;
  const said = { teamId, stance, comment, answeredAt: ctx.now };
  const { consultationId: of, personId: by } = consultationAnswer;
  await ctx.db
    .insert(consultationAnswer)
    .values({ consultationId, personId, ...said })
    .onConflictDoUpdate({ target: [of, by], set: said });
  ctx.record({
    verb: "feedback.consultationAnswered",
    subjectId: consultationId,
    audience: [supplierTeamId, personId],
    change: { stance, teamId },
  });
  return findConsultation(ctx, consultationId);
}

/** The team in whose name the reader is asked; nobody else answers. */
async function askedTeamOf({ db, actor }: Ctx, consultationId: string) {
  const { teamId } = consultationTeam;
  const isTheirs = and(
    eq(consultationTeam.consultationId, consultationId),
    inArray(teamId, [...actor.roles.keys()]),
  );
  const row = await db.select({ teamId }).from(consultationTeam).where(isTheirs).limit(1).get();
  if (!row) throw new Problem("forbidden", "error.forbidden");
  return row.teamId;
}

async function findRow(db: Db, consultationId: string) {
  return found(
    await db.select().from(consultation).where(eq(consultation.consultationId, consultationId)).get(),
  );
}

/** Once answers are in; all who were asked are told, and those who answered by name. */
export async function decideConsultation(ctx: Ctx, input: z.output<typeof api.decideConsultation.input>) {
  const { consultationId, outcome, decision } = input;
  const { supplierTeamId, ...known } = await findRow(ctx.db, consultationId);
  requireRight(ctx, "feedback.consult", { supplierTeamId });
  const phase = phaseOf(known, ctx.now);
  if (phase === "open") throw new Problem("conflict", "feedback.error.stillOpen");
  const decided = await ctx.db
    .update(consultation)
    .set({ outcome, decision, decidedById: ctx.actor.personId, decidedAt: ctx.now, toldUntil: "" })
    .where(and(eq(consultation.consultationId, consultationId), isNull(consultation.decidedAt)))
    .returning({ consultationId: consultation.consultationId });
  if (decided.length === 0) throw new Problem("conflict", "feedback.error.decided");
  ctx.record({
    verb: "feedback.consultationDecided",
    subjectId: consultationId,
    audience: [supplierTeamId, ...(await everybodyAsked(ctx.db, consultationId))],
    change: { outcome },
  });
  return findConsultation(ctx, consultationId);
}

async function everybodyAsked(db: Db, consultationId: string) {
  const teams = await db
    .select({ id: consultationTeam.teamId })
    .from(consultationTeam)
    .where(eq(consultationTeam.consultationId, consultationId))
    .all();
  const people = await db
    .select({ id: consultationAnswer.personId })
    .from(consultationAnswer)
    .where(eq(consultationAnswer.consultationId, consultationId))
    .all();
  return [...teams, ...people].map(({ id }) => id);
}
