import { and, eq, sql } from "drizzle-orm";
import type { Identity } from "#server/auth/verify.ts";
import { type Actor, newId } from "#server/ctx.ts";
import type { CompanyDatabase, Db } from "#server/db/open.ts";
import { prepared } from "#server/db/prepared.ts";
import { appendEvents } from "#server/event/verbs.ts";
import type { CompanyRole, TeamRole } from "#shared/organisation/model.ts";
import { Problem } from "#shared/problem.ts";
import { companyRole, membership, person } from "./table.ts";

/** The person behind a verified identity; appears in the company's database at the first sign-in. */
export async function signIn(database: CompanyDatabase, identity: Identity, adminIds: string[], now: number) {
  const known = await findPerson(database.read, identity.objectId);
  const personId = known?.name ? known.personId : await database.write((db) => welcome(db, identity, now));
  return (db: Db) => loadActor(db, personId, adminIds);
}

const byObjectId = prepared((db) =>
  db
    .select({ personId: person.personId, name: person.name })
    .from(person)
    .where(eq(person.objectId, sql.placeholder("objectId")))
    .prepare(),
);

const findPerson = (db: Db, objectId: string) => byObjectId(db).get({ objectId });

/** Looks again inside the transaction: of two first sign-ins at once, the second finds the person there. */
async function welcome(db: Db, { objectId, name, email }: Identity, now: number) {
  const known = await findPerson(db, objectId);
  if (known?.name) return known.personId;
  const personId = known?.personId ?? newId(now);
  if (known) await db.update(person).set({ name }).where(eq(person.personId, personId));
  else await db.insert(person).values({ personId, objectId, name, email, createdAt: now });
  await appendEvents(
    db,
    [{ verb: "person.signedIn", subjectId: personId, audience: [personId] }],
    personId,
    now,
  );
  return personId;
}

const memberships = sql<[string, TeamRole][]>`(
  select json_group_array(json_array(${membership.teamId}, ${membership.role})) from ${membership}
  where ${and(eq(membership.personId, sql.placeholder("personId")), eq(membership.state, "active"))}
)`.mapWith(JSON.parse);

const companyRoles = sql<CompanyRole[]>`(
  select json_group_array(${companyRole.role}) from ${companyRole}
  where ${eq(companyRole.personId, sql.placeholder("personId"))}
)`.mapWith(JSON.parse);

const { name, objectId, erasedAt, mergedIntoId } = person;
const withRoles = prepared((db) =>
  db
    .select({ name, objectId, erasedAt, mergedIntoId, memberships, companyRoles })
    .from(person)
    .where(eq(person.personId, sql.placeholder("personId")))
    .prepare(),
);

/** The person with their active roles, as they stand in this very read or transaction; followed through a merge. */
export async function loadActor(db: Db, personId: string, adminIds: string[] = []): Promise<Actor> {
  const row = await withRoles(db).get({ personId });
  if (!row || row.erasedAt !== null) throw new Problem("forbidden", "error.erased");
  if (row.mergedIntoId !== null) return loadActor(db, row.mergedIntoId, adminIds);
  const isNamedAdmin = row.objectId !== null && adminIds.includes(row.objectId);
  return {
    personId,
    name: row.name,
    roles: new Map(row.memberships),
    companyRoles: new Set<CompanyRole>(isNamedAdmin ? [...row.companyRoles, "admin"] : row.companyRoles),
    hasNamedAdmin: adminIds.length > 0,
  };
}
