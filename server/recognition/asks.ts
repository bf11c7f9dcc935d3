import { and, asc, eq, isNull, ne, or, sql } from "drizzle-orm";
import type { Ctx } from "#server/ctx.ts";
import { prepared } from "#server/db/prepared.ts";
import type { Ask } from "#shared/ask.ts";
import { mayDo } from "#shared/rights.ts";
import { honour } from "./table.ts";

const selectWaiting = prepared((db) => {
  const me = sql.placeholder("personId");
  const isOthers = and(ne(honour.nominatedById, me), or(isNull(honour.nomineeId), ne(honour.nomineeId, me)));
  return db
    .select({ subjectId: honour.honourId, title: honour.title, askedAt: honour.proposedAt })
    .from(honour)
    .where(and(eq(honour.state, "proposed"), isOthers))
    .orderBy(asc(honour.listedAt))
    .limit(sql.placeholder("limit"))
    .prepare();
});

/** The nominations that somebody of the committee may decide on. */
export async function listHonourAsks({ db, actor }: Ctx, limit: number): Promise<Ask[]> {
  if (!mayDo(actor, "honour.decide")) return [];
  const rows = await selectWaiting(db).all({ personId: actor.personId, limit });
  return rows.map((row) => ({ ...row, kind: "honour", placeId: row.subjectId, from: null }));
}
