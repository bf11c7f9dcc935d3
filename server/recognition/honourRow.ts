import { eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { found } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { person, team } from "#server/organisation/table.ts";
import type { Honour } from "#shared/recognition/model.ts";
import { honour } from "./table.ts";

const nominee = alias(person, "nominee");
const nominator = alias(person, "nominator");
const decider = alias(person, "decider");

/** Honours with the names of all whom they concern; add `where`, `orderBy` and `limit`. */
export function selectHonours(db: Db) {
  return db
    .select({
      honourId: honour.honourId,
      title: honour.title,
      reason: honour.reason,
      nominee: { personId: nominee.personId, name: nominee.name },
      nomineeTeam: { teamId: team.teamId, name: team.name },
      nominatedBy: { personId: nominator.personId, name: nominator.name },
      state: honour.state,
      evidenceIds: honour.evidenceIds,
      evidenceCount: sql<number>`json_array_length(${honour.evidenceIds})`,
      decidedBy: { personId: decider.personId, name: decider.name },
      decisionReason: honour.decisionReason,
      benefit: honour.benefit,
      proposedAt: honour.proposedAt,
      decidedAt: honour.decidedAt,
      listedAt: honour.listedAt,
    })
    .from(honour)
    .innerJoin(team, eq(team.teamId, honour.nomineeTeamId))
    .innerJoin(nominator, eq(nominator.personId, honour.nominatedById))
    .leftJoin(nominee, eq(nominee.personId, honour.nomineeId))
    .leftJoin(decider, eq(decider.personId, honour.decidedById));
}

export type HonourRow = Honour & { evidenceIds: string[]; listedAt: number };

export async function findHonour(db: Db, honourId: string): Promise<HonourRow> {
  return found(await selectHonours(db).where(eq(honour.honourId, honourId)).get());
}
