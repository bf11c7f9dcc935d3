import { and, desc, eq, lt } from "drizzle-orm";
import type { z } from "zod";
import type { Ctx } from "#server/ctx.ts";
import { person } from "#server/organisation/table.ts";
import type { listNotifications as endpoint } from "#shared/notification/api.ts";
import { manners } from "#shared/notification/rules.ts";
import { subjectsOf, titleFor } from "./subjects.ts";
import { notification } from "./table.ts";

/** A person's list, latest first; a thing's own words only while the reader may read them. */
export async function listNotifications(
  { db, actor }: Ctx,
  { cursor, limit }: z.output<typeof endpoint.input>,
) {
  const isOlder = cursor === undefined ? undefined : lt(notification.notificationId, cursor);
  const rows = await db
    .select({
      notificationId: notification.notificationId,
      said: notification.said,
      subjectId: notification.subjectId,
      momentAt: notification.momentAt,
      createdAt: notification.createdAt,
      readAt: notification.readAt,
      actorId: notification.actorId,
      actorName: person.name,
    })
    .from(notification)
    .leftJoin(person, eq(person.personId, notification.actorId))
    .where(and(eq(notification.personId, actor.personId), isOlder))
    .orderBy(desc(notification.notificationId))
    .limit(limit + 1)
    .all();
  const shown = rows.slice(0, limit);
  const subjects = await subjectsOf(db, shown);
  const ids = new Set([actor.personId, ...actor.roles.keys()]);
  const items = shown.map(({ actorId, actorName, subjectId, ...row }) => {
    const subject = subjects.get(subjectId);
    return {
      ...row,
      kind: manners[row.said].kind,
      title: titleFor(subject, ids),
      actor: actorId === null ? null : { personId: actorId, name: actorName ?? "" },
      path: subject?.path ?? "/today",
    };
  });
  return { items, nextCursor: rows.length > limit ? shown.at(-1)!.notificationId : null };
}
