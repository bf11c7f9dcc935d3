import { and, count, eq, gt, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { service } from "#server/agreement/table.ts";
import { commitment } from "#server/commitment/table.ts";
import { type Ctx, found, newId, requireRight } from "#server/ctx.ts";
import { membership, person, team } from "#server/organisation/table.ts";
import { sourceColumns } from "#server/source.ts";
import type * as api from "#shared/feedback/api.ts";
import { SUGGESTIONS_A_DAY } from "#shared/feedback/rules.ts";
import { Problem } from "#shared/problem.ts";
import { findSuggestion, toSuggestion } from "./row.ts";
import { suggestion } from "./table.ts";

const DAY_MS = 86_400_000;

type Input = z.output<typeof api.suggest.input>;

/** Whoever of the team answers for the service, else a lead, a desk or a member of it, is asked to answer. */
export async function suggest(ctx: Ctx, input: Input) {
  const { supplierTeamId, customerTeamId, serviceId = null, commitmentId = null, text, credit } = input;
  requireRight(ctx, "feedback.suggest", { customerTeamId });
  await requireSupplier(ctx, input);
  if (commitmentId !== null) await requirePromise(ctx, { ...input, commitmentId });
  await requireRoom(ctx);
  const ownerId = (serviceId && (await serviceOwner(ctx, serviceId, supplierTeamId))) || null;
  const suggestionId = newId(ctx.now);
  const ids = { supplierTeamId, customerTeamId, serviceId, commitmentId };
  const answering = await answeringFor(ctx, supplierTeamId, ownerId);
  await ctx.db.insert(suggestion).values({
    suggestionId,
    authorId: ctx.actor.personId,
    ...ids,
    ...sourceColumns(input.source),
    text,
    credit,
    ownerId: answering,
    state: "open",
    createdAt: ctx.now,
    listedAt: ctx.now,
  });
  ctx.record({
    verb: "feedback.suggested",
    subjectId: suggestionId,
    audience: [supplierTeamId, customerTeamId, ctx.actor.personId, answering],
    change: { ...ids, ownerId: answering, state: "open" },
  });
  return toSuggestion(ctx, await findSuggestion(ctx.db, suggestionId));
}

async function requireSupplier({ db }: Ctx, { supplierTeamId, customerTeamId }: Input) {
  const field = "supplierTeamId";
  if (supplierTeamId === customerTeamId) throw new Problem("invalid", "feedback.error.ownTeam", { field });
  const columns = { archivedAt: team.archivedAt };
  const row = found(await db.select(columns).from(team).where(eq(team.teamId, supplierTeamId)).get());
  if (row.archivedAt !== null) throw new Problem("invalid", "feedback.error.archived", { field });
}

/** A promise of this supplier to this customer. */
async function requirePromise(
  { db }: Ctx,
  { commitmentId, supplierTeamId, customerTeamId }: Input & { commitmentId: string },
) {
  const isBetween = and(
    eq(commitment.commitmentId, commitmentId),
    eq(commitment.supplierTeamId, supplierTeamId),
    eq(commitment.customerTeamId, customerTeamId),
  );
  const columns = { commitmentId: commitment.commitmentId };
  const row = await db.select(columns).from(commitment).where(isBetween).get();
  if (!row) throw new Problem("invalid", "feedback.error.notTheirs", { field: "commitmentId" });
}

async function requireRoom({ db, actor, now }: Ctx) {
  const isLately = and(eq(suggestion.authorId, actor.personId), gt(suggestion.createdAt, now - DAY_MS));
  const row = await db.select({ made: count() }).from(suggestion).where(isLately).get();
  if ((row?.made ?? 0) >= SUGGESTIONS_A_DAY)
    throw new Problem("conflict", "feedback.error.dailyLimit", { values: { limit: SUGGESTIONS_A_DAY } });
}

async function serviceOwner({ db }: Ctx, serviceId: string, teamId: string) {
  const row = await db
    .select({ ownerId: service.ownerId })
    .from(service)
    .where(and(eq(service.serviceId, serviceId), eq(service.teamId, teamId), eq(service.state, "published")))
    .get();
  if (!row) throw new Problem("invalid", "feedback.error.notTheirs", { field: "serviceId" });
  return row.ownerId;
}

async function answeringFor({ db }: Ctx, teamId: string, serviceOwnerId: string | null) {
  const { personId, name } = person;
  const place = sql`case when ${personId} = ${serviceOwnerId} then 0
    when ${membership.role} = 'lead' then 1 when ${membership.role} = 'desk' then 2 else 3 end`;
  const row = await db
    .select({ personId })
    .from(membership)
    .innerJoin(person, and(eq(personId, membership.personId), isNull(person.erasedAt)))
    .where(and(eq(membership.teamId, teamId), eq(membership.state, "active")))
    .orderBy(place, name, personId)
    .limit(1)
    .get();
  return row?.personId ?? null;
}
