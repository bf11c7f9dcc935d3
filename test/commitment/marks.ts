import { inArray } from "drizzle-orm";
import type { CompanyDatabase } from "#server/db/open.ts";
import { event } from "#server/event/table.ts";

export const marks = ["commitment.atRisk", "commitment.breached", "commitment.unconfirmed"];

/** What the watcher wrote into the history. */
export const marksOf = (database: CompanyDatabase) =>
  database.read
    .select({
      verb: event.verb,
      subjectId: event.subjectId,
      occurredAt: event.occurredAt,
      recordedAt: event.recordedAt,
      actorId: event.actorId,
      audience: event.audience,
    })
    .from(event)
    .where(inArray(event.verb, marks))
    .all();
