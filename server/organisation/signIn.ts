import { and, eq, isNull } from "drizzle-orm";
import type { Identity } from "#server/auth/verify.ts";
import { type Actor, newId } from "#server/ctx.ts";
import type { CompanyDatabase, Db } from "#server/db/open.ts";
import { appendEvents } from "#server/event/verbs.ts";
import type { CompanyRole, TeamRole } from "#shared/organisation/model.ts";
import { Problem } from "#shared/problem.ts";
import { companyRole, membership, person } from "./table.ts";

/** The person behind a verified identity; appears in the company's database at the first sign-in. */
export async function signIn(database: CompanyDatabase, identity: Identity, adminIds: string[], now: number) {
  const known = await findPersonId(database.read, identity.objectId);
  const personId = known ?? (await database.write((db) => createPerson(db, identity, now)));
  const isNamedAdmin = adminIds.includes(identity.objectId);
  return (db: Db) => loadActor(db, personId, isNamedAdmin);
}

async function findPersonId(db: Db, objectId: string) {
  const row = await db.select({ personId: person.personId }).from(person).where(eq(person.objectId, objectId)).get();
  return row?.personId;
}

async function createPerson(db: Db, { objectId, name, email }: Identity, now: number) {
  const meanwhile = await findPersonId(db, objectId);
  if (meanwhile) return meanwhile;
  const personId = newId(now);
  await db.insert(person).values({ personId, objectId, name, email, createdAt: now });
  await appendEvents(db, [{ verb: "person.signedIn", subjectId: personId, audience: [personId] }], personId, now);
  return personId;
}

/** The person with their active roles, as they stand in this very read or transaction. */
export async function loadActor(db: Db, personId: string, isNamedAdmin: boolean): Promise<Actor> {
  const row = await db.select({ name: person.name }).from(person).where(and(eq(person.personId, personId), isNull(person.erasedAt))).get();
  if (!row) throw new Problem("forbidden", "error.erased");
  const memberships = await db
    .select({ teamId: membership.teamId, role: membership.role })
    .from(membership)
    .where(and(eq(membership.personId, personId), eq(membership.state, "active")))
    .all();
  const granted = await db.select({ role: companyRole.role }).from(companyRole).where(eq(companyRole.personId, personId)).all();
  const companyRoles = new Set<CompanyRole>(granted.map(({ role }) => role));
  if (isNamedAdmin) companyRoles.add("admin");
  return { personId, name: row.name, roles: new Map<string, TeamRole>(memberships.map(({ teamId, role }) => [teamId, role])), companyRoles };
}
