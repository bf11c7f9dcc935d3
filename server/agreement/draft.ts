import { and, eq, inArray, isNull, max } from "drizzle-orm";
import type { z } from "zod";
import { calendarOf } from "#server/calendar/verbs.ts";
import { type Ctx, newId, requireRight } from "#server/ctx.ts";
import { findRelationship } from "#server/relationship/row.ts";
import type * as api from "#shared/agreement/agreementApi.ts";
import { mayOnlyAdd } from "#shared/agreement/floor.ts";
import { type Agreement, type Service, StandardDraft } from "#shared/agreement/model.ts";
import { Problem } from "#shared/problem.ts";
import { pairOf } from "#shared/relationship/sides.ts";
import { findingsOf, refuseOrWarn } from "./findings.ts";
import { measureAgreement } from "./measure.ts";
import { findService, floorsOf, standardsOf } from "./rows.ts";
import { agreement, standard } from "./table.ts";
import { change, findForLead, recordAgreement, requireBetween, sidesLed } from "./write.ts";

export async function draftAgreement(ctx: Ctx, input: z.output<typeof api.draftAgreement.input>) {
  const { relationshipId, serviceId } = input;
  const between = await findRelationship(ctx.db, relationshipId);
  requireRight(ctx, "agreement.draft", pairOf(between));
  const promised = await findService(ctx.db, serviceId);
  requireBetween(between, promised);
  const version = await nextVersion(ctx, relationshipId, serviceId);
  const drafts = input.standards ?? (await inForce(ctx, relationshipId, promised));
  requireOneEach(drafts);
  for (const draft of drafts) await findingsAboveFloor(ctx, draft, promised);
  const agreementId = newId(ctx.now);
  const [draftedBy = "supplier"] = sidesLed(ctx, pairOf(between));
  const fields = { agreementId, relationshipId, serviceId, version, draftedBy };
  await ctx.db.insert(agreement).values({ ...fields, state: "draft", createdAt: ctx.now });
  for (const draft of drafts) await insertStandard(ctx, { agreementId, serviceId }, draft);
  recordAgreement(ctx, "drafted", { agreementId, ...between }, { side: draftedBy, version });
  return measureAgreement(ctx, agreementId);
}

export async function addAgreementStandard(ctx: Ctx, input: z.output<typeof api.addAgreementStandard.input>) {
  const { agreementId, revision, ...terms } = input;
  const known = await findDraft(ctx, agreementId);
  const draft = StandardDraft.parse(terms);
  const warnings = await findingsAboveFloor(ctx, draft, await findService(ctx.db, known.service.serviceId));
  await change(ctx, { ...known, revision }, {});
  await takeOut(ctx, and(eq(standard.agreementId, agreementId), eq(standard.measure, draft.measure)));
  const standardId = await insertStandard(ctx, { agreementId, serviceId: known.service.serviceId }, draft);
  recordAgreement(ctx, "standardAdded", known, { standardId });
  return { agreement: await measureAgreement(ctx, agreementId), warnings };
}

export async function removeAgreementStandard(
  ctx: Ctx,
  input: z.output<typeof api.removeAgreementStandard.input>,
) {
  const { agreementId, standardId, revision } = input;
  const known = await findDraft(ctx, agreementId);
  await change(ctx, { ...known, revision }, {});
  const isOurs = and(eq(standard.agreementId, agreementId), eq(standard.standardId, standardId));
  const removed = await takeOut(ctx, isOurs);
  if (removed.length === 0) throw new Problem("conflict", "agreement.error.retiredStandard");
  recordAgreement(ctx, "standardRemoved", known, { standardId });
  return measureAgreement(ctx, agreementId);
}

export async function discardAgreement(ctx: Ctx, input: z.output<typeof api.discardAgreement.input>) {
  const known = await findDraft(ctx, input.agreementId);
  await change(ctx, { ...known, ...input }, { state: "discarded" });
  const [side] = sidesLed(ctx, pairOf(known));
  recordAgreement(ctx, "discarded", known, { side });
  return measureAgreement(ctx, input.agreementId);
}

/** Refuses what is vague or takes away from what everybody is promised; answers what is doubtful. */
export async function findingsAboveFloor(ctx: Ctx, draft: StandardDraft, promised: Service) {
  const floors = await floorsOf(ctx.db, [promised.serviceId]);
  const { hours } = await calendarOf(ctx, promised.team.teamId);
  return refuseOrWarn([...findingsOf(draft, promised), ...mayOnlyAdd(floors, draft, hours)]);
}

async function findDraft(ctx: Ctx, agreementId: string): Promise<Agreement> {
  const known = await findForLead(ctx, "agreement.draft", agreementId);
  if (known.state !== "draft") throw new Problem("conflict", "agreement.error.notADraft");
  return known;
}

/** One version at a time is being prepared: the second of two that begin at once is told so. */
async function nextVersion({ db }: Ctx, relationshipId: string, serviceId: string) {
  const isSame = and(eq(agreement.relationshipId, relationshipId), eq(agreement.serviceId, serviceId));
  const isOpen = and(isSame, inArray(agreement.state, ["draft", "proposed"]));
  const open = await db.select({ agreementId: agreement.agreementId }).from(agreement).where(isOpen).get();
  if (open) throw new Problem("conflict", "agreement.error.alreadyOpen");
  const row = await db
    .select({ last: max(agreement.version) })
    .from(agreement)
    .where(isSame)
    .get();
  return (row?.last ?? 0) + 1;
}

/** What the version in force adds to what everybody is promised by now. */
async function inForce(
  ctx: Ctx,
  relationshipId: string,
  { serviceId, team }: Service,
): Promise<StandardDraft[]> {
  const { db } = ctx;
  const isSame = and(eq(agreement.relationshipId, relationshipId), eq(agreement.serviceId, serviceId));
  const isAgreed = and(isSame, eq(agreement.state, "agreed"));
  const row = await db.select({ agreementId: agreement.agreementId }).from(agreement).where(isAgreed).get();
  if (!row) return [];
  const floors = await floorsOf(db, [serviceId]);
  const signed = await standardsOf(db, [row.agreementId]);
  const { hours } = await calendarOf(ctx, team.teamId);
  const isMore = (one: StandardDraft) => mayOnlyAdd(floors, one, hours).length === 0;
  return signed.filter(isMore).map((one) => StandardDraft.parse(one));
}

function requireOneEach(drafts: StandardDraft[]) {
  const isRepeated = ({ measure }: StandardDraft, index: number) =>
    drafts.findIndex((other) => other.measure === measure) !== index;
  const repeated = drafts.findIndex(isRepeated);
  if (repeated < 0) return;
  throw new Problem("invalid", "agreement.error.measureTwice", { field: `standards.${repeated}.measure` });
}

interface Place {
  agreementId: string;
  serviceId: string;
}

async function insertStandard({ db, now }: Ctx, place: Place, draft: StandardDraft) {
  const standardId = newId(now);
  await db.insert(standard).values({ standardId, ...place, ...draft, createdAt: now });
  return standardId;
}

/** Never promised to anybody, but the history names it, so the row stays. */
function takeOut({ db, now }: Ctx, isOurs: ReturnType<typeof and>) {
  return db
    .update(standard)
    .set({ retiredAt: now })
    .where(and(isOurs, isNull(standard.retiredAt)))
    .returning({ standardId: standard.standardId });
}
