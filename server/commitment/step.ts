import { and, eq } from "drizzle-orm";
import { type Ctx, newId } from "#server/ctx.ts";
import type { Clock } from "#shared/commitment/clock.ts";
import { type StepName, stepVerdict } from "#shared/commitment/life.ts";
import type { ChangeKind, Commitment, NoteKind } from "#shared/commitment/model.ts";
import type { Time } from "#shared/commitment/time.ts";
import type { PersonRef } from "#shared/organisation/model.ts";
import { Problem } from "#shared/problem.ts";
import type { Side } from "#shared/relationship/model.ts";
import { mayDo } from "#shared/rights.ts";
import { type CommitmentRow, findCommitment, timeOfRow, toCommitment } from "./row.ts";
import { commitment, commitmentNote } from "./table.ts";

/** What a step works on: the commitment as it stands, how its time passes, and the side that acts. */
export interface Stand {
  row: CommitmentRow;
  time: Time;
  side: Side;
}

/** What a step changes, says and leaves in the history. */
export interface Change {
  kind: ChangeKind;
  clock: Clock;
  owner?: PersonRef | null;
  question?: string;
  nudgedAt?: number;
  notes?: { kind: NoteKind; text: string | null }[];
  /** The moment it is about: promised, proposed or agreed. */
  momentAt?: number | null;
}

/**
 * One step of a commitment's life: who may take it and when is read from `life.ts`, what it changes from `decide`.
 *
 * @example takeStep(ctx, input, "accept", ({ row }) => ({ kind: "accepted", clock: accept(row, promised, ctx.now) }))
 */
export async function takeStep(
  ctx: Ctx,
  { commitmentId, revision }: { commitmentId: string; revision: number },
  name: StepName,
  decide: (stand: Stand) => Change | Promise<Change>,
): Promise<Commitment> {
  const row = await findCommitment(ctx, commitmentId);
  const verdict = stepVerdict(name, row, standpointOf(ctx, row));
  if (!verdict.isAllowed && verdict.isForbidden) throw new Problem("forbidden", verdict.reason);
  // Who saw an older state decides anew, also where the step would still be possible.
  if (row.revision !== revision) throw new Problem("conflict", "error.conflict");
  if (!verdict.isAllowed) throw new Problem("conflict", verdict.reason);
  const change = await decide({ row, time: await timeOfRow(ctx, row), side: verdict.side });
  const after = await save(ctx, row, change);
  await remember(ctx, after, verdict.side, change);
  return toCommitment(ctx, after);
}

/** On which sides the actor stands, as the table of rights sees it. */
export function standpointOf({ actor }: Ctx, { supplierTeamId, customerTeamId, requesterId }: CommitmentRow) {
  return {
    supplier: mayDo(actor, "commitment.work", { supplierTeamId }),
    customer: mayDo(actor, "commitment.answer", { customerTeamId }),
    isRequester: requesterId === actor.personId,
  };
}

async function save(ctx: Ctx, row: CommitmentRow, { clock, owner, question, nudgedAt }: Change) {
  const { commitmentId, revision } = row;
  const after = {
    ...row,
    ...clock,
    ownerId: owner === undefined ? row.ownerId : (owner?.personId ?? null),
    question: clock.state === "waiting" ? (question ?? row.question) : null,
    nudgedAt: nudgedAt ?? row.nudgedAt,
    revision: revision + 1,
  };
  const saved = await ctx.db
    .update(commitment)
    .set(differenceOf(row, after))
    .where(and(eq(commitment.commitmentId, commitmentId), eq(commitment.revision, revision)))
    .returning({ commitmentId: commitment.commitmentId });
  if (saved.length === 0) throw new Problem("conflict", "error.conflict");
  return owner === undefined ? after : { ...after, ownerName: owner?.name ?? null };
}

/** What was said goes to the notes, what was done to the history. */
async function remember(
  ctx: Ctx,
  after: CommitmentRow,
  side: Side,
  { kind, owner, notes = [], momentAt }: Change,
) {
  const noteId = await addNotes(ctx, after.commitmentId, notes);
  const { state, revision } = after;
  ctx.record({
    verb: `commitment.${kind}`,
    subjectId: after.commitmentId,
    audience: audienceOf(after),
    change: { side, state, revision, noteId, personId: owner?.personId, momentAt },
  });
}

/** Whom a commitment concerns. */
export const audienceOf = (
  row: Pick<CommitmentRow, "supplierTeamId" | "customerTeamId" | "requesterId" | "ownerId">,
) => [row.supplierTeamId, row.customerTeamId, row.requesterId, row.ownerId];

/** Only the columns that changed, so that only their indexes are written. */
export function differenceOf<Row extends object>(before: Row, after: Row): Partial<Row> {
  const entries = Object.entries(after).filter(([name, value]) => before[name as keyof Row] !== value);
  return Object.fromEntries(entries) as Partial<Row>;
}

/** Keeps what was written; the history names it by the id of the first note. */
async function addNotes(ctx: Ctx, commitmentId: string, notes: NonNullable<Change["notes"]>) {
  const written = notes.filter(({ text }) => text !== null) as { kind: NoteKind; text: string }[];
  if (written.length === 0) return undefined;
  const common = { commitmentId, authorId: ctx.actor.personId, createdAt: ctx.now };
  const rows = written.map((note) => ({ ...note, ...common, noteId: newId(ctx.now) }));
  await ctx.db.insert(commitmentNote).values(rows);
  return rows[0]?.noteId;
}
