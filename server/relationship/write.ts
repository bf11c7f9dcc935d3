import { and, eq } from "drizzle-orm";
import { type Ctx, newId } from "#server/ctx.ts";
import { Problem } from "#shared/problem.ts";
import type { Relationship, RelationshipChange } from "#shared/relationship/model.ts";
import { findRelationship, type TeamPair } from "./row.ts";
import { relationship, relationshipNote } from "./table.ts";

type Fields = Partial<typeof relationship.$inferInsert>;

/** Writes a change, unless the row is no longer what its reader saw; answers the relationship as it is then. */
export async function change(
  ctx: Ctx,
  { relationshipId, revision }: Pick<Relationship, "relationshipId" | "revision">,
  fields: Fields,
) {
  const changed = await ctx.db
    .update(relationship)
    .set({ ...fields, revision: revision + 1 })
    .where(and(eq(relationship.relationshipId, relationshipId), eq(relationship.revision, revision)))
    .returning({ revision: relationship.revision });
  if (changed.length === 0) throw new Problem("conflict", "error.conflict");
  return findRelationship(ctx.db, relationshipId);
}

/** Keeps a reason for the history, whatever the row says later. */
export async function addNote(ctx: Ctx, relationshipId: string, text: string) {
  const noteId = newId(ctx.now);
  await ctx.db
    .insert(relationshipNote)
    .values({ noteId, relationshipId, authorId: ctx.actor.personId, text, createdAt: ctx.now });
  return noteId;
}

/** What the history keeps beside the kind of the change. */
export interface Trace {
  side: RelationshipChange["side"];
  tier?: number;
  noteId?: string;
}

export function recordChange(
  ctx: Ctx,
  kind: RelationshipChange["kind"],
  relationshipId: string,
  pair: TeamPair,
  trace: Trace,
) {
  ctx.record({
    verb: `relationship.${kind}`,
    subjectId: relationshipId,
    audience: [pair.supplierTeamId, pair.customerTeamId],
    change: { ...trace },
  });
}
