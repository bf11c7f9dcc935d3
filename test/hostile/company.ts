import { sql } from "drizzle-orm";
import { pino } from "pino";
import { newId } from "#server/ctx.ts";
import { createMetrics, observeRequests } from "#server/observe.ts";
import { person, team } from "#server/organisation/table.ts";
import { relationship } from "#server/relationship/table.ts";
import * as commitmentApi from "#shared/commitment/api.ts";
import { createWorld } from "#test/world.ts";
import { moreRoutes } from "./caller.ts";

/** Words that must not turn up: another company's, those of two teams before a third one, anybody's in the logs. */
export const secrets = { foreign: "ForeignWords", between: "PrivateWords", names: "NamedSomebody" };

/** IT serves HR with something private between them; Fay stands outside; another company lives beside. */
export async function createFuzzedCompany() {
  const logged: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => logged.push(line) });
  const world = await createWorld({ log, moreRoutes, observe: observeRequests(createMetrics(), log) });
  const { addTeam, addPerson, call, clock, database } = world;
  const it = await addTeam("IT");
  const hr = await addTeam("HR");
  const other = await addTeam("Finance");
  const named = (name: string) => `${name} ${secrets.names}`;
  const people = {
    sam: await addPerson(named("Sam"), { [it.teamId]: "lead" }),
    lin: await addPerson(named("Lin"), { [it.teamId]: "member" }),
    mei: await addPerson(named("Mei"), { [hr.teamId]: "lead" }),
    ray: await addPerson(named("Ray"), { [hr.teamId]: "desk" }),
    fay: await addPerson(named("Fay"), { [other.teamId]: "lead" }),
    ada: await addPerson(named("Ada"), {}, ["admin", "committee"]),
    new: await addPerson(named("Newcomer")),
  };
  const relationshipId = newId();
  const moments = { createdAt: clock.now, proposedAt: clock.now, confirmedAt: clock.now };
  const sides = { supplierTeamId: it.teamId, customerTeamId: hr.teamId };
  await database.write((db) =>
    db.insert(relationship).values({ relationshipId, ...sides, state: "confirmed", ...moments }),
  );
  const made = await call(people.lin, commitmentApi.promiseCommitment, {
    ...sides,
    sentence: secrets.between,
    dueAt: clock.now + 86_400_000,
  });
  const foreign = await addForeignCompany(world);
  const teamIds = [it, hr, other].map(({ teamId }) => teamId);
  const personIds = Object.values(people).map(({ personId }) => personId);
  const ids = [...teamIds, ...personIds, relationshipId, made.commitmentId];
  return { ...world, people, it, hr, teamIds, ids, foreign, logged };
}

async function addForeignCompany({ companies, clock }: Awaited<ReturnType<typeof createWorld>>) {
  const database = await companies.open(crypto.randomUUID());
  const [teamId, personId] = [newId(), newId()];
  const common = { name: secrets.foreign, createdAt: clock.now };
  await database.write(async (db) => {
    await db.insert(team).values({ teamId, kind: "team", ...common });
    await db.insert(person).values({ personId, objectId: crypto.randomUUID(), ...common });
  });
  return [teamId, personId];
}

type World = Awaited<ReturnType<typeof createWorld>>;

/**
 * What a refusal leaves as it was: how many rows each table has. Not counted is a first sign-in, which comes before any
 * answer; somebody who was erased signs in as somebody new.
 */
export async function describeState({ database }: Pick<World, "database">) {
  const tables = await database.read.values<[string]>(
    sql`select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not in ('event', 'person') order by name`,
  );
  const counts = tables.map(([name]) => `'${name}', (select count(*) from "${name}")`);
  const query = `select json_object('event', (select count(*) from event where verb <> 'person.signedIn'), ${counts.join(", ")})`;
  return async () => String((await database.read.values<[string]>(sql.raw(query)))[0]?.[0]);
}
