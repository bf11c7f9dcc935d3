import { and, desc, eq, sql } from "drizzle-orm";
import { companyCalendarId } from "#server/calendar/company.ts";
import { calendar } from "#server/calendar/table.ts";
import { hoursOf } from "#server/calendar/verbs.ts";
import { newId } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { prepared } from "#server/db/prepared.ts";
import { membership, person, team } from "#server/organisation/table.ts";
import { nextDigestAt, ownHours } from "#shared/notification/digest.ts";
import { outbox } from "./table.ts";

const DAY_MS = 86_400_000;

/** Puts a person's next digest into the outbox, unless one waits there already. */
export async function ensureDigest(db: Db, personId: string, now: number) {
  if (await waitingDigest(db).get({ personId })) return;
  const hours = await personHours(db, personId);
  const dueAt = nextDigestAt(hours, now, await lastDigestAt(db, personId)) ?? now + DAY_MS;
  await db
    .insert(outbox)
    .values({ outboxId: newId(now), purpose: "digest", personId, state: "queued", dueAt, createdAt: now })
    .onConflictDoNothing();
}

const waitingDigest = prepared((db) =>
  db
    .select({ outboxId: outbox.outboxId })
    .from(outbox)
    .where(
      and(
        eq(outbox.personId, sql.placeholder("personId")),
        sql`${outbox.purpose} = 'digest' and ${outbox.state} = 'queued'`,
      ),
    )
    .prepare(),
);

const latestDigest = prepared((db) =>
  db
    .select({ settledAt: outbox.settledAt })
    .from(outbox)
    .where(
      and(
        eq(outbox.personId, sql.placeholder("personId")),
        sql`${outbox.state} = 'sent' and ${outbox.personId} is not null`,
        eq(outbox.purpose, "digest"),
      ),
    )
    .orderBy(desc(outbox.settledAt))
    .limit(1)
    .prepare(),
);

export const lastDigestAt = async (db: Db, personId: string) =>
  (await latestDigest(db).get({ personId }))?.settledAt ?? null;

const calendarOfPerson = prepared((db) =>
  db
    .select({ timeZone: person.timeZone, versionId: calendar.currentVersionId })
    .from(person)
    .innerJoin(
      calendar,
      sql`${calendar.calendarId} = coalesce((
        select ${team.calendarId} from ${membership} join ${team} on ${team.teamId} = ${membership.teamId}
        where ${membership.personId} = ${person.personId} and ${membership.state} = 'active'
        order by ${membership.createdAt} limit 1
      ), ${companyCalendarId})`,
    )
    .where(eq(person.personId, sql.placeholder("personId")))
    .prepare(),
);

/** The hours of a person's first team, on the person's own clock. */
export async function personHours(db: Db, personId: string) {
  const row = await calendarOfPerson(db).get({ personId });
  if (!row) throw new Error("A digest is for somebody who is known.");
  return ownHours(await hoursOf({ db }, row.versionId), row.timeZone);
}
