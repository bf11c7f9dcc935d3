import { eq } from "drizzle-orm";
import { service, standard } from "#server/agreement/table.ts";
import { calendar, calendarVersion } from "#server/calendar/table.ts";
import { commitment } from "#server/commitment/table.ts";
import { newId } from "#server/ctx.ts";
import { event } from "#server/event/table.ts";
import { team } from "#server/organisation/table.ts";
import type { StandardDraft } from "#shared/agreement/model.ts";
import type { WrittenCalendar } from "#shared/calendar/model.ts";
import * as api from "#shared/commitment/api.ts";
import type { Commitment } from "#shared/commitment/model.ts";
import { createWorld, type TestPerson, type World } from "#test/world.ts";

/** Monday morning: every team works Mon–Fri 09:00–17:00 UTC unless a test says otherwise. */
export const MONDAY = Date.parse("2026-11-02T09:00:00Z");
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const FRIDAY = MONDAY + 4 * DAY_MS;

/** IT supplies HR; Sam leads and Dee is the desk of IT, Bo belongs to both teams, Fay to neither. */
export async function createCompany(options: Parameters<typeof createWorld>[0] = {}) {
  const world = await createWorld({ startAt: MONDAY, ...options });
  const it = await world.addTeam("IT");
  const hr = await world.addTeam("HR");
  const finance = await world.addTeam("Finance");
  const people = {
    lin: await world.addPerson("Lin", { [it.teamId]: "member" }),
    max: await world.addPerson("Max", { [it.teamId]: "member" }),
    sam: await world.addPerson("Sam", { [it.teamId]: "lead" }),
    dee: await world.addPerson("Dee", { [it.teamId]: "desk" }),
    mei: await world.addPerson("Mei", { [hr.teamId]: "member" }),
    ann: await world.addPerson("Ann", { [hr.teamId]: "member" }),
    ray: await world.addPerson("Ray", { [hr.teamId]: "desk" }),
    bo: await world.addPerson("Bo", { [it.teamId]: "member", [hr.teamId]: "member" }),
    fay: await world.addPerson("Fay", { [finance.teamId]: "lead" }),
  };
  const between = { supplierTeamId: it.teamId, customerTeamId: hr.teamId };

  const ask = (as: TestPerson = people.mei, more: object = {}) =>
    world.call(as, api.askForCommitment, { ...between, sentence: "A laptop for Chen", ...more });
  const promise = (as: TestPerson = people.lin, more: object = {}) =>
    world.call(as, api.promiseCommitment, {
      ...between,
      sentence: "Badges for the new colleagues",
      dueAt: FRIDAY,
      ...more,
    });

  return {
    ...world,
    it,
    hr,
    finance,
    ...people,
    between,
    ask,
    promise,
    ...stepsOf(world),
    ...recordsOf(world),
  };
}

export type Company = Awaited<ReturnType<typeof createCompany>>;

const seen = ({ commitmentId, revision }: Commitment) => ({ commitmentId, revision });

/** The steps of a commitment's life as short calls: who, which commitment, what else. */
function stepsOf({ call }: World) {
  return {
    accept: (as: TestPerson, one: Commitment, more: object = { dueAt: FRIDAY }) =>
      call(as, api.acceptCommitment, { ...seen(one), ...more }),
    decline: (as: TestPerson, one: Commitment, more: object = { reason: "No budget" }) =>
      call(as, api.declineCommitment, { ...seen(one), ...more }),
    reply: (as: TestPerson, one: Commitment, text = "On it") =>
      call(as, api.replyToCommitment, { ...seen(one), text }),
    askCustomer: (as: TestPerson, one: Commitment, question = "Which city?") =>
      call(as, api.askCustomer, { ...seen(one), question }),
    answer: (as: TestPerson, one: Commitment, text: string | null = "Oslo") =>
      call(as, api.answerQuestion, { ...seen(one), text }),
    deliver: (as: TestPerson, one: Commitment) => call(as, api.deliverCommitment, seen(one)),
    confirm: (as: TestPerson, one: Commitment, fact: "yes" | "partly" | "no" = "yes") =>
      call(as, api.confirmCommitment, { ...seen(one), fact }),
    withdraw: (as: TestPerson, one: Commitment) => call(as, api.withdrawCommitment, seen(one)),
    proposeDate: (as: TestPerson, one: Commitment, dueAt: number) =>
      call(as, api.proposeDate, { ...seen(one), dueAt }),
    answerDate: (as: TestPerson, one: Commitment, isAgreed: boolean) =>
      call(as, api.answerDate, { ...seen(one), isAgreed }),
    assign: (as: TestPerson, one: Commitment, ownerId: string | null) =>
      call(as, api.assignCommitment, { ...seen(one), ownerId }),
    nudge: (as: TestPerson, one: Commitment) => call(as, api.nudgeCommitment, seen(one)),
  };
}

/** What a test puts into the database, or looks up there, past the endpoints. */
function recordsOf({ database, clock }: World) {
  return {
    async offerService(
      teamId: string,
      standards: StandardDraft[] = [],
      state: "draft" | "published" | "retired" = "published",
    ) {
      const serviceId = newId();
      await database.write(async (db) => {
        await db.insert(service).values({
          serviceId,
          teamId,
          name: `Laptops ${serviceId}`,
          promise: "You can expect a laptop.",
          state,
          createdAt: clock.now,
        });
        for (const draft of standards) {
          await db
            .insert(standard)
            .values({ standardId: newId(), serviceId, createdAt: clock.now, ...draft });
        }
      });
      return serviceId;
    },
    async workBy(teamId: string, hours: WrittenCalendar) {
      const [calendarId, calendarVersionId] = [newId(), newId()];
      const written = { holidays: [], dateHours: {}, ...hours };
      await database.write(async (db) => {
        await db.insert(calendar).values({
          calendarId,
          name: calendarId,
          isDefault: false,
          currentVersionId: calendarVersionId,
          createdAt: clock.now,
        });
        await db
          .insert(calendarVersion)
          .values({ calendarVersionId, calendarId, version: 1, hours: written, createdAt: clock.now });
        await db.update(team).set({ calendarId }).where(eq(team.teamId, teamId));
      });
    },
    rowOf: async (commitmentId: string) =>
      (await database.read.select().from(commitment).where(eq(commitment.commitmentId, commitmentId)).get())!,
    eventsOf: (subjectId: string) =>
      database.read.select().from(event).where(eq(event.subjectId, subjectId)).all(),
  };
}

export const answerWithin = (
  threshold: number,
  unit: "workingHours" | "workingDays" | "elapsedHours" | "elapsedDays",
): StandardDraft => ({
  measure: "responded",
  threshold,
  unit,
  share: 90,
  window: "month",
});
export const deliveryWithin = (
  threshold: number,
  unit: "workingHours" | "workingDays" | "elapsedHours" | "elapsedDays",
): StandardDraft => ({
  measure: "delivered",
  threshold,
  unit,
  share: 90,
  window: "month",
});
