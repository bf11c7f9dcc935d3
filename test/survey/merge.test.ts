import { expect, test } from "vitest";
import { newId } from "#server/ctx.ts";
import { membership, person } from "#server/organisation/table.ts";
import { surveyParticipation } from "#server/survey/tables.ts";
import { mergePeople } from "#shared/organisation/api.ts";
import * as api from "#shared/survey/api.ts";
import { refusal } from "#test/world.ts";
import { createCompany } from "./company.ts";

/** A round in which somebody is asked twice: as they sign in, and as the row of an import that has yet to be merged. */
async function withImportedTwin(importedTeam: "Finance" | "Sales" | null) {
  const company = await createCompany({ Finance: 6, Sales: 6 });
  const { call, admin, database, clock, teams } = company;
  const signedIn = company.teams.Finance!.people[0]!;
  const personId = newId();
  const teamId = importedTeam === null ? null : teams[importedTeam]!.teamId;
  await database.write(async (db) => {
    const imported = { personId, name: signedIn.name, externalKey: "hr/1", createdAt: clock.now };
    await db.insert(person).values(imported);
    if (teamId === null) return;
    const role = { role: "member", state: "active", createdAt: clock.now } as const;
    await db.insert(membership).values({ personId, teamId, ...role });
  });
  const { roundId } = await company.open();
  const merge = () => call(admin, mergePeople, { personId, signedInPersonId: signedIn.personId });
  return { ...company, roundId, signedIn, merge };
}

test.each(["Finance", "Sales"] as const)(
  "who has answered, and turns out to be somebody imported into %s who was asked too, cannot answer again",
  async (importedTeam) => {
    const { roundId, signedIn, merge, answer, call } = await withImportedTwin(importedTeam);
    await answer(signedIn, roundId, { overall: 2 });
    await merge();
    expect(await refusal(answer(signedIn, roundId, { overall: 2 }))).toMatchObject({
      key: "survey.error.answered",
    });
    expect((await call(signedIn, api.getMySurvey, {})).asks).toMatchObject([{ isAnswered: true }]);
  },
);

test("an answer stays with the team in whose name it was asked for, whatever the import says", async () => {
  const { roundId, signedIn, merge, answer, close, release, committee, everybody } =
    await withImportedTwin("Sales");
  await answer(signedIn, roundId, { overall: 2 });
  await merge();
  for (const person of everybody.slice(1)) await answer(person, roundId, { overall: 4 });
  await close(roundId);
  const { customers } = (await release(committee)).release!;
  const sizes = customers.map(({ customer, figures }) => [
    customer.name,
    figures?.answered,
    figures?.invited,
  ]);
  expect(sizes.toSorted()).toEqual([
    ["Finance", 6, 6],
    ["Sales", 6, 6],
  ]);
});

test("who was asked as they sign in is still asked once they are found to be an imported person", async () => {
  const { roundId, signedIn, merge, answer, call, database } = await withImportedTwin(null);
  await merge();
  expect((await call(signedIn, api.getMySurvey, {})).asks).toMatchObject([{ isAnswered: false }]);
  await answer(signedIn, roundId, { overall: 4 });
  expect(await database.read.select().from(surveyParticipation).all()).toHaveLength(1);
});
