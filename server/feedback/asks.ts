import { sql } from "drizzle-orm";
import { type Ctx, teamsLedBy } from "#server/ctx.ts";
import { listedAs } from "#server/db/listed.ts";
import { prepared } from "#server/db/prepared.ts";
import { type Ask, askTitle } from "#shared/ask.ts";
import { LEADS_ASKED_AFTER_DAYS } from "#shared/feedback/rules.ts";

const DAY_MS = 86_400_000;

/** The reader's teams for which they answer where nobody else does: those they lead, and those that nobody leads. */
const answeredFor = sql`
  select value from json_each(${sql.placeholder("mine")})
  where value in ${listedAs("led")} or not exists (
    select 1 from membership m join person p on p.person_id = m.person_id and p.erased_at is null
    where m.team_id = value and m.state = 'active' and m.role = 'lead'
  )`;

const selectWaiting = prepared((db) => {
  const [personId, now, late, limit] = ["personId", "now", "late", "limit"].map((name) =>
    sql.placeholder(name),
  );
  const waiting = sql`
    select * from (
      select 'suggestion' kind, s.suggestion_id id, s.text title, t.name sender, s.created_at asked_at
      from suggestion s join team t on t.team_id = s.customer_team_id
      where s.owner_id = ${personId} and s.state = 'open' and s.supplier_team_id in ${listedAs("mine")}
      order by s.created_at limit ${limit}
    )
    union all select * from (
      select 'suggestion', s.suggestion_id, s.text, t.name, s.created_at
      from suggestion s join team t on t.team_id = s.customer_team_id
      where s.supplier_team_id in (${answeredFor}) and s.state = 'open' and s.owner_id is not ${personId} and (
        not exists (
          select 1 from membership m join person p on p.person_id = m.person_id and p.erased_at is null
          where m.person_id = s.owner_id and m.team_id = s.supplier_team_id and m.state = 'active'
        ) or (s.created_at <= ${late} and s.supplier_team_id in ${listedAs("led")})
      ) order by s.created_at limit ${limit}
    )
    union all select * from (
      select 'consultation', c.consultation_id, c.plan, t.name, c.created_at from consultation c
      join team t on t.team_id = c.supplier_team_id
      where c.consultation_id in (select consultation_id from consultation_team where team_id in ${listedAs("mine")})
      and c.decided_at is null and c.closes_at > ${now}
      and not exists (
        select 1 from consultation_answer a where a.consultation_id = c.consultation_id and a.person_id = ${personId}
      ) order by c.created_at limit ${limit}
    )
    union all select * from (
      select 'decision', c.consultation_id, c.plan, t.name, c.closes_at from consultation c
      join team t on t.team_id = c.supplier_team_id
      where c.supplier_team_id in ${listedAs("led")} and c.decided_at is null and c.closes_at <= ${now}
      order by c.closes_at limit ${limit}
    )`;
  return db
    .select({
      kind: sql<Ask["kind"]>`kind`,
      subjectId: sql<string>`id`,
      title: sql<string>`title`,
      from: sql<string>`sender`,
      askedAt: sql<number>`asked_at`,
    })
    .from(sql`(${waiting})`)
    .prepare();
});

/** Suggestions to answer, plans to say something about, and plans to decide on, in one query. */
export async function listFeedbackAsks({ db, actor, now }: Ctx, limit: number): Promise<Ask[]> {
  const { personId, roles } = actor;
  const led = teamsLedBy(actor);
  const ids = { mine: JSON.stringify([...roles.keys()]), led: JSON.stringify(led) };
  const late = now - LEADS_ASKED_AFTER_DAYS * DAY_MS;
  const rows = await selectWaiting(db).all({ personId, now, late, limit, ...ids });
  return rows.map((row) => ({ ...row, placeId: row.subjectId, title: askTitle(row.title) }));
}
