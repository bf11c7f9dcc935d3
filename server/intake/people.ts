import { and, eq, inArray } from "drizzle-orm";
import { newId } from "#server/ctx.ts";
import { membership, person } from "#server/organisation/table.ts";
import type { PersonRow } from "#shared/intake/rows.ts";
import { endAbsentMemberships, membershipKey } from "./absentPeople.ts";
import type { Batch } from "./batch.ts";
import type { Importer, Read } from "./importer.ts";
import type { Job } from "./job.ts";
import { RowRefused } from "./report.ts";

type KnownPerson = Pick<
  typeof person.$inferSelect,
  "personId" | "name" | "email" | "objectId" | "externalKey"
>;
type KnownMembership = Pick<typeof membership.$inferSelect, "personId" | "teamId" | "role" | "state">;

/** What a batch of rows speaks of, as it is here. */
interface Here {
  byKey: Map<string, KnownPerson>;
  byObjectId: Map<string, KnownPerson>;
  memberships: Map<string, KnownMembership>;
}

/** A row is a person, and one of their teams; who is in several teams has several rows. */
export function peopleImporter(job: Job): Importer<PersonRow> {
  return {
    take: (rows) =>
      job.inBatches(rows, async (batch, slice) => {
        const here = await lookUp(batch, slice);
        for (const read of slice) await job.attempt(read.line, () => put(job, batch, here, read));
      }),
    finish: async () => {
      if (job.parts.mapping.absent !== "ignore") await endAbsentMemberships(job);
    },
  };
}

async function lookUp({ db }: Batch, rows: readonly Read<PersonRow>[]): Promise<Here> {
  const { personId, name, email, objectId, externalKey } = person;
  const columns = { personId, name, email, objectId, externalKey };
  const keys = rows.map(({ row }) => row.key);
  const objectIds = rows.flatMap(({ row }) => row.objectId ?? []);
  const keyed = await db.select(columns).from(person).where(inArray(externalKey, keys)).all();
  const signedIn =
    objectIds.length === 0
      ? []
      : await db.select(columns).from(person).where(inArray(objectId, objectIds)).all();
  const ids = [...keyed, ...signedIn].map((one) => one.personId);
  const members = await db.select().from(membership).where(inArray(membership.personId, ids)).all();
  return {
    byKey: new Map(keyed.map((one) => [one.externalKey as string, one])),
    byObjectId: new Map(signedIn.map((one) => [one.objectId as string, one])),
    memberships: new Map(members.map((one) => [membershipKey(one.personId, one.teamId), one])),
  };
}

async function put(job: Job, batch: Batch, here: Here, { line, row }: Read<PersonRow>) {
  const { directory, scratch } = job.parts;
  const team = row.team === null ? null : await directory.team(batch, row.team, "team");
  requireFirst(job, row, line, team?.teamId ?? "");
  const known = personOf(here, scratch.find("person", row.key)?.note, row);
  const after = known ? await change(batch, known, row) : await create(job, batch, row);
  here.byKey.set(row.key, after.person);
  if (row.objectId !== null) here.byObjectId.set(row.objectId, after.person);
  scratch.claim("person", row.key, line, after.person.personId);
  const isMoved =
    team !== null &&
    (await join(job, batch, here, { personId: after.person.personId, teamId: team.teamId, role: row.role }));
  if (after.isNew) return job.report.count("created");
  job.report.count(after.isChanged || isMoved ? "changed" : "unchanged");
}

/** A second row of a person names another team; the same again is a slip. */
function requireFirst({ parts: { scratch } }: Job, { key, name }: PersonRow, line: number, teamId: string) {
  const before = scratch.claim("row", JSON.stringify([key, teamId]), line);
  if (before) throw new RowRefused("key", "intake.refused.twice", { value: key, line: before.line });
  const named = scratch.claim("name", key, line, name);
  if (named && named.note !== name)
    throw new RowRefused("name", "intake.refused.otherName", { value: key, line: named.line });
}

/** By key, else by the sign-in; a sign-in that belongs to somebody else is for an admin to merge. */
function personOf(
  here: Here,
  madeId: string | undefined,
  { key, objectId, name, email }: PersonRow,
): KnownPerson | undefined {
  const keyed =
    here.byKey.get(key) ??
    (madeId ? { personId: madeId, name, email, objectId, externalKey: key } : undefined);
  const signedIn = objectId === null ? undefined : here.byObjectId.get(objectId);
  if (keyed && signedIn && keyed.personId !== signedIn.personId)
    throw new RowRefused("objectId", "intake.refused.otherSignIn");
  if (!keyed && signedIn && signedIn.externalKey !== null)
    throw new RowRefused("objectId", "intake.refused.otherKey", { key: signedIn.externalKey });
  if (keyed?.objectId && objectId && keyed.objectId !== objectId)
    throw new RowRefused("objectId", "intake.refused.otherSignIn");
  return keyed ?? signedIn;
}

async function create({ parts: { now } }: Job, batch: Batch, { key, name, email, objectId }: PersonRow) {
  const made: KnownPerson = { personId: newId(), name, email, objectId, externalKey: key };
  await batch.write((db) => db.insert(person).values({ ...made, createdAt: now() }));
  batch.record({ verb: "person.imported", subjectId: made.personId, audience: [made.personId] });
  return { person: made, isNew: true, isChanged: true };
}

async function change(batch: Batch, known: KnownPerson, { key, name, email, objectId }: PersonRow) {
  const after = {
    ...known,
    name,
    email: email ?? known.email,
    objectId: objectId ?? known.objectId,
    externalKey: key,
  };
  const isChanged = (["name", "email", "objectId", "externalKey"] as const).some(
    (field) => after[field] !== known[field],
  );
  if (!isChanged) return { person: known, isNew: false, isChanged };
  const { personId, ...fields } = after;
  await batch.write((db) => db.update(person).set(fields).where(eq(person.personId, personId)));
  batch.record({ verb: "person.changed", subjectId: personId, audience: [personId] });
  return { person: after, isNew: false, isChanged };
}

/** Whether the membership is new or another one than before. */
async function join(
  { parts: { now, scratch } }: Job,
  batch: Batch,
  { memberships }: Here,
  member: Omit<KnownMembership, "state">,
) {
  const { personId, teamId, role } = member;
  const key = membershipKey(personId, teamId);
  scratch.claim("membership", key, 0);
  const before = memberships.get(key);
  if (before?.role === role && before.state === "active") return false;
  const active = { role, state: "active" } as const;
  memberships.set(key, { ...member, ...active });
  const isSame = and(eq(membership.personId, personId), eq(membership.teamId, teamId));
  await batch.write((db) =>
    before
      ? db.update(membership).set(active).where(isSame)
      : db.insert(membership).values({ ...member, ...active, createdAt: now() }),
  );
  batch.record({
    verb: "membership.changed",
    subjectId: teamId,
    audience: [teamId, personId],
    change: { personId, role, roleBefore: before?.state === "active" ? before.role : null },
  });
  return true;
}
