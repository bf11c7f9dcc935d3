import { and, count, eq, ne, or } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, found, requireRight } from "#server/ctx.ts";
import type * as api from "#shared/organisation/api.ts";
import { Problem } from "#shared/problem.ts";
import { findPresent, getMe, isPresent } from "./personRead.ts";
import { companyRole, person } from "./table.ts";

const done = { done: true } as const;

/** Hosts tell language and time zone at each start; only a difference is a change. */
export async function updateMe(ctx: Ctx, { locale, timeZone }: z.output<typeof api.updateMe.input>) {
  const { personId } = ctx.actor;
  const before = await getMe(ctx);
  if (before.person.locale === locale && before.person.timeZone === timeZone) return before;
  await ctx.db.update(person).set({ locale, timeZone }).where(eq(person.personId, personId));
  ctx.record({
    verb: "person.changed",
    subjectId: personId,
    audience: [personId],
    change: { locale, timeZone },
  });
  return getMe(ctx);
}

/** Blanks the person, and the rows that were merged into them; what they did stays, under an id without a name. */
export async function erasePerson(ctx: Ctx, { personId }: z.output<typeof api.erasePerson.input>) {
  requireRight(ctx, "person.erase");
  const { personId: presentId } = await findPresent(ctx.db, personId);
  await requireAnotherAdmin(ctx, presentId);
  const blank = { name: "", objectId: null, email: null, locale: null, timeZone: null, externalKey: null };
  await ctx.db
    .update(person)
    .set({ ...blank, erasedAt: ctx.now })
    .where(or(eq(person.personId, presentId), eq(person.mergedIntoId, presentId)));
  ctx.record({ verb: "person.erased", subjectId: presentId, audience: [presentId] });
  return done;
}

export async function grantCompanyRole(
  ctx: Ctx,
  { personId, role }: z.output<typeof api.grantCompanyRole.input>,
) {
  requireRight(ctx, "role.grant");
  const { personId: presentId } = await findPresent(ctx.db, personId);
  const granted = await ctx.db
    .insert(companyRole)
    .values({ personId: presentId, role, createdAt: ctx.now })
    .onConflictDoNothing()
    .returning();
  if (granted.length === 0) return done;
  ctx.record({ verb: "role.granted", subjectId: presentId, audience: [presentId], change: { role } });
  return done;
}

export async function revokeCompanyRole(
  ctx: Ctx,
  { personId, role }: z.output<typeof api.revokeCompanyRole.input>,
) {
  requireRight(ctx, "role.grant");
  if (role === "admin") await requireAnotherAdmin(ctx, personId);
  const revoked = await ctx.db
    .delete(companyRole)
    .where(and(eq(companyRole.personId, personId), eq(companyRole.role, role)))
    .returning();
  found(revoked[0]);
  ctx.record({ verb: "role.revoked", subjectId: personId, audience: [personId], change: { role } });
  return done;
}

/** A company is never left without an admin: neither by revoking the role nor by erasing the person. */
async function requireAnotherAdmin({ db, actor }: Ctx, personId: string) {
  if (actor.hasNamedAdmin) return;
  const isAdmin = await db
    .select({ personId: companyRole.personId })
    .from(companyRole)
    .where(and(eq(companyRole.personId, personId), eq(companyRole.role, "admin")))
    .get();
  if (!isAdmin) return;
  const others = await db
    .select({ count: count() })
    .from(companyRole)
    .innerJoin(person, eq(person.personId, companyRole.personId))
    .where(and(eq(companyRole.role, "admin"), ne(companyRole.personId, personId), isPresent))
    .get();
  if (others?.count === 0) throw new Problem("conflict", "organisation.error.lastAdmin");
}
