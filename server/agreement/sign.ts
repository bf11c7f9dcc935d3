import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Ctx } from "#server/ctx.ts";
import { findRelationship } from "#server/relationship/row.ts";
import type * as api from "#shared/agreement/agreementApi.ts";
import type { Agreement } from "#shared/agreement/model.ts";
import { signatureOf, signedSide } from "#shared/agreement/signing.ts";
import { Problem } from "#shared/problem.ts";
import type { Side } from "#shared/relationship/model.ts";
import { otherSide, pairOf } from "#shared/relationship/sides.ts";
import { findingsAboveFloor } from "./draft.ts";
import { measureAgreement } from "./measure.ts";
import { findService, standardsOf } from "./rows.ts";
import { agreement } from "./table.ts";
import { addNote, change, findForLead, recordAgreement, requireBetween, sidesLed } from "./write.ts";

export async function proposeAgreement(
  ctx: Ctx,
  { agreementId, revision }: z.output<typeof api.proposeAgreement.input>,
) {
  const known = await findForLead(ctx, "agreement.sign", agreementId);
  if (known.state !== "draft") throw new Problem("conflict", "agreement.error.notADraft");
  await requireFit(ctx, known);
  const led = sidesLed(ctx, pairOf(known));
  const side = led.includes(known.draftedBy) ? known.draftedBy : otherSide[known.draftedBy];
  const fields = { state: "proposed", returnedBy: null, returnReason: null } as const;
  await change(ctx, { ...known, revision }, { ...fields, ...signedBy(ctx, side) });
  recordAgreement(ctx, "proposed", known, { side, version: known.version });
  return measureAgreement(ctx, agreementId);
}

/** The second signature: from now on this version holds, and the one before it for what began under it. */
export async function signAgreement(
  ctx: Ctx,
  { agreementId, revision }: z.output<typeof api.signAgreement.input>,
) {
  const known = await findForLead(ctx, "agreement.sign", agreementId);
  const signed = requireProposed(known, revision);
  const side = otherSide[signed];
  requireLeadOf(ctx, known, side);
  if (known[signatureOf[signed]]?.person.personId === ctx.actor.personId)
    throw new Problem("forbidden", "agreement.error.signedYourself");
  await requireFit(ctx, known);
  await supersede(ctx, known);
  await change(ctx, { ...known, revision }, { state: "agreed", agreedAt: ctx.now, ...signedBy(ctx, side) });
  recordAgreement(ctx, "signed", known, { side, version: known.version });
  return measureAgreement(ctx, agreementId);
}

export async function declineAgreement(ctx: Ctx, input: z.output<typeof api.declineAgreement.input>) {
  const known = await findForLead(ctx, "agreement.sign", input.agreementId);
  return takeBack(ctx, known, "declined", {
    ...input,
    side: otherSide[requireProposed(known, input.revision)],
  });
}

export async function withdrawAgreement(ctx: Ctx, input: z.output<typeof api.withdrawAgreement.input>) {
  const known = await findForLead(ctx, "agreement.sign", input.agreementId);
  return takeBack(ctx, known, "withdrawn", { ...input, side: requireProposed(known, input.revision) });
}

interface Return {
  revision: number;
  reason: string;
  side: Side;
}

/** A draft again, with the reason in sight; no signature stays on what may still change. */
async function takeBack(
  ctx: Ctx,
  known: Agreement,
  kind: "declined" | "withdrawn",
  { revision, reason, side }: Return,
) {
  requireLeadOf(ctx, known, side);
  const unsigned = {
    supplierSignedById: null,
    supplierSignedAt: null,
    customerSignedById: null,
    customerSignedAt: null,
  };
  const fields = { state: "draft", returnedBy: side, returnReason: reason } as const;
  await change(ctx, { ...known, revision }, { ...fields, ...unsigned });
  const noteId = await addNote(ctx, known.agreementId, reason);
  recordAgreement(ctx, kind, known, { side, noteId });
  return measureAgreement(ctx, known.agreementId);
}

/** The side that has signed a proposal which is still what its reader saw. */
function requireProposed(known: Agreement, revision: number) {
  const signed = signedSide(known);
  if (known.state !== "proposed" || known.revision !== revision || !signed)
    throw new Problem("conflict", "error.conflict");
  return signed;
}

function requireLeadOf(ctx: Ctx, known: Agreement, side: Side) {
  if (!sidesLed(ctx, pairOf(known)).includes(side)) throw new Problem("forbidden", "error.forbidden");
}

/** What is signed is looked at once more: relationship, service and floor may have changed since it was drafted. */
async function requireFit(ctx: Ctx, { agreementId, relationshipId, service: { serviceId } }: Agreement) {
  const promised = await findService(ctx.db, serviceId);
  requireBetween(await findRelationship(ctx.db, relationshipId), promised);
  const offered = await standardsOf(ctx.db, [agreementId]);
  if (offered.length === 0) throw new Problem("invalid", "agreement.error.noStandards");
  for (const standard of offered) await findingsAboveFloor(ctx, standard, promised);
}

const signedBy = ({ actor, now }: Ctx, side: Side) =>
  side === "supplier"
    ? { supplierSignedById: actor.personId, supplierSignedAt: now }
    : { customerSignedById: actor.personId, customerSignedAt: now };

async function supersede(ctx: Ctx, next: Agreement) {
  const isBefore = and(
    eq(agreement.relationshipId, next.relationshipId),
    eq(agreement.serviceId, next.service.serviceId),
    eq(agreement.state, "agreed"),
  );
  const [before] = await ctx.db
    .update(agreement)
    .set({ state: "superseded", supersededAt: ctx.now })
    .where(isBefore)
    .returning({ agreementId: agreement.agreementId });
  if (before) recordAgreement(ctx, "superseded", { ...next, ...before }, { version: next.version });
}
