import { sql } from "drizzle-orm";
import type { Ctx } from "#server/ctx.ts";
import type { Ask } from "#shared/ask.ts";

type Row = [Ask["kind"], string, string, string, number];

const LONGEST_TITLE = 160;

/** Suggestions to answer, plans to say something about, and plans to decide on, in one query. */
export async function listFeedbackAsks({ db, actor, now }: Ctx, limit: number): Promise<Ask[]> {
  const { personId, roles } = actor;
  const teams = (ids: string[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`;
  const mine = teams([...roles.keys()]);
  const led = teams([...roles].filter(([, role]) => role === "lead").map(([teamId]) => teamId));
  const rows = await db.values<Row>(sql`
    select * from (
      select 'suggestion', s.suggestion_id, s.text, t.name, s.created_at from suggestion s
      join team t on t.team_id = s.customer_team_id
      where s.owner_id = ${personId} and s.state = 'open' order by s.created_at limit ${limit}
    )
    union all select * from (
      select 'consultation', c.consultation_id, c.plan, t.name, c.created_at from consultation c
      join team t on t.team_id = c.supplier_team_id
      where c.consultation_id in (select consultation_id from consultation_team where team_id in ${mine})
      and c.decided_at is null and c.closes_at > ${now}
      and not exists (
        select 1 from consultation_answer a where a.consultation_id = c.consultation_id and a.person_id = ${personId}
      ) order by c.created_at limit ${limit}
    )
    union all select * from (
      select 'decision', c.consultation_id, c.plan, t.name, c.closes_at from consultation c
      join team t on t.team_id = c.supplier_team_id
      where c.supplier_team_id in ${led} and c.decided_at is null and c.closes_at <= ${now}
      order by c.closes_at limit ${limit}
    )`);
  return rows.map(([kind, subjectId, title, from, askedAt]) => ({
    kind,
    subjectId,
    placeId: subjectId,
    title: shortened(title),
    from,
    askedAt,
  }));
}

const shortened = (text: string) => {
  const characters = [...text];
  return characters.length > LONGEST_TITLE ? `${characters.slice(0, LONGEST_TITLE).join("")}…` : text;
};
