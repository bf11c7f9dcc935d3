import { proposeRelationship } from "#shared/relationship/api.ts";
import * as survey from "#shared/survey/api.ts";
import type { Aspect } from "#shared/survey/model.ts";
import { createServedWorld } from "#test/tabServer.ts";
import type { TestPerson } from "#test/world.ts";

type Said = Record<Aspect, number>;

const middling: Said = { quality: 3, attitude: 4, efficiency: 3, overall: 3 };

/** IT, led by Sam, serves Finance, led by Lin, which has six people; Carla of the committee is in no team. */
export async function createServed() {
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
  const open = () => world.call(carla, survey.openRound, {});
  const close = (roundId: string) => world.call(carla, survey.closeRound, { roundId });
  const answer = (roundId: string, person: TestPerson, ratings: Said = middling) =>
    world.call(person, survey.answerSurvey, { roundId, supplierTeamId: it.teamId, ratings });

  /** A round that all six have answered, the one who is nth with what `rate` says. */
  async function hold(rate: (place: number) => Said) {
    const { roundId } = await open();
    for (const [place, person] of [lin, ...others].entries()) await answer(roundId, person, rate(place));
    await close(roundId);
    return roundId;
  }
  return { world, sam, lin, others, carla, relationshipId, open, close, answer, hold };
}

/** The same with a round that is open. */
export async function withOpenRound() {
  const company = await createServed();
  const { roundId } = await company.open();
  const answer = (person: TestPerson) => company.answer(roundId, person);
  const close = () => company.close(roundId);
  return { ...company, answer, close };
}
