import { and, asc, eq, gt, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Db } from "#server/db/open.ts";
import { membership, person } from "#server/organisation/table.ts";
import type { Batch } from "./batch.ts";
import type { Job } from "./job.ts";

const PEOPLE_AT_ONCE = 200;

export const membershipKey = (personId: string, teamId: string) => `${personId} ${teamId}`;

/**
 * After a file that names everybody: who was imported before and is not in it is reported, and so are memberships that
 * it does not name; where the mapping says so, these memberships end. Nobody is erased by a file.
 */
export async function endAbsentMemberships(job: Job) {
  for (let lastId: string | null = ""; lastId !== null; ) {
    await job.inBatch(async (batch) => {
      const people = await importedAfter(batch.db, lastId as string);
      reportAbsent(job, people);
      await endOf(job, batch, people);
      lastId = people.length < PEOPLE_AT_ONCE ? null : (people.at(-1)?.personId ?? null);
    });
  }
}

type Imported = Awaited<ReturnType<typeof importedAfter>>[number];

function importedAfter(db: Db, lastId: string) {
  const { personId, name, externalKey } = person;
  return db
    .select({ personId, name, externalKey })
    .from(person)
    .where(and(gt(personId, lastId), isNotNull(externalKey), isNull(person.erasedAt)))
    .orderBy(asc(personId))
    .limit(PEOPLE_AT_ONCE)
    .all();
}

function reportAbsent({ report, parts: { scratch } }: Job, people: Imported[]) {
  for (const { name, externalKey } of people) {
    if (scratch.find("name", externalKey ?? "") !== null) continue;
    report.count("missing");
    report.note(null, { key: "intake.note.missingPerson", values: { name, key: externalKey ?? "" } });
  }
}

async function endOf(job: Job, batch: Batch, people: Imported[]) {
  const { directory, scratch, mapping } = job.parts;
  const nameOf = new Map(people.map(({ personId, name }) => [personId, name]));
  const isTheirs = inArray(membership.personId, [...nameOf.keys()]);
  for (const { personId, teamId } of await batch.db.select().from(membership).where(isTheirs).all()) {
    if (scratch.find("membership", membershipKey(personId, teamId)) !== null) continue;
    const values = { name: nameOf.get(personId) ?? "", team: directory.teams.byId.get(teamId)?.name ?? "" };
    job.report.note(null, { key: "intake.note.leftTeam", values });
    if (mapping.absent === "end") await end(batch, personId, teamId);
  }
}

async function end(batch: Batch, personId: string, teamId: string) {
  const isIt = and(eq(membership.personId, personId), eq(membership.teamId, teamId));
  await batch.write((db) => db.delete(membership).where(isIt));
  const audience = [teamId, personId];
  batch.record({ verb: "membership.removed", subjectId: teamId, audience, change: { personId } });
}
