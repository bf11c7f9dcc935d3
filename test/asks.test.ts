import { expect, test } from "vitest";
import { getToday } from "#shared/commitment/readApi.ts";
import { chooseTeam, confirmMembership } from "#shared/organisation/teamApi.ts";
import { proposeRelationship } from "#shared/relationship/api.ts";
import { createWorld } from "#test/world.ts";

test("a lead's Today asks about a newcomer until it is settled, and asks nobody else", async () => {
  const { addTeam, addPerson, call } = await createWorld();
  const finance = await addTeam("Finance");
  const mei = await addPerson("Mei", { [finance.teamId]: "lead" });
  const noor = await addPerson("Noor", { [finance.teamId]: "member" });
  const alex = await addPerson("Alex");
  await call(alex, chooseTeam, { teamId: finance.teamId });
  const ask = {
    kind: "membership",
    subjectId: alex.personId,
    placeId: finance.teamId,
    title: "Alex",
    from: "Finance",
  };
  expect((await call(mei, getToday, {})).asks).toMatchObject([ask]);
  expect((await call(noor, getToday, {})).asks).toEqual([]);
  await call(mei, confirmMembership, { teamId: finance.teamId, personId: alex.personId });
  expect((await call(mei, getToday, {})).asks).toEqual([]);
});

test("a relationship proposed by the other side is asked about on the lead's Today, the oldest ask first", async () => {
  const { addTeam, addPerson, call, clock } = await createWorld();
  const [it, finance] = [await addTeam("IT"), await addTeam("Finance")];
  const tomas = await addPerson("Tomas", { [it.teamId]: "lead" });
  const mei = await addPerson("Mei", { [finance.teamId]: "lead" });
  const { relationshipId } = await call(tomas, proposeRelationship, {
    supplierTeamId: it.teamId,
    customerTeamId: finance.teamId,
    side: "supplier",
    flow: "Laptops",
  });
  clock.now += 1000;
  await call(await addPerson("Alex"), chooseTeam, { teamId: finance.teamId });
  const { asks } = await call(mei, getToday, {});
  expect(asks.map(({ kind, subjectId }) => [kind, subjectId]).at(0)).toEqual([
    "relationship",
    relationshipId,
  ]);
  expect(asks.map(({ kind }) => kind)).toEqual(["relationship", "membership"]);
});
