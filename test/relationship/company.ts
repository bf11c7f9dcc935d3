import { calendar, calendarVersion } from "#server/calendar/table.ts";
import { commitment } from "#server/commitment/table.ts";
import { newId } from "#server/ctx.ts";
import { listEvents } from "#server/event/verbs.ts";
import { team } from "#server/organisation/table.ts";
import { relationship } from "#server/relationship/table.ts";
import type { CommitmentState } from "#shared/commitment/model.ts";
import { proposeRelationship } from "#shared/relationship/api.ts";
import type { Relationship } from "#shared/relationship/model.ts";
import { createWorld, type TestPerson, type World } from "#test/world.ts";

/**
 * IT, which may serve Finance, each with a lead and a member, a stranger's team and an admin who is in no team.
 *
 * @example const { call, it, finance, itLead } = await createCompany();
 */
export async function createCompany() {
  const world = await createWorld();
  const it = await world.addTeam("IT");
  const finance = await world.addTeam("Finance");
  const legal = await world.addTeam("Legal");
  const itLead = await world.addPerson("Ida", { [it.teamId]: "lead" });
  const itMember = await world.addPerson("Ivo", { [it.teamId]: "member" });
  const financeLead = await world.addPerson("Fang", { [finance.teamId]: "lead" });
  const financeMember = await world.addPerson("Finn", { [finance.teamId]: "member" });
  const stranger = await world.addPerson("Lena", { [legal.teamId]: "lead" });
  const admin = await world.addPerson("Ada", {}, ["admin"]);
  const pair = { supplierTeamId: it.teamId, customerTeamId: finance.teamId };
  const propose = (as: TestPerson, side: "supplier" | "customer", flow?: string) =>
    world.call(as, proposeRelationship, { ...pair, side, flow });
  return {
    ...world,
    it,
    finance,
    legal,
    itLead,
    itMember,
    financeLead,
    financeMember,
    stranger,
    admin,
    pair,
    propose,
  };
}

/** What the history holds of one thing, oldest first. */
export const eventsOf = ({ database }: World, subjectId: string) =>
  listEvents({ db: database.read }, subjectId);

/** What a person who looks at a relationship sends along with a change. */
export const seen = ({ relationshipId, revision }: Relationship) => ({ relationshipId, revision });

export const idOf = ({ relationshipId }: Relationship) => ({ relationshipId });

type CommitmentFields = Partial<typeof commitment.$inferInsert> & { state: CommitmentState };

/** Writes commitments of one relationship as they stand, without living through them. */
export async function addCommitments(
  { database, clock }: World,
  { relationshipId, supplier, customer }: Pick<Relationship, "relationshipId" | "supplier" | "customer">,
  list: CommitmentFields[],
) {
  const calendarId = newId();
  const calendarVersionId = newId();
  const createdAt = clock.now;
  await database.write(async (db) => {
    await db.insert(calendar).values({
      calendarId,
      name: "Office",
      isDefault: false,
      currentVersionId: calendarVersionId,
      createdAt,
    });
    await db.insert(calendarVersion).values({
      calendarVersionId,
      calendarId,
      version: 1,
      hours: { timeZone: "UTC", intervals: {}, holidays: [], dateHours: {} },
      createdAt,
    });
    for (const fields of list) {
      await db.insert(commitment).values({
        commitmentId: newId(),
        relationshipId,
        supplierTeamId: supplier.teamId,
        customerTeamId: customer.teamId,
        calendarVersionId,
        sentence: "Payroll file",
        askedAt: createdAt,
        sortAt: createdAt,
        countsIn: "working",
        ...fields,
      });
    }
  });
}

type EdgeState = Pick<Relationship, "state" | "claimedBy">;

/**
 * Writes teams and relationships by their names, each as "supplier customer"; answers the teams' ids by name.
 *
 * @example const ids = await addEdges(world, ["Mine Mill", "Mill Shop"]);
 */
export async function addEdges(
  { database, clock }: World,
  names: string[],
  { state, claimedBy }: EdgeState = { state: "confirmed", claimedBy: null },
  known = new Map<string, string>(),
) {
  const { now } = clock;
  const pairs = names.map((pair) => pair.split(" ") as [string, string]);
  const fresh = [...new Set(pairs.flat())].filter((name) => !known.has(name));
  for (const name of fresh) known.set(name, newId());
  const idOfTeam = (name: string) => known.get(name) as string;
  const teams = fresh.map((name) => ({
    teamId: idOfTeam(name),
    name,
    kind: "team" as const,
    createdAt: now,
  }));
  const edges = pairs.map(([supplier, customer]) => ({
    relationshipId: newId(),
    supplierTeamId: idOfTeam(supplier),
    customerTeamId: idOfTeam(customer),
    state,
    claimedBy,
    createdAt: now,
    proposedAt: now,
  }));
  await database.write(async (db) => {
    if (teams.length > 0) await db.insert(team).values(teams);
    await db.insert(relationship).values(edges);
  });
  return known;
}
