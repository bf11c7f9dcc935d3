import { eq } from "drizzle-orm";
import { service } from "#server/agreement/table.ts";
import { newId } from "#server/ctx.ts";
import { event } from "#server/event/table.ts";
import * as api from "#shared/feedback/api.ts";
import type { Suggestion } from "#shared/feedback/model.ts";
import { proposeRelationship } from "#shared/relationship/api.ts";
import { createWorld, type TestPerson } from "#test/world.ts";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
export const TEXT = "Send the payroll file on Monday instead of Friday";

/** IT serves HR and Sales; Finance is a stranger; Bo is in IT and HR. */
export async function createCompany() {
  const world = await createWorld();
  const it = await world.addTeam("IT");
  const hr = await world.addTeam("HR");
  const sales = await world.addTeam("Sales");
  const finance = await world.addTeam("Finance");
  const people = {
    sam: await world.addPerson("Sam", { [it.teamId]: "lead" }),
    max: await world.addPerson("Max", { [it.teamId]: "member" }),
    lin: await world.addPerson("Lin", { [hr.teamId]: "lead" }),
    mei: await world.addPerson("Mei", { [hr.teamId]: "member" }),
    yuki: await world.addPerson("Yuki", { [sales.teamId]: "member" }),
    fay: await world.addPerson("Fay", { [finance.teamId]: "lead" }),
    bo: await world.addPerson("Bo", { [it.teamId]: "member", [hr.teamId]: "member" }),
    ada: await world.addPerson("Ada", {}, ["admin", "committee"]),
    newcomer: await world.addPerson("New"),
  };
  const between = { supplierTeamId: it.teamId, customerTeamId: hr.teamId };
  for (const customer of [hr, sales])
    await world.call(people.sam, proposeRelationship, {
      supplierTeamId: it.teamId,
      customerTeamId: customer.teamId,
      side: "supplier",
    });

  const suggest = (as: TestPerson = people.mei, more: object = {}, headers: Record<string, string> = {}) =>
    world.call(as, api.suggest, { ...between, text: TEXT, ...more }, headers);
  const seen = ({ suggestionId, revision }: Suggestion) => ({ suggestionId, revision });
  const accept = (as: TestPerson, one: Suggestion, more: object = {}) =>
    world.call(as, api.acceptSuggestion, {
      ...seen(one),
      answer: "The file comes on Mondays",
      dueAt: world.clock.now + 5 * DAY_MS,
      ...more,
    });
  const decline = (as: TestPerson, one: Suggestion, more: object = {}) =>
    world.call(as, api.declineSuggestion, { ...seen(one), reason: "The bank needs it on Friday", ...more });
  const finish = (as: TestPerson, one: Suggestion, done = "Since May it comes on Mondays") =>
    world.call(as, api.finishSuggestion, { ...seen(one), done });

  async function offerService(teamId: string, ownerId: string) {
    const serviceId = newId();
    const words = { name: `Payroll ${serviceId}`, promise: "You can expect a file." };
    const row = {
      serviceId,
      teamId,
      ownerId,
      ...words,
      state: "published" as const,
      createdAt: world.clock.now,
    };
    await world.database.write((db) => db.insert(service).values(row));
    return serviceId;
  }

  return {
    ...world,
    ...people,
    it,
    hr,
    sales,
    finance,
    between,
    seen,
    suggest,
    accept,
    decline,
    finish,
    offerService,
    eventsOf: (subjectId: string) =>
      world.database.read.select().from(event).where(eq(event.subjectId, subjectId)).all(),
  };
}
