import { and, count, eq, isNull } from "drizzle-orm";
import { promiseCommitment } from "#server/commitment/make.ts";
import { commitment } from "#server/commitment/table.ts";
import type { CompanyDatabase } from "#server/db/open.ts";
import { membership, person } from "#server/organisation/table.ts";
import { relationship } from "#server/relationship/table.ts";
import { playScene } from "#server/seed/stage.ts";
import * as api from "#shared/commitment/api.ts";

const DAY_MS = 86_400_000;

/** Somebody who promises, with their team and one of its customers. */
export interface Promiser {
  personId: string;
  objectId: string;
  supplierTeamId: string;
  customerTeamId: string;
}

export async function findByName({ read }: CompanyDatabase, name: string): Promise<Promiser> {
  const row = await read
    .select({
      personId: person.personId,
      objectId: person.objectId,
      supplierTeamId: relationship.supplierTeamId,
      customerTeamId: relationship.customerTeamId,
    })
    .from(person)
    .innerJoin(membership, eq(membership.personId, person.personId))
    .innerJoin(relationship, eq(relationship.supplierTeamId, membership.teamId))
    .where(and(eq(person.name, name), eq(relationship.state, "confirmed")))
    .get();
  if (!row?.objectId) throw new Error(`${name} is not in the company.`);
  return { ...row, objectId: row.objectId };
}

/** Promises until so many of this person's are open, through the verb that serves requests. */
export async function promiseUntil(
  database: CompanyDatabase,
  promiser: Promiser,
  wanted: number,
  now: number,
) {
  const isTheirs = and(eq(commitment.ownerId, promiser.personId), isNull(commitment.closedAt));
  const row = await database.read.select({ open: count() }).from(commitment).where(isTheirs).get();
  const { supplierTeamId, customerTeamId } = promiser;
  await playScene(database, async (perform) => {
    for (let index = row?.open ?? 0; index < wanted; index += 1) {
      await perform(promiser.personId, now, api.promiseCommitment, promiseCommitment, {
        supplierTeamId,
        customerTeamId,
        sentence: `Papers for project ${index}`,
        details: "",
        dueAt: now + DAY_MS * (1 + (index % 9)),
      });
    }
  });
}
