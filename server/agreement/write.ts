import { and, eq } from "drizzle-orm";
import { type Ctx, newId, requireRight } from "#server/ctx.ts";
import type { AgreementChange } from "#shared/agreement/answers.ts";
import type { Agreement, Service } from "#shared/agreement/model.ts";
import { Problem } from "#shared/problem.ts";
import type { Relationship, Side } from "#shared/relationship/model.ts";
import { sides } from "#shared/relationship/model.ts";
import { onSide, pairOf } from "#shared/relationship/sides.ts";
import { mayDo, type RightName, type Subject } from "#shared/rights.ts";
import { findAgreement } from "./rows.ts";
import { agreement, agreementNote } from "./table.ts";

/** An agreement between teams of which the actor leads one. */
export async function findForLead(ctx: Ctx, right: RightName, agreementId: string) {
  const known = await findAgreement(ctx.db, agreementId);
  requireRight(ctx, right, pairOf(known));
  return known;
}

/** The sides for which the actor may sign. */
export const sidesLed = ({ actor }: Pick<Ctx, "actor">, pair: Subject): Side[] =>
  sides.filter((side) => mayDo(actor, "agreement.sign", onSide(pair, side)));

/** An agreement is made between teams that both confirm their relationship, about what the supplier offers to everybody. */
export function requireBetween(
  { state, supplier }: Pick<Relationship, "state" | "supplier">,
  promised: Service,
) {
  if (state !== "confirmed") throw new Problem("conflict", "agreement.error.notConfirmed");
  if (promised.team.teamId !== supplier.teamId)
    throw new Problem("invalid", "agreement.error.otherTeam", { field: "serviceId" });
  if (promised.state !== "published")
    throw new Problem("conflict", "agreement.error.notPublished", { field: "serviceId" });
}

type Fields = Partial<typeof agreement.$inferInsert>;

/** Writes a change, unless the version is no longer what its reader saw. */
export async function change(
  { db }: Ctx,
  { agreementId, revision, state }: Pick<Agreement, "agreementId" | "revision" | "state">,
  fields: Fields,
) {
  const isAsSeen = and(
    eq(agreement.agreementId, agreementId),
    eq(agreement.revision, revision),
    eq(agreement.state, state),
  );
  const changed = await db
    .update(agreement)
    .set({ ...fields, revision: revision + 1 })
    .where(isAsSeen)
    .returning({ revision: agreement.revision });
  if (changed.length === 0) throw new Problem("conflict", "error.conflict");
}

/** Keeps a reason for the history, whatever the row says later. */
export async function addNote({ db, actor, now }: Ctx, agreementId: string, text: string) {
  const noteId = newId(now);
  await db
    .insert(agreementNote)
    .values({ noteId, agreementId, authorId: actor.personId, text, createdAt: now });
  return noteId;
}

/** What the history keeps beside the kind of the change. */
export interface Trace {
  side?: Side | undefined;
  version?: number;
  standardId?: string;
  noteId?: string;
}

type Concerned = Pick<Agreement, "agreementId" | "supplier" | "customer">;

export function recordAgreement(
  ctx: Ctx,
  kind: AgreementChange["kind"],
  { agreementId, ...between }: Concerned,
  trace: Trace,
) {
  const { supplierTeamId, customerTeamId } = pairOf(between);
  ctx.record({
    verb: `agreement.${kind}`,
    subjectId: agreementId,
    audience: [supplierTeamId, customerTeamId],
    change: { ...trace },
  });
}
