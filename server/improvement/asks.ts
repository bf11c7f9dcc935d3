import { sql } from "drizzle-orm";
import { type Ctx, teamsLedBy } from "#server/ctx.ts";
import { listedAs } from "#server/db/listed.ts";
import { prepared } from "#server/db/prepared.ts";
import { type Ask, askTitle } from "#shared/ask.ts";

const selectDue = prepared((db) => {
  const [personId, now, limit] = ["personId", "now", "limit"].map((name) => sql.placeholder(name));
  const due = sql`
    select * from (
      select 'actionDue' kind, a.action_id id, a.team_id place, a.what title, t.name sender, a.due_at asked_at
      from improvement_action a join team t on t.team_id = a.team_id
      where a.owner_id = ${personId} and a.state = 'open' and a.due_at <= ${now} and a.team_id in ${listedAs("mine")}
      order by a.due_at limit ${limit}
    )
    union all select * from (
      select case a.state when 'open' then 'actionLate' else 'actionCheck' end, a.action_id, a.team_id, a.what,
        case when p.erased_at is null then p.name else t.name end, a.due_at
      from improvement_action a join team t on t.team_id = a.team_id join person p on p.person_id = a.owner_id
      where a.team_id in ${listedAs("led")} and a.state in ('open', 'done') and a.due_at <= ${now}
      and (a.state = 'done' or a.owner_id <> ${personId})
      order by a.due_at limit ${limit}
    )`;
  return db
    .select({
      kind: sql<Ask["kind"]>`kind`,
      subjectId: sql<string>`id`,
      placeId: sql<string>`place`,
      title: sql<string>`title`,
      from: sql<string>`sender`,
      askedAt: sql<number>`asked_at`,
    })
    .from(sql`(${due})`)
    .prepare();
});

/** On its day an action asks its owner whether it is done, and the team's leads whether it helped, or why it is late. */
export async function listActionAsks({ db, actor, now }: Ctx, limit: number): Promise<Ask[]> {
  const teams = { mine: [...actor.roles.keys()], led: teamsLedBy(actor) };
  const ids = { mine: JSON.stringify(teams.mine), led: JSON.stringify(teams.led) };
  const rows = await selectDue(db).all({ personId: actor.personId, now, limit, ...ids });
  return rows.map((row) => ({ ...row, title: askTitle(row.title) }));
}
