import { and, asc, eq, inArray, isNull, or, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, requireRight, teamsLedBy } from "#server/ctx.ts";
import { listedAs } from "#server/db/listed.ts";
import type { Db } from "#server/db/open.ts";
import { prepared } from "#server/db/prepared.ts";
import type { MembershipRequest } from "#shared/organisation/model.ts";
import type * as api from "#shared/organisation/teamApi.ts";
import { mayDo } from "#shared/rights.ts";
import { cursorParts } from "./cursor.ts";
import { inNameOrder, pageByName } from "./names.ts";
import { isPresent, people } from "./personRead.ts";
import { membership, person, team } from "./table.ts";
import { findTeam } from "./teamRead.ts";

export async function listMembers(ctx: Ctx, { teamId, ...search }: z.output<typeof api.listMembers.input>) {
  await findTeam(ctx.db, teamId);
  requireRight(ctx, "person.find");
  const idOf = ({ personId }: { personId: string }) => personId;
  return pageByName(people, search, idOf, (where, limit) =>
    ctx.db
      .select({ personId: person.personId, name: person.name, role: membership.role })
      .from(membership)
      .innerJoin(person, eq(person.personId, membership.personId))
      .where(and(eq(membership.teamId, teamId), eq(membership.state, "active"), isPresent, where))
      .orderBy(...inNameOrder(people))
      .limit(limit)
      .all(),
  );
}

const hasLead = sql<boolean>`exists (
  select 1 from membership l join person p on p.person_id = l.person_id
  where l.team_id = ${membership.teamId} and l.state = 'active' and l.role = 'lead' and p.erased_at is null
)`.mapWith(Boolean);

/** Requests that wait longest come first; `mine` are those of teams one leads and, for admins, of teams without a lead. */
export async function listPendingMemberships(
  ctx: Ctx,
  { scope, cursor, limit }: z.output<typeof api.listPendingMemberships.input>,
) {
  if (scope === "company") requireRight(ctx, "membership.confirm");
  if (scope === "mine" && cursor === undefined) return pageOfRequests(await firstAwaiting(ctx, limit), limit);
  const awaited =
    scope === "mine" ? awaitsActor(teamsLedBy(ctx.actor), mayDo(ctx.actor, "membership.confirm")) : undefined;
  const rows = await selectPending(ctx.db, and(awaited, isAfter(cursor)), limit + 1).all();
  return pageOfRequests(rows, limit);
}

/** What is asked of the actor each time that Today is opened. */
function firstAwaiting(ctx: Ctx, limit: number) {
  const led = teamsLedBy(ctx.actor);
  const isAdmin = mayDo(ctx.actor, "membership.confirm");
  if (led.length === 0 && !isAdmin) return [];
  const query = selectAwaiting(ctx.db, isAdmin ? "admin" : "lead");
  return query.all({ led: JSON.stringify(led), limit: limit + 1 });
}

const selectAwaiting = prepared((db, role: "admin" | "lead") => {
  const led = listedAs("led");
  return selectPending(db, awaitsActor(led, role === "admin"), sql.placeholder("limit")).prepare();
});

function selectPending(db: Db, where: SQL | undefined, limit: number | Placeholder) {
  return db
    .select({
      personId: person.personId,
      name: person.name,
      teamId: team.teamId,
      teamName: team.name,
      hasLead,
      chosenAt: membership.createdAt,
    })
    .from(membership)
    .innerJoin(person, eq(person.personId, membership.personId))
    .innerJoin(team, eq(team.teamId, membership.teamId))
    .where(and(isPending, isPresent, isNull(team.archivedAt), where))
    .orderBy(asc(membership.createdAt), asc(membership.personId), asc(membership.teamId))
    .limit(limit);
}

function pageOfRequests(rows: Row[], limit: number) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(requestOf),
    nextCursor: rows.length > limit && last ? `${last.chosenAt}.${last.personId}.${last.teamId}` : null,
  };
}

/** Written out, because a partial index serves only a condition that it can recognise. */
const isPending = sql`${membership.state} = 'pending'`;

function awaitsActor(led: string[] | SQL, isAdmin: boolean) {
  const isLed = inArray(membership.teamId, led);
  return isAdmin ? or(isLed, sql`not ${hasLead}`) : isLed;
}

function isAfter(cursor: string | undefined) {
  const parts = cursorParts(cursor, /^(\d{1,15})\.([0-9a-f-]{36})\.([0-9a-f-]{36})$/);
  if (!parts) return undefined;
  const [chosenAt, personId, teamId] = parts;
  return sql`(${membership.createdAt}, ${membership.personId}, ${membership.teamId}) > (${Number(chosenAt)}, ${personId}, ${teamId})`;
}

type Row = {
  personId: string;
  name: string;
  teamId: string;
  teamName: string;
  hasLead: boolean;
  chosenAt: number;
};
const requestOf = ({ personId, name, teamId, teamName, ...row }: Row): MembershipRequest => ({
  person: { personId, name },
  team: { teamId, name: teamName },
  ...row,
});
