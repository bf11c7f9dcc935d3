import { z } from "zod";
import { Id, Moment, optionalText, typedText } from "#shared/endpoint.ts";
import { PersonRef, TeamRef } from "#shared/organisation/model.ts";
import { Side } from "#shared/relationship/model.ts";

export const commitmentStates = ["asked", "accepted", "waiting", "delivered", "confirmed", "unconfirmed", "declined", "withdrawn"] as const;
export const CommitmentState = z.enum(commitmentStates);
export type CommitmentState = z.infer<typeof CommitmentState>;

/** Where an open commitment stands against its time, and how a closed one ended. */
export const Standing = z.enum(["onTrack", "atRisk", "breached", "waiting", "met"]);
export type Standing = z.infer<typeof Standing>;

export const factAnswers = ["yes", "partly", "no"] as const;
export const FactAnswer = z.enum(factAnswers);
export type FactAnswer = z.infer<typeof FactAnswer>;

/** The one sentence that says what is asked or promised. */
export const Sentence = typedText(300);
export const Details = optionalText(4000);
export const Remark = typedText(1000);

/** Where a commitment was recorded from: a message or a page. */
export const Source = z.object({
  title: typedText(300),
  url: z.url({ protocol: /^https?$/, error: "error.url" }).max(2000, "error.tooLong"),
});

/** A due moment the other side is asked to agree to. */
export const DateProposal = z.object({ dueAt: Moment, by: Side, proposedAt: Moment });

/** One dated promise of a supplier to a customer. Times of work are in seconds of the supplier's working time. */
export const Commitment = z.object({
  commitmentId: Id,
  supplier: TeamRef,
  customer: TeamRef,
  service: z.object({ serviceId: Id, name: z.string() }).nullable(),
  sentence: z.string(),
  details: z.string().nullable(),
  requester: PersonRef.nullable(),
  owner: PersonRef.nullable(),
  state: CommitmentState,
  standing: Standing,
  /** The promised moment; it changes only when the customer agrees. */
  promisedAt: Moment.nullable(),
  /** The first moment ever promised, kept in sight when the date was moved. */
  originalPromisedAt: Moment.nullable(),
  respondDueAt: Moment.nullable(),
  /** The standard's moment; null while waiting. */
  deliverDueAt: Moment.nullable(),
  /** The earliest moment that still has to be kept; null while waiting and when closed. */
  dueAt: Moment.nullable(),
  atRiskAt: Moment.nullable(),
  askedAt: Moment,
  respondedAt: Moment.nullable(),
  acceptedAt: Moment.nullable(),
  deliveredAt: Moment.nullable(),
  closedAt: Moment.nullable(),
  usedSeconds: z.int(),
  pausedSeconds: z.int(),
  leftSeconds: z.int().nullable(),
  fact: FactAnswer.nullable(),
  returnCount: z.int(),
  question: z.string().nullable(),
  proposal: DateProposal.nullable(),
  source: z.object({ title: z.string(), url: z.string() }).nullable(),
  /** Counts the changes; sent along with a change so that two people acting at once cannot overwrite each other. */
  revision: z.int(),
});
export type Commitment = z.infer<typeof Commitment>;
