import { inArray, sql } from "drizzle-orm";
import { commitment } from "#server/commitment/table.ts";
import type { Db } from "#server/db/open.ts";
import { event } from "#server/event/table.ts";
import { listEvents } from "#server/event/verbs.ts";
import type { Happening } from "#shared/intake/replay.ts";
import { RowRefused } from "./report.ts";

/** A case that was imported before, and what the file said of it then. */
interface Imported {
  commitmentId: string;
  facts: string;
}

const IMPORTED = "commitment.imported";

/** Which of these cases are here already, by their keys. */
export async function importedBefore(db: Db, externalKeys: string[]) {
  const facts = sql<string>`(select ${event.change} ->> '$.facts' from ${event} where ${event.subjectId} = ${commitment.commitmentId} and ${event.verb} = ${IMPORTED} order by ${event.sequence} desc limit 1)`;
  const { commitmentId, externalKey } = commitment;
  const rows = await db
    .select({ commitmentId, externalKey, facts })
    .from(commitment)
    .where(inArray(externalKey, externalKeys))
    .all();
  return new Map(rows.map((row): [string, Imported] => [row.externalKey as string, row]));
}

type Told = Awaited<ReturnType<typeof listEvents>>;

/** What has been told of a case so far; refuses where somebody has worked on it here since it was imported. */
export async function requireUntouched(db: Db, commitmentId: string): Promise<Told> {
  const told = await listEvents({ db }, commitmentId);
  const importedLast = told.findLastIndex(({ verb }) => verb === IMPORTED);
  if (told.slice(importedLast + 1).some(({ actorId }) => actorId !== null))
    throw new RowRefused("caseId", "intake.refused.changedHere");
  return told;
}

/** The part of a history that has not been told yet. */
export function stillToTell(history: Happening[], told: Told) {
  const known = new Set(told.map(({ verb, occurredAt }) => `${verb} ${occurredAt}`));
  return history.filter(({ verb, at }) => !known.has(`${verb} ${at}`));
}
