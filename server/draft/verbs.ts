import { and, desc, eq, lt, notInArray } from "drizzle-orm";
import type { z } from "zod";
import type { Ctx } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import type * as api from "#shared/draft/api.ts";
import { draft } from "./table.ts";

const KEPT_FOR_MS = 30 * 86_400_000;
const KEPT_AT_MOST = 30;

const mine = (personId: string, draftKey: string) =>
  and(eq(draft.personId, personId), eq(draft.draftKey, draftKey));

export async function readDraft({ db, actor }: Ctx, { draftKey }: z.output<typeof api.readDraft.input>) {
  const row = await db
    .select({ values: draft.values })
    .from(draft)
    .where(mine(actor.personId, draftKey))
    .get();
  return { values: row?.values ?? null };
}

export async function keepDraft(
  { db, actor: { personId }, now }: Ctx,
  { draftKey, values }: z.output<typeof api.keepDraft.input>,
) {
  const row = { personId, draftKey, values, updatedAt: now };
  await db
    .insert(draft)
    .values(row)
    .onConflictDoUpdate({ target: [draft.personId, draft.draftKey], set: { values, updatedAt: now } });
  const newest = db
    .select({ draftKey: draft.draftKey })
    .from(draft)
    .where(eq(draft.personId, personId))
    .orderBy(desc(draft.updatedAt))
    .limit(KEPT_AT_MOST);
  await db.delete(draft).where(and(eq(draft.personId, personId), notInArray(draft.draftKey, newest)));
  return { done: true as const };
}

export async function dropDraft({ db, actor }: Ctx, { draftKey }: z.output<typeof api.dropDraft.input>) {
  await db.delete(draft).where(mine(actor.personId, draftKey));
  return { done: true as const };
}

/** Forgets everybody's drafts that nobody touched for 30 days. */
export async function dropOldDrafts(db: Db, now: number) {
  await db.delete(draft).where(lt(draft.updatedAt, now - KEPT_FOR_MS));
}
