import { versionOf } from "#server/calendar/version.ts";
import type { Ctx } from "#server/ctx.ts";
import { firstUnknownYear } from "#shared/calendar/known.ts";
import { DAY } from "#shared/calendar/span.ts";
import { offsetsOf } from "#shared/calendar/zone.ts";
import { isWorking } from "#shared/commitment/clock.ts";
import type { CommitmentRow } from "./row.ts";

/** From which year on its calendar counts days off as working days, because nobody had announced them yet. */
export async function holidaysUnknownFrom(ctx: Ctx, row: CommitmentRow) {
  if (!isWorking(row) && row.state !== "waiting") return null;
  const { knownUntil, hours } = await versionOf(ctx, row.calendarVersionId);
  const latest = Math.max(row.promisedAt ?? 0, row.deliverDueAt ?? 0, row.respondDueAt ?? 0);
  return firstUnknownYear(knownUntil, dateIn(hours.timeZone, latest));
}

const dateIn = (timeZone: string, at: number) =>
  new Date(offsetsOf(timeZone, at - DAY, at + DAY).wallAt(at)).toISOString().slice(0, 10);
