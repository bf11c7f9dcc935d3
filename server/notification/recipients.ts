import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { commitment } from "#server/commitment/table.ts";
import type { NewEvent } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { prepared } from "#server/db/prepared.ts";
import { membership, person } from "#server/organisation/table.ts";
import type { Recipient } from "#shared/notification/rules.ts";
import { type Side, sides } from "#shared/relationship/model.ts";

/** More than that are not told one by one of what only concerns their team. */
const MOST_STAND_INS = 20;
const MOST_LOOKED_AT = 200;

/** The people an event tells, by the ids it names; whoever acted is left out by the caller. */
export async function recipientsOf(db: Db, event: NewEvent, to: Recipient): Promise<string[]> {
  if (to === "supplier" || to === "customer") return onSide(db, event.subjectId, to);
  if (to === "otherSide") return onSide(db, event.subjectId, otherSideOf(event));
  if (to === "otherLeads") return leadsOf(db, otherTeamsOf(event));
  if (to === "named") return typeof event.change?.personId === "string" ? [event.change.personId] : [];
  if (to === "receiver") return receivers(db, event);
  const ids = event.audience.filter((id) => id !== null);
  if (to === "people") return peopleIn(db, ids);
  const leads = await leadsOf(db, ids);
  return leads.length > 0 ? leads : peopleIn(db, ids);
}

const otherSideOf = ({ change }: NewEvent) => (change?.side === "supplier" ? "customer" : "supplier");

/** What is between two teams has the supplier team and then the customer team as its audience. */
const otherTeamsOf = (event: NewEvent) =>
  [event.audience[sides.indexOf(otherSideOf(event))]].filter((teamId) => teamId != null);

async function receivers(db: Db, { change = {} }: NewEvent) {
  const { receiverId, receiverTeamId } = change;
  if (typeof receiverId === "string") return [receiverId];
  return typeof receiverTeamId === "string" ? standInsOf(db, receiverTeamId) : [];
}

const sidesOf = prepared((db) =>
  db
    .select({
      supplierTeamId: commitment.supplierTeamId,
      customerTeamId: commitment.customerTeamId,
      ownerId: commitment.ownerId,
      requesterId: commitment.requesterId,
    })
    .from(commitment)
    .where(eq(commitment.commitmentId, sql.placeholder("commitmentId")))
    .prepare(),
);

/** The person of a side or, where nobody is named, those who stand for its team. */
async function onSide(db: Db, commitmentId: string, side: Side) {
  const row = await sidesOf(db).get({ commitmentId });
  if (!row) return [];
  const personId = side === "supplier" ? row.ownerId : row.requesterId;
  return personId === null ? standInsOf(db, row[`${side}TeamId`]) : [personId];
}

/** The team that a channel's card is for. */
export async function supplierTeamOf(db: Db, commitmentId: string) {
  return (await sidesOf(db).get({ commitmentId }))?.supplierTeamId ?? null;
}

const membersOf = prepared((db) =>
  db
    .select({ personId: membership.personId, role: membership.role })
    .from(membership)
    .where(and(eq(membership.teamId, sql.placeholder("teamId")), eq(membership.state, "active")))
    // Desk, lead, member: of a large team the members are cut off.
    .orderBy(membership.role)
    .limit(MOST_LOOKED_AT)
    .prepare(),
);

/** A team's desk and leads; in a team without either, its members. */
async function standInsOf(db: Db, teamId: string) {
  const members = await membersOf(db).all({ teamId });
  const standIns = members.filter(({ role }) => role !== "member");
  return (standIns.length > 0 ? standIns : members.slice(0, MOST_STAND_INS)).map(({ personId }) => personId);
}

async function leadsOf(db: Db, teamIds: string[]) {
  const leads = await db
    .select({ personId: membership.personId })
    .from(membership)
    .where(
      and(inArray(membership.teamId, teamIds), eq(membership.state, "active"), eq(membership.role, "lead")),
    )
    .all();
  return leads.map(({ personId }) => personId);
}

async function peopleIn(db: Db, ids: string[]) {
  const people = await db
    .select({ personId: person.personId })
    .from(person)
    .where(and(inArray(person.personId, ids), isNull(person.erasedAt)))
    .all();
  return people.map(({ personId }) => personId);
}
