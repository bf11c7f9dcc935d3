import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, found, requireRight } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import type * as api from "#shared/organisation/api.ts";
import type { FoundPerson, Me, Person, TeamRef } from "#shared/organisation/model.ts";
import { cursorParts } from "./cursor.ts";
import { inNameOrder, type Names, pageByName } from "./names.ts";
import { companyRole, membership, person, team } from "./table.ts";

export const people: Names = { table: person, name: person.name, id: person.personId };

/** Neither erased nor merged into somebody else. */
export const isPresent = and(isNull(person.erasedAt), isNull(person.mergedIntoId));

export const personFields = {
  personId: person.personId,
  name: person.name,
  email: person.email,
  isSignedIn: sql<boolean>`${person.objectId} is not null`.mapWith(Boolean),
};

export async function getMe({ db, actor }: Ctx): Promise<Me> {
  const { personId } = actor;
  const row = await db
    .select({ ...personFields, locale: person.locale, timeZone: person.timeZone })
    .from(person)
    .where(eq(person.personId, personId))
    .get();
  const memberships = await db
    .select({ teamId: team.teamId, teamName: team.name, role: membership.role, state: membership.state })
    .from(membership)
    .innerJoin(team, eq(team.teamId, membership.teamId))
    .where(and(eq(membership.personId, personId), isNull(team.archivedAt)))
    .orderBy(...inNameOrder({ table: team, name: team.name, id: team.teamId }))
    .all();
  return { person: found(row), memberships, companyRoles: [...actor.companyRoles] };
}

export async function searchPeople(ctx: Ctx, input: z.output<typeof api.searchPeople.input>) {
  requireRight(ctx, "person.find");
  const idOf = ({ personId }: Person) => personId;
  const { items, nextCursor } = await pageByName(people, input, idOf, (where, limit) =>
    ctx.db
      .select(personFields)
      .from(person)
      .where(and(isPresent, where))
      .orderBy(...inNameOrder(people))
      .limit(limit)
      .all(),
  );
  return { items: await withTeams(ctx, items), nextCursor };
}

/** One person; one who was merged is the one they were merged into. */
export async function getPerson(
  ctx: Ctx,
  { personId }: z.output<typeof api.getPerson.input>,
): Promise<FoundPerson> {
  if (personId !== ctx.actor.personId) requireRight(ctx, "person.find");
  const row = await findPresent(ctx.db, personId, { evenErased: true });
  const [one] = await withTeams(ctx, [row]);
  return found(one);
}

/** The person of an id, followed through merges; the erased only where wanted. */
export async function findPresent(db: Db, personId: string, { evenErased = false } = {}): Promise<Person> {
  const row = await db
    .select({ ...personFields, mergedIntoId: person.mergedIntoId, erasedAt: person.erasedAt })
    .from(person)
    .where(eq(person.personId, personId))
    .get();
  const { mergedIntoId, erasedAt, ...shown } = found(row);
  if (mergedIntoId) return findPresent(db, mergedIntoId, { evenErased });
  return found(erasedAt === null || evenErased ? shown : null);
}

export async function listCompanyRoles(
  { db }: Ctx,
  { cursor, limit }: z.output<typeof api.listCompanyRoles.input>,
) {
  const [afterPerson = "", afterRole = ""] = cursorParts(cursor, /^([0-9a-f-]{36})\.([a-z]+)$/) ?? [];
  const rows = await db
    .select({ personId: person.personId, name: person.name, role: companyRole.role })
    .from(companyRole)
    .innerJoin(person, eq(person.personId, companyRole.personId))
    .where(
      and(isPresent, sql`(${companyRole.personId}, ${companyRole.role}) > (${afterPerson}, ${afterRole})`),
    )
    .orderBy(asc(companyRole.personId), asc(companyRole.role))
    .limit(limit + 1)
    .all();
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? `${last.personId}.${last.role}` : null };
}

async function withTeams({ db }: Ctx, persons: Person[]): Promise<FoundPerson[]> {
  const ids = persons.map(({ personId }) => personId);
  const rows = await db
    .select({ personId: membership.personId, teamId: team.teamId, name: team.name })
    .from(membership)
    .innerJoin(team, eq(team.teamId, membership.teamId))
    .where(and(inArray(membership.personId, ids), eq(membership.state, "active"), isNull(team.archivedAt)))
    .orderBy(asc(team.name))
    .all();
  const teamsOf = (personId: string): TeamRef[] =>
    rows.filter((row) => row.personId === personId).map(({ teamId, name }) => ({ teamId, name }));
  return persons.map((one) => ({ ...one, teams: teamsOf(one.personId) }));
}
