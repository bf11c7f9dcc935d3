import { inArray } from "drizzle-orm";
import { type Ctx, found } from "#server/ctx.ts";
import { calendarVersion } from "./table.ts";

export type Version = typeof calendarVersion.$inferSelect;

const KEPT_AT_MOST = 300;
/** Versions never change; one object for each also lets the clock keep what it compiled for it. */
const kept = new Map<string, Version>();

export async function versionOf(ctx: Pick<Ctx, "db">, calendarVersionId: string) {
  const versions = await versionsOf(ctx, [calendarVersionId]);
  return found(versions.get(calendarVersionId));
}

/** Versions by id, the ids read from this company's database: what is kept here serves all companies. */
export async function versionsOf({ db }: Pick<Ctx, "db">, ids: string[]) {
  const missing = ids.filter((id) => !kept.has(id));
  const rows =
    missing.length === 0
      ? []
      : await db
          .select()
          .from(calendarVersion)
          .where(inArray(calendarVersion.calendarVersionId, missing))
          .all();
  const versions = new Map<string, Version>(rows.map((row) => [row.calendarVersionId, row]));
  for (const id of ids) {
    const version = kept.get(id) ?? versions.get(id);
    if (version) versions.set(id, version);
  }
  for (const version of versions.values()) keep(version);
  return versions;
}

function keep(version: Version) {
  kept.delete(version.calendarVersionId);
  kept.set(version.calendarVersionId, version);
  if (kept.size > KEPT_AT_MOST) kept.delete(kept.keys().next().value as string);
}
