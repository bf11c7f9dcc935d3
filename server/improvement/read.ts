import { and, desc, eq, inArray, lt, ne } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, found, requireRight } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { person, team } from "#server/organisation/table.ts";
import type * as api from "#shared/improvement/api.ts";
import type { Action, ActionSource } from "#shared/improvement/model.ts";
import { improvementAction } from "./table.ts";

/** A team's own people see its actions, the committee sees all. */
export async function listActions(
  ctx: Ctx,
  { teamId, sourceId, state, cursor, limit }: z.output<typeof api.listActions.input>,
) {
  requireRight(ctx, "improvement.read", { teamId: teamId ?? null });
  const isWanted = and(
    teamId ? eq(improvementAction.teamId, teamId) : undefined,
    sourceId ? eq(improvementAction.sourceId, sourceId) : undefined,
    state ? eq(improvementAction.state, state) : undefined,
    cursor ? lt(improvementAction.actionId, cursor) : undefined,
  );
  const rows = await selectActions(ctx.db)
    .where(isWanted)
    .orderBy(desc(improvementAction.actionId))
    .limit(limit + 1)
    .all();
  const items = rows.slice(0, limit).map(toAction);
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.actionId : null };
}

/**
 * Whether something has led to an action that was not given up.
 *
 * @example await hasActionFor(db, { kind: "survey", id: roundId })
 */
export async function hasActionFor(db: Db, { kind, id }: ActionSource) {
  return (await sourcesWithAction(db, kind, [id])).has(id);
}

/** Which of these have led to an action that was not given up. */
export async function sourcesWithAction(db: Db, kind: ActionSource["kind"], ids: string[]) {
  if (ids.length === 0) return new Set<string>();
  const counts = and(
    inArray(improvementAction.sourceId, ids),
    eq(improvementAction.sourceKind, kind),
    ne(improvementAction.state, "dropped"),
  );
  const rows = await db
    .selectDistinct({ sourceId: improvementAction.sourceId })
    .from(improvementAction)
    .where(counts)
    .all();
  return new Set(rows.map(({ sourceId }) => sourceId));
}

/** What followed from one thing, for whoever may see that thing. */
export async function actionsOf(db: Db, { kind, id }: ActionSource): Promise<Action[]> {
  const isOfSource = and(eq(improvementAction.sourceId, id), eq(improvementAction.sourceKind, kind));
  const rows = await selectActions(db).where(isOfSource).orderBy(desc(improvementAction.actionId)).all();
  return rows.map(toAction);
}

export async function findAction(db: Db, actionId: string): Promise<Action> {
  return toAction(found(await selectActions(db).where(eq(improvementAction.actionId, actionId)).get()));
}

const selectActions = (db: Db) =>
  db
    .select({
      action: improvementAction,
      team: { teamId: team.teamId, name: team.name },
      owner: { personId: person.personId, name: person.name },
    })
    .from(improvementAction)
    .innerJoin(team, eq(team.teamId, improvementAction.teamId))
    .innerJoin(person, eq(person.personId, improvementAction.ownerId));

interface Row extends Pick<Action, "team" | "owner"> {
  action: typeof improvementAction.$inferSelect;
}

function toAction({ action, team: ofTeam, owner }: Row): Action {
  const { sourceKind, sourceId, ...rest } = action;
  return { ...rest, source: { kind: sourceKind, id: sourceId }, team: ofTeam, owner };
}
