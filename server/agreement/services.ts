import { and, eq, ne, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, found, newId, requireRight } from "#server/ctx.ts";
import { isPresent } from "#server/organisation/personRead.ts";
import { person, team } from "#server/organisation/table.ts";
import { relationship } from "#server/relationship/table.ts";
import type * as api from "#shared/agreement/api.ts";
import type { Service } from "#shared/agreement/model.ts";
import { serviceFindings } from "#shared/agreement/validator.ts";
import { Problem } from "#shared/problem.ts";
import { refuseOrWarn } from "./findings.ts";
import { findService } from "./rows.ts";
import { service } from "./table.ts";

export async function createService(
  ctx: Ctx,
  { teamId, ...draft }: z.output<typeof api.createService.input>,
) {
  requireRight(ctx, "service.write", { teamId });
  await requireActiveTeam(ctx, teamId);
  await requireOwner(ctx, draft.ownerId);
  await requireFreeName(ctx, teamId, draft.name);
  const serviceId = newId(ctx.now);
  await ctx.db.insert(service).values({ serviceId, teamId, ...draft, state: "draft", createdAt: ctx.now });
  ctx.record({ verb: "service.created", subjectId: serviceId, audience: [teamId] });
  return findService(ctx.db, serviceId);
}

export async function changeService(ctx: Ctx, input: z.output<typeof api.changeService.input>) {
  const { serviceId, revision, ...draft } = input;
  const known = await findWritable(ctx, serviceId);
  requireOffered(known);
  if (known.state === "published") refuseOrWarn(serviceFindings(draft));
  if (draft.ownerId !== known.owner?.personId) await requireOwner(ctx, draft.ownerId);
  await requireFreeName(ctx, known.team.teamId, draft.name, serviceId);
  const changed = await change(ctx, { ...known, revision }, draft);
  await recordService(ctx, "changed", changed);
  return changed;
}

export async function publishService(ctx: Ctx, input: z.output<typeof api.publishService.input>) {
  const known = await findWritable(ctx, input.serviceId);
  requireOffered(known);
  refuseOrWarn(serviceFindings({ promise: known.promise, ownerId: known.owner?.personId ?? null }));
  if (known.state === "published") throw new Problem("conflict", "agreement.error.notADraft");
  const published = await change(ctx, { ...known, ...input }, { state: "published" });
  await recordService(ctx, "published", published);
  return published;
}

export async function retireService(ctx: Ctx, input: z.output<typeof api.retireService.input>) {
  const known = await findWritable(ctx, input.serviceId);
  requireOffered(known);
  const retired = await change(ctx, { ...known, ...input }, { state: "retired" });
  await recordService(ctx, "retired", retired, known.state);
  return retired;
}

/** A service of a team that the actor leads. */
export async function findWritable(ctx: Ctx, serviceId: string) {
  const known = await findService(ctx.db, serviceId);
  requireRight(ctx, "service.write", { teamId: known.team.teamId });
  return known;
}

export function requireOffered({ state }: Pick<Service, "state">) {
  if (state === "retired") throw new Problem("conflict", "agreement.error.retired");
}

/** A draft concerns its team alone; what is or was published concerns every customer too. */
export async function serviceAudience(
  { db }: Ctx,
  { team: { teamId }, state }: Pick<Service, "team" | "state">,
) {
  if (state === "draft") return [teamId];
  const isCustomer = and(eq(relationship.supplierTeamId, teamId), eq(relationship.state, "confirmed"));
  const rows = await db
    .select({ customerTeamId: relationship.customerTeamId })
    .from(relationship)
    .where(isCustomer)
    .all();
  return [teamId, ...rows.map(({ customerTeamId }) => customerTeamId)];
}

type ServiceVerb = "changed" | "published" | "retired";

async function recordService(ctx: Ctx, verb: ServiceVerb, changed: Service, seenIn = changed.state) {
  const audience = await serviceAudience(ctx, { ...changed, state: seenIn });
  ctx.record({
    verb: `service.${verb}`,
    subjectId: changed.serviceId,
    audience,
    change: { revision: changed.revision },
  });
}

type Seen = Pick<Service, "serviceId" | "revision">;

/** Writes a change, unless the row is no longer what its reader saw. */
async function change(
  { db }: Ctx,
  { serviceId, revision }: Seen,
  fields: Partial<typeof service.$inferInsert>,
) {
  const changed = await db
    .update(service)
    .set({ ...fields, revision: revision + 1 })
    .where(and(eq(service.serviceId, serviceId), eq(service.revision, revision)))
    .returning({ revision: service.revision });
  if (changed.length === 0) throw new Problem("conflict", "error.conflict");
  return findService(db, serviceId);
}

async function requireActiveTeam({ db }: Ctx, teamId: string) {
  const isTeam = eq(team.teamId, teamId);
  const { archivedAt } = found(
    await db.select({ archivedAt: team.archivedAt }).from(team).where(isTeam).get(),
  );
  if (archivedAt !== null) throw new Problem("conflict", "organisation.error.archived", { field: "teamId" });
}

async function requireOwner({ db }: Ctx, ownerId: string | null) {
  if (ownerId === null) return;
  const isOwner = and(eq(person.personId, ownerId), isPresent);
  const row = await db.select({ personId: person.personId }).from(person).where(isOwner).get();
  if (!row) throw new Problem("invalid", "agreement.error.ownerUnknown", { field: "ownerId" });
}

async function requireFreeName({ db }: Ctx, teamId: string, name: string, ownServiceId = "") {
  const isNamesake = and(
    eq(service.teamId, teamId),
    sql`${service.name} = ${name} collate nocase`,
    ne(service.state, "retired"),
    ne(service.serviceId, ownServiceId),
  );
  const row = await db.select({ serviceId: service.serviceId }).from(service).where(isNamesake).get();
  if (row) throw new Problem("conflict", "agreement.error.nameTaken", { field: "name" });
}
