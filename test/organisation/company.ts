import { expect } from "vitest";
import { newId } from "#server/ctx.ts";
import { event } from "#server/event/table.ts";
import { membership, person } from "#server/organisation/table.ts";
import type { Problem } from "#shared/problem.ts";
import { createWorld, refusal, type World } from "#test/world.ts";

/** IT with a lead, a member and a desk; Finance with a lead; an admin without a team; somebody who is in no team. */
export async function createCompany() {
  const world = await createWorld();
  const { teamId: itId } = await world.addTeam("IT");
  const { teamId: financeId } = await world.addTeam("Finance");
  const people = {
    admin: await world.addPerson("Ada Admin", {}, ["admin"]),
    itLead: await world.addPerson("Ines Lead", { [itId]: "lead" }),
    itMember: await world.addPerson("Ivo Member", { [itId]: "member" }),
    itDesk: await world.addPerson("Ida Desk", { [itId]: "desk" }),
    financeLead: await world.addPerson("Finn Lead", { [financeId]: "lead" }),
    newcomer: await world.addPerson("Nora New"),
  };
  return { ...world, it: { teamId: itId }, finance: { teamId: financeId }, ...people };
}

/** A person as an import leaves them: a number in the file, and no sign-in yet. */
export async function addImported(
  { database, clock }: Pick<World, "database" | "clock">,
  fields: Partial<typeof person.$inferInsert>,
) {
  const personId = newId();
  const row = { personId, name: "Lin Na", externalKey: `hr-${personId}`, createdAt: clock.now, ...fields };
  await database.write((db) => db.insert(person).values(row));
  return row;
}

export async function addPending(
  { database, clock }: Pick<World, "database" | "clock">,
  { personId }: { personId: string },
  { teamId }: { teamId: string },
) {
  await database.write((db) =>
    db
      .insert(membership)
      .values({ personId, teamId, role: "member", state: "pending", createdAt: clock.now }),
  );
}

/** What an endpoint takes of a person: the id and nothing else. */
export const idOf = ({ personId }: { personId: string }) => ({ personId });

/** The history's verbs, oldest first. */
export async function verbsOf({ database }: Pick<World, "database">) {
  const rows = await database.read.select({ verb: event.verb }).from(event).orderBy(event.sequence).all();
  return rows.map(({ verb }) => verb);
}

/** Two attempts at once, of which one is done and the other refused. */
export async function collide<Result>(...attempts: [Promise<Result>, Promise<Result>]) {
  const results = await Promise.allSettled(attempts);
  const done = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const refused = results.flatMap((result) =>
    result.status === "rejected" ? [result.reason as Problem] : [],
  );
  expect([done.length, refused.length]).toEqual([1, 1]);
  return { done: done[0] as Result, refusal: await refusal(Promise.reject(refused[0])) };
}

export const unknownId = "01900000-0000-7000-8000-000000000000";
