import { proposeRelationship } from "#shared/relationship/api.ts";
import * as survey from "#shared/survey/api.ts";
import { createServedWorld } from "#test/tabServer.ts";
import type { TestPerson } from "#test/world.ts";

const ratings = { quality: 3, attitude: 4, efficiency: 3, overall: 3 };

/** IT, led by Sam, serves Finance, led by Lin, whose six people are asked in a round that Carla of the committee has opened. */
export async function withOpenRound() {
  const world = await createServedWorld();
  const [it, finance] = [await world.addTeam("IT"), await world.addTeam("Finance")];
  const sam = await world.addPerson("Sam", { [it.teamId]: "lead" });
  const lin = await world.addPerson("Lin", { [finance.teamId]: "lead" });
  const others = await Promise.all(
    Array.from({ length: 5 }, (_, place) =>
      world.addPerson(`Finance ${place}`, { [finance.teamId]: "member" }),
    ),
  );
  const carla = await world.addPerson("Carla", {}, ["committee"]);
  const pair = { supplierTeamId: it.teamId, customerTeamId: finance.teamId };
  await world.call(sam, proposeRelationship, { ...pair, side: "supplier" });
  const { relationshipId } = await world.call(lin, proposeRelationship, { ...pair, side: "customer" });
  const { roundId } = await world.call(carla, survey.openRound, {});
  const answer = (person: TestPerson) =>
    world.call(person, survey.answerSurvey, { roundId, supplierTeamId: it.teamId, ratings });
  const close = () => world.call(carla, survey.closeRound, { roundId });
  return { world, sam, lin, others, carla, relationshipId, answer, close };
}
