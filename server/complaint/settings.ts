import { eq } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, requireRight } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import type * as api from "#shared/complaint/api.ts";
import { badDeadline, longest, usualSettings } from "#shared/complaint/deadlines.ts";
import type { ComplaintSettings } from "#shared/complaint/model.ts";
import { Problem } from "#shared/problem.ts";
import { complaintSettings } from "./table.ts";

const SETTINGS_ID = "company";

export async function settingsOf(db: Db): Promise<ComplaintSettings> {
  const row = await db
    .select()
    .from(complaintSettings)
    .where(eq(complaintSettings.settingsId, SETTINGS_ID))
    .get();
  return row ?? usualSettings;
}

/** Everybody may know the deadlines, and where what does not belong here belongs. */
export const getComplaintSettings = ({ db }: Ctx) => settingsOf(db);

export async function setComplaintSettings(
  ctx: Ctx,
  settings: z.output<typeof api.setComplaintSettings.input>,
) {
  requireRight(ctx, "complaint.settings");
  const field = badDeadline(settings);
  if (field)
    throw new Problem("invalid", "complaint.error.deadline", { field, values: { maximum: longest[field] } });
  await ctx.db
    .insert(complaintSettings)
    .values({ settingsId: SETTINGS_ID, ...settings })
    .onConflictDoUpdate({ target: complaintSettings.settingsId, set: settings });
  const { officeUrl, ...deadlines } = settings;
  ctx.record({
    verb: "complaint.settingsSet",
    subjectId: ctx.actor.personId,
    audience: [ctx.actor.personId],
    change: { ...deadlines, hasOffice: officeUrl !== null },
  });
  return settings;
}
