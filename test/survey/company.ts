import { newId } from "#server/ctx.ts";
import { relationship } from "#server/relationship/table.ts";
import * as api from "#shared/survey/api.ts";
import { createWorld, type TestPerson } from "#test/world.ts";

type Answering = Partial<Record<"quality" | "attitude" | "efficiency" | "overall", number>>;

/** A company in which IT serves customer teams of these sizes; nobody has been asked anything yet. */
export async function createCompany(sizes: Record<string, number> = { Finance: 12, Sales: 8, Legal: 3 }) {
  const world = await createWorld();
  const { addTeam, addPerson, call, clock, database } = world;
  const it = await addTeam("IT");
  const lead = await addPerson("Lena", { [it.teamId]: "lead" });
  const colleague = await addPerson("Ingo", { [it.teamId]: "member" });
  const committee = await addPerson("Carla", {}, ["committee"]);
  const admin = await addPerson("Ada", {}, ["admin"]);
  const teams: Record<string, { teamId: string; name: string; people: TestPerson[] }> = {};
  for (const [name, size] of Object.entries(sizes)) {
    const team = await addTeam(name);
    const people: TestPerson[] = [];
    for (let index = 0; index < size; index += 1)
      people.push(await addPerson(`${name} ${index}`, { [team.teamId]: "member" }));
    teams[name] = { ...team, people };
    await serve(it.teamId, team.teamId);
  }

  async function serve(supplierTeamId: string, customerTeamId: string) {
    const common = { createdAt: clock.now, proposedAt: clock.now, confirmedAt: clock.now };
    await database.write((db) =>
      db.insert(relationship).values({
        relationshipId: newId(),
        supplierTeamId,
        customerTeamId,
        state: "confirmed",
        ...common,
      }),
    );
  }

  const open = (input: { sharePercent?: number; extraItems?: "effort"[] } = {}) =>
    call(committee, api.openRound, input);
  const close = (roundId: string) => call(committee, api.closeRound, { roundId });
  const answer = (as: TestPerson, roundId: string, ratings: Answering, comment?: string) =>
    call(as, api.answerSurvey, { roundId, supplierTeamId: it.teamId, ratings, comment });
  const release = (as: TestPerson, input: { customerTeamId?: string; roundId?: string } = {}) =>
    call(as, api.getRelease, { supplierTeamId: it.teamId, ...input });
  const everybody = Object.values(teams).flatMap(({ people }) => people);

  /** Opens a round, has everybody answer all four aspects with what `rate` says, and closes it. */
  async function holdRound(rate: (person: TestPerson, index: number) => number, comment?: string) {
    const { roundId } = await open();
    for (const [index, person] of everybody.entries()) {
      const rating = rate(person, index);
      await answer(
        person,
        roundId,
        { quality: rating, attitude: rating, efficiency: rating, overall: rating },
        comment,
      );
    }
    await close(roundId);
    return roundId;
  }

  const explain = (roundId: string) =>
    call(committee, api.explainNoAction, { roundId, reason: "Everything is as it should be." });

  return {
    ...world,
    it,
    lead,
    colleague,
    committee,
    admin,
    teams,
    everybody,
    serve,
    open,
    close,
    answer,
    release,
    holdRound,
    explain,
  };
}

export type Company = Awaited<ReturnType<typeof createCompany>>;
export const DAY_MS = 86_400_000;
