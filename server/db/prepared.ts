import type { Db } from "./open.ts";

/**
 * Builds a query once for each database and shape, because building costs several times what running it does; what
 * differs between two runs is a `sql.placeholder`.
 *
 * @example const byId = prepared((db) => db.select().from(team).where(eq(team.teamId, sql.placeholder("teamId"))).prepare());
 *   await byId(ctx.db).get({ teamId });
 */
export function prepared<Query, Shape extends string | number | undefined = undefined>(
  build: (db: Db, shape: Shape) => Query,
) {
  const kept = new WeakMap<Db, Map<Shape, Query>>();
  return function queryOn(db: Db, ...[shape]: Shape extends undefined ? [] : [Shape]) {
    const ofDatabase = kept.get(db) ?? new Map<Shape, Query>();
    kept.set(db, ofDatabase);
    const known = ofDatabase.get(shape as Shape);
    if (known) return known;
    const query = build(db, shape as Shape);
    ofDatabase.set(shape as Shape, query);
    return query;
  };
}
