import { eq } from "drizzle-orm";
import type { z } from "zod";
import { type Standards, standardsFor } from "#server/agreement/standards.ts";
import { service } from "#server/agreement/table.ts";
import { calendarOf } from "#server/calendar/verbs.ts";
import { type Ctx, found, newId, requireRight } from "#server/ctx.ts";
import { insertMany } from "#server/db/insertMany.ts";
import { ensureRelationship } from "#server/relationship/verbs.ts";
import { sourceColumns } from "#server/source.ts";
import type * as api from "#shared/commitment/api.ts";
import { type Clock, startClock } from "#shared/commitment/clock.ts";
import { countingOf, limitOf } from "#shared/commitment/time.ts";
import { accept } from "#shared/commitment/transitions.ts";
import { Problem } from "#shared/problem.ts";
import type { Side } from "#shared/relationship/model.ts";
import { promisedBy, requireFuture } from "./due.ts";
import { memberOf, recordedFor } from "./people.ts";
import { findCommitment, toCommitment } from "./row.ts";
import { commitment } from "./table.ts";

type AskInput = z.output<typeof api.askForCommitment.input>;
type PromiseInput = z.output<typeof api.promiseCommitment.input>;
type Row = typeof commitment.$inferInsert;

export async function askForCommitment(ctx: Ctx, input: AskInput) {
  requireRight(ctx, "commitment.ask", { customerTeamId: input.customerTeamId });
  if (input.wishedAt != null) requireFuture(input.wishedAt, ctx.now, "wishedAt");
  const asking = { team: "customerTeamId", field: "requesterId" } as const;
  const requesterId = await recordedFor(ctx, input.customerTeamId, input.requesterId, asking);
  const terms = await termsOf(ctx, input, "customer");
  const clock = startOf(ctx, terms, terms.respond);
  return insert(ctx, "asked", { ...termColumns(terms), ...wordsOf(input), ...clock, requesterId });
}

/** A promise is an answer in itself: only the delivery is still to be kept. */
export async function promiseCommitment(ctx: Ctx, input: PromiseInput) {
  requireRight(ctx, "commitment.promise", { supplierTeamId: input.supplierTeamId });
  const { customerTeamId, supplierTeamId } = input;
  const owning = { team: "supplierTeamId", field: "ownerId" } as const;
  const ownerId = await recordedFor(ctx, supplierTeamId, input.ownerId, owning);
  const requesterId = input.requesterId ?? null;
  if (requesterId !== null) await memberOf(ctx, customerTeamId, requesterId, "requesterId");
  const terms = await termsOf(ctx, input, "supplier");
  const promised = promisedBy(ctx, terms.hours, terms.countsIn, input);
  const clock = accept(startOf(ctx, terms, null), promised, ctx.now);
  const people = { requesterId, ownerId };
  return insert(ctx, "promised", {
    ...termColumns(terms),
    ...wordsOf(input),
    ...clock,
    ...people,
  });
}

/** Between whom, by which calendar and under which standards; they stay with the commitment for its life. */
async function termsOf(ctx: Ctx, input: AskInput | PromiseInput, side: Side) {
  const { supplierTeamId, customerTeamId, serviceId = null } = input;
  if (serviceId !== null) await requireOffered(ctx, serviceId, supplierTeamId);
  const relationshipId = await ensureRelationship(ctx, { supplierTeamId, customerTeamId, side });
  const { calendarVersionId, hours } = await calendarOf(ctx, supplierTeamId);
  const standards = serviceId === null ? none : await standardsFor(ctx, { serviceId, relationshipId });
  const countsIn = countingOf(standards.deliver);
  return {
    supplierTeamId,
    customerTeamId,
    serviceId,
    relationshipId,
    calendarVersionId,
    hours,
    countsIn,
    ...standards,
  };
}

type Terms = Awaited<ReturnType<typeof termsOf>>;

const none: Standards = { agreementId: null, respond: null, deliver: null };

const termColumns = ({ hours, respond, deliver, ...columns }: Terms) => ({
  ...columns,
  respondStandardId: respond?.standardId ?? null,
  deliverStandardId: deliver?.standardId ?? null,
});

const wordsOf = (input: AskInput | PromiseInput) => ({
  sentence: input.sentence,
  details: input.details,
  wishedAt: "wishedAt" in input ? input.wishedAt : null,
  ...sourceColumns(input.source),
});

function startOf({ now }: Ctx, { hours, deliver }: Terms, respond: Terms["respond"]): Clock {
  return startClock({
    askedAt: now,
    respond: respond && limitOf(respond, now, hours),
    deliver: deliver && limitOf(deliver, now, hours),
  });
}

export async function requireOffered({ db }: Ctx, serviceId: string, supplierTeamId: string) {
  const columns = { teamId: service.teamId, state: service.state };
  const offered = found(await db.select(columns).from(service).where(eq(service.serviceId, serviceId)).get());
  if (offered.teamId === supplierTeamId && offered.state === "published") return;
  throw new Problem("invalid", "commitment.error.notOffered", { field: "serviceId" });
}

async function insert(ctx: Ctx, kind: "asked" | "promised", fields: Omit<Row, "commitmentId">) {
  const commitmentId = newId(ctx.now);
  await insertMany(ctx.db, commitment, [[{ commitmentId }, fields]]);
  const { supplierTeamId, customerTeamId, requesterId = null, ownerId = null } = fields;
  const side: Side = kind === "asked" ? "customer" : "supplier";
  const personId = kind === "asked" ? requesterId : ownerId;
  ctx.record({
    verb: `commitment.${kind}`,
    subjectId: commitmentId,
    audience: [supplierTeamId, customerTeamId, requesterId, ownerId],
    change: { side, state: fields.state, revision: 1, personId, momentAt: fields.promisedAt },
  });
  return toCommitment(ctx, await findCommitment(ctx, commitmentId));
}
