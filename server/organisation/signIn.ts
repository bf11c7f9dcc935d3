import { and, eq, sql } from "drizzle-orm";
import type { Identity } from "#server/auth/verify.ts";
import { type Actor, newId } from "#server/ctx.ts";
import type { CompanyDatabase, Db } from "#server/db/open.ts";
import { prepared } from "#server/db/prepared.ts";
import { appendEvents } from "#server/event/verbs.ts";
import type { CompanyRole, TeamRole } from "#shared/organisation/model.ts";
import { Problem } from "#shared/problem.ts";
import { companyRole, membership, person } from "./table.ts";

/**
 * Who a verified identity is, asked as often as a request needs it; appears in the company's database at the first
 * sign-in. Once found it stays that person, so that whoever is erased meanwhile does not begin anew.
 */
export function signIn(database: CompanyDatabase, identity: Identity, adminIds: string[], now: number) {
  let foundId: string | undefined;
  return async function findActor(db: Db): Promise<Actor> {
    if (foundId !== undefined) return loadActor(db, foundId, adminIds);
    const known = await byObjectId(db).get({ objectId: identity.objectId });
    foundId = known?.name
      ? known.personId
      : await inWrite(database, db, (open) => welcome(open, identity, now));
    return known?.name ? actorOf(db, known, adminIds) : loadActor(db, foundId, adminIds);
  };
}

/** In the transaction that is open already, if it is one. */
function inWrite<Result>(database: CompanyDatabase, db: Db, work: (db: Db) => Promise<Result>) {
  return db === database.read ? database.write(work) : work(db);
}

/** Looks again inside the transaction: of two first sign-ins at once, the second finds the person there. */
async function welcome(db: Db, { objectId, name, email }: Identity, now: number) {
  const known = await byObjectId(db).get({ objectId });
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
  where ${and(eq(membership.personId, person.personId), eq(membership.state, "active"))}
)`.mapWith(JSON.parse);

const companyRoles = sql<CompanyRole[]>`(
  select json_group_array(${companyRole.role}) from ${companyRole}
  where ${eq(companyRole.personId, person.personId)}
)`.mapWith(JSON.parse);

const { personId, name, objectId, erasedAt, mergedIntoId } = person;
const columns = { personId, name, objectId, erasedAt, mergedIntoId, memberships, companyRoles };
const select = (db: Db) => db.select(columns).from(person);
const byPersonId = prepared((db) =>
  select(db)
    .where(eq(personId, sql.placeholder("personId")))
    .prepare(),
);
const byObjectId = prepared((db) =>
  select(db)
    .where(eq(objectId, sql.placeholder("objectId")))
    .prepare(),
);

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof byPersonId>["get"]>>>;

/** The person with their active roles, as they stand in this very read or transaction. */
export async function loadActor(db: Db, id: string, adminIds: string[] = []): Promise<Actor> {
  return actorOf(db, await byPersonId(db).get({ personId: id }), adminIds);
}

/** Followed through a merge. */
async function actorOf(db: Db, row: Row | undefined, adminIds: string[]): Promise<Actor> {
  if (!row || row.erasedAt !== null) throw new Problem("forbidden", "error.erased");
  if (row.mergedIntoId !== null) return loadActor(db, row.mergedIntoId, adminIds);
  const isNamedAdmin = row.objectId !== null && adminIds.includes(row.objectId);
  return {
    personId: row.personId,
    name: row.name,
    roles: new Map(row.memberships),
    companyRoles: new Set<CompanyRole>(isNamedAdmin ? [...row.companyRoles, "admin"] : row.companyRoles),
    hasNamedAdmin: adminIds.length > 0,
  };
}
