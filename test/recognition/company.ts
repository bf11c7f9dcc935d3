import { eq } from "drizzle-orm";
import { event } from "#server/event/table.ts";
import * as commitmentApi from "#shared/commitment/api.ts";
import * as api from "#shared/recognition/api.ts";
import { createWorld, type TestPerson } from "#test/world.ts";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const REASON = "Fixed the payroll file the same day";

/** IT serves HR; Fay leads Finance, which has nothing to do with either; Cam and Dan are the committee; Solo is alone. */
export async function createCompany() {
  const world = await createWorld();
  const it = await world.addTeam("IT");
  const hr = await world.addTeam("HR");
  const finance = await world.addTeam("Finance");
  const alone = await world.addTeam("One-person team");
  const people = {
    sam: await world.addPerson("Sam", { [it.teamId]: "lead" }),
    max: await world.addPerson("Max", { [it.teamId]: "member" }),
    lin: await world.addPerson("Lin", { [hr.teamId]: "lead" }),
    mei: await world.addPerson("Mei", { [hr.teamId]: "member" }),
    fay: await world.addPerson("Fay", { [finance.teamId]: "lead" }),
    solo: await world.addPerson("Solo", { [alone.teamId]: "member" }),
    cam: await world.addPerson("Cam", { [finance.teamId]: "member" }, ["committee"]),
    dan: await world.addPerson("Dan", {}, ["committee"]),
    ada: await world.addPerson("Ada", {}, ["admin"]),
    newcomer: await world.addPerson("New"),
  };
  const between = { supplierTeamId: it.teamId, customerTeamId: hr.teamId };
  const mine = { giverTeamId: hr.teamId };

  const thank = (as: TestPerson, more: object, headers: Record<string, string> = {}) =>
    world.call(as, api.giveThanks, { ...mine, reason: REASON, ...more }, headers);

  /** A promise of IT to HR, kept and confirmed. */
  async function keptPromise() {
    const dueAt = world.clock.now + DAY_MS;
    const sentence = "Laptop for Chen";
    const made = await world.call(people.max, commitmentApi.promiseCommitment, {
      ...between,
      sentence,
      dueAt,
    });
    const { commitmentId, revision } = await world.call(people.max, commitmentApi.deliverCommitment, {
      commitmentId: made.commitmentId,
      revision: made.revision,
    });
    return world.call(people.mei, commitmentApi.confirmCommitment, { commitmentId, revision, fact: "yes" });
  }

  return {
    ...world,
    ...people,
    it,
    hr,
    finance,
    alone,
    between,
    thank,
    keptPromise,
    eventsOf: (subjectId: string) =>
      world.database.read.select().from(event).where(eq(event.subjectId, subjectId)).all(),
  };
}
