import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, found, newId } from "#server/ctx.ts";
import type * as api from "#shared/agreement/api.ts";
import { type Service, StandardDraft } from "#shared/agreement/model.ts";
import { Problem } from "#shared/problem.ts";
import { findingsOf, refuseOrWarn } from "./findings.ts";
import { floorsOf, toStandard } from "./rows.ts";
import { findWritable, requireOffered, serviceAudience } from "./services.ts";
import { standard } from "./table.ts";

export async function addStandard(ctx: Ctx, { serviceId, ...terms }: z.output<typeof api.addStandard.input>) {
  const promised = await findWritable(ctx, serviceId);
  return promise(ctx, promised, StandardDraft.parse(terms));
}

export async function replaceStandard(ctx: Ctx, input: z.output<typeof api.replaceStandard.input>) {
  const { standardId, ...terms } = input;
  const { promised } = await findFloor(ctx, standardId);
  await retire(ctx, standardId);
  return promise(ctx, promised, StandardDraft.parse(terms), standardId);
}

export async function retireStandard(ctx: Ctx, { standardId }: z.output<typeof api.retireStandard.input>) {
  const { promised } = await findFloor(ctx, standardId);
  const retired = await retire(ctx, standardId);
  await recordStandard(ctx, "standardRetired", promised, { standardId });
  return retired;
}

/** Promises a standard to everybody; the answer tells what is doubtful about it. */
async function promise(ctx: Ctx, promised: Service, draft: StandardDraft, replacedId?: string) {
  requireOffered(promised);
  const warnings = refuseOrWarn(findingsOf(draft, promised));
  const { serviceId } = promised;
  const floors = await floorsOf(ctx.db, [serviceId]);
  if (floors.some(({ measure }) => measure === draft.measure))
    throw new Problem("conflict", "agreement.error.measureTaken", { field: "measure" });
  const standardId = newId(ctx.now);
  const rows = await ctx.db
    .insert(standard)
    .values({ standardId, serviceId, ...draft, createdAt: ctx.now })
    .returning();
  const kind = replacedId ? "standardReplaced" : "standardAdded";
  await recordStandard(ctx, kind, promised, { standardId, ...(replacedId && { replacedId }) });
  return { standard: toStandard(found(rows[0])), warnings };
}

/** A standard that everybody is promised now, and its service. */
async function findFloor(ctx: Ctx, standardId: string) {
  const isFloor = and(eq(standard.standardId, standardId), isNull(standard.agreementId));
  const { serviceId } = found(
    await ctx.db.select({ serviceId: standard.serviceId }).from(standard).where(isFloor).get(),
  );
  return { promised: await findWritable(ctx, serviceId) };
}

async function retire({ db, now }: Ctx, standardId: string) {
  const isPromised = and(eq(standard.standardId, standardId), isNull(standard.retiredAt));
  const rows = await db.update(standard).set({ retiredAt: now }).where(isPromised).returning();
  if (!rows[0]) throw new Problem("conflict", "agreement.error.retiredStandard");
  return toStandard(rows[0]);
}

type StandardVerb = "standardAdded" | "standardReplaced" | "standardRetired";

async function recordStandard(
  ctx: Ctx,
  verb: StandardVerb,
  promised: Service,
  change: Record<string, string>,
) {
  const audience = await serviceAudience(ctx, promised);
  ctx.record({ verb: `service.${verb}`, subjectId: promised.serviceId, audience, change });
}
