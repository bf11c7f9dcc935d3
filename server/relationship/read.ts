import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, found, requireRight } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { event } from "#server/event/table.ts";
import { person, team } from "#server/organisation/table.ts";
import type * as api from "#shared/relationship/api.ts";
import { type RelationshipChange, relationshipChanges } from "#shared/relationship/model.ts";
import { pairOf } from "#shared/relationship/sides.ts";
import { countCommitments, countServices } from "./counts.ts";
import { findRelationship } from "./row.ts";
import { relationshipNote } from "./table.ts";
import type { Trace } from "./write.ts";

export async function getRelationship(
  ctx: Ctx,
  { relationshipId }: z.output<typeof api.getRelationship.input>,
) {
  const known = await findReadable(ctx, relationshipId);
  const countsOf = await countCommitments(ctx.db, [relationshipId], ctx.now);
  const servicesOf = await countServices(ctx.db, [known.supplier.teamId]);
  return { ...known, counts: countsOf(relationshipId), serviceCount: servicesOf(known.supplier.teamId) };
}

/** A relationship as its two sides may read it. */
export async function findReadable(ctx: Ctx, relationshipId: string) {
  const known = await findRelationship(ctx.db, relationshipId);
  requireRight(ctx, "relationship.read", pairOf(known));
  return known;
}

type HistoryInput = z.output<typeof api.listRelationshipHistory.input>;

export async function listRelationshipHistory(ctx: Ctx, { relationshipId, cursor, limit }: HistoryInput) {
  await findReadable(ctx, relationshipId);
  const rows = await selectChanges(ctx.db)
    .where(
      and(
        eq(event.subjectId, relationshipId),
        inArray(event.verb, Object.keys(kindOf)),
        cursor === undefined ? undefined : lt(event.sequence, cursor),
      ),
    )
    .orderBy(desc(event.sequence))
    .limit(limit + 1)
    .all();
  const items = rows.slice(0, limit).map(({ verb, change, ...row }) => {
    const { side = null, tier = null } = change as Partial<Trace>;
    return { ...row, kind: found(kindOf[verb]), side, tier };
  });
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.sequence) : null };
}

const kindOf: Record<string, RelationshipChange["kind"]> = Object.fromEntries(
  relationshipChanges.map((kind) => [`relationship.${kind}`, kind]),
);

function selectChanges(db: Db) {
  return db
    .select({
      sequence: event.sequence,
      verb: event.verb,
      occurredAt: event.occurredAt,
      change: event.change,
      actor: { personId: person.personId, name: person.name },
      reason: relationshipNote.text,
    })
    .from(event)
    .leftJoin(person, eq(person.personId, event.actorId))
    .leftJoin(relationshipNote, eq(relationshipNote.noteId, sql`${event.change} ->> '$.noteId'`));
}

/** A team whose relations may be seen as a whole: by its members, and by an admin, who set them up. */
export async function findOverviewTeam(ctx: Ctx, teamId: string) {
  requireRight(ctx, "relationship.overview", { teamId });
  return found(
    await ctx.db
      .select({ teamId: team.teamId, name: team.name })
      .from(team)
      .where(eq(team.teamId, teamId))
      .get(),
  );
}
