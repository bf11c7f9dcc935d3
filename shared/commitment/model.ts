import { z } from "zod";
import { Id, Moment, optionalText, typedText } from "#shared/endpoint.ts";
import { PersonRef, TeamRef } from "#shared/organisation/model.ts";
import { Side } from "#shared/relationship/model.ts";

export const commitmentStates = [
  "asked",
  "accepted",
  "waiting",
  "delivered",
  "confirmed",
  "unconfirmed",
  "declined",
  "withdrawn",
] as const;
export const CommitmentState = z.enum(commitmentStates);
export type CommitmentState = z.infer<typeof CommitmentState>;

/** Where an open commitment stands against its time, and how a delivered one ended. */
export const standings = ["onTrack", "atRisk", "breached", "waiting", "met"] as const;
export const Standing = z.enum(standings);
export type Standing = z.infer<typeof Standing>;

export const factAnswers = ["yes", "partly", "no"] as const;
export const FactAnswer = z.enum(factAnswers);
export type FactAnswer = z.infer<typeof FactAnswer>;

/** What its seconds are: the supplier's working time, or all time where the standard counts by the clock. */
export const countings = ["working", "elapsed"] as const;
export const Counting = z.enum(countings);
export type Counting = z.infer<typeof Counting>;

/** The one sentence that says what is asked or promised. */
export const Sentence = typedText(300);
export const Details = optionalText(4000);
export const Remark = typedText(1000);

/** Where something was recorded from: a message or a page. */
export const Source = z.object({
  title: typedText(300),
  url: z.url({ protocol: /^https?$/, error: "error.url" }).max(2000, "error.tooLong"),
});

/** Read back, where one was kept and the reader may see it. */
export const KeptSource = z.object({ title: z.string(), url: z.string() }).nullable();

/** A due moment the other side is asked to agree to. */
export const DateProposal = z.object({ dueAt: Moment, by: Side, proposedAt: Moment });

/** One dated promise of a supplier to a customer. */
export const Commitment = z.object({
  commitmentId: Id,
  relationshipId: Id,
  supplier: TeamRef,
  customer: TeamRef,
  service: z.object({ serviceId: Id, name: z.string() }).nullable(),
  sentence: z.string(),
  details: z.string().nullable(),
  requester: PersonRef.nullable(),
  owner: PersonRef.nullable(),
  state: CommitmentState,
  /** Null when it was declined or withdrawn: nothing was to be kept. */
  standing: Standing.nullable(),
  /** When the customer would like to have it; a wish, not a promise. */
  wishedAt: Moment.nullable(),
  /** The promised moment; it changes only when the customer agrees. */
  promisedAt: Moment.nullable(),
  /** The first moment ever promised, kept in sight when the date was moved. */
  originalPromisedAt: Moment.nullable(),
  respondDueAt: Moment.nullable(),
  /** The standard's moment; null while waiting. */
  deliverDueAt: Moment.nullable(),
  /** The earliest moment that still has to be kept; null while waiting, once delivered, and while nothing is promised. */
  dueAt: Moment.nullable(),
  atRiskAt: Moment.nullable(),
  askedAt: Moment,
  respondedAt: Moment.nullable(),
  acceptedAt: Moment.nullable(),
  deliveredAt: Moment.nullable(),
  closedAt: Moment.nullable(),
  countsIn: Counting,
  /** While the supplier had to act, up to now. */
  usedSeconds: z.int(),
  /** While a question was with the customer, up to now. */
  pausedSeconds: z.int(),
  /** From now until it has to be delivered; null when nothing is promised or it is delivered. */
  leftSeconds: z.int().nullable(),
  pauseCount: z.int(),
  fact: FactAnswer.nullable(),
  returnCount: z.int(),
  question: z.string().nullable(),
  proposal: DateProposal.nullable(),
  nudgedAt: Moment.nullable(),
  source: KeptSource,
  /** Counts the changes; sent along with a change so that two people acting at once cannot overwrite each other. */
  revision: z.int(),
});
export type Commitment = z.infer<typeof Commitment>;

export const noteKinds = [
  "reply",
  "decline",
  "alternative",
  "question",
  "answer",
  "delivery",
  "return",
  "withdraw",
  "move",
] as const;
export const NoteKind = z.enum(noteKinds);
export type NoteKind = z.infer<typeof NoteKind>;

/** What somebody wrote on a commitment. */
export const CommitmentNote = z.object({
  noteId: Id,
  kind: NoteKind,
  text: z.string(),
  author: PersonRef.nullable(),
  createdAt: Moment,
});

/** What can happen to a commitment; that it is at risk, breached or unconfirmed is time's own doing. */
export const changeKinds = [
  "asked",
  "promised",
  "accepted",
  "declined",
  "replied",
  "questioned",
  "answered",
  "delivered",
  "confirmed",
  "returned",
  "withdrawn",
  "dateProposed",
  "dateAgreed",
  "dateRefused",
  "assigned",
  "nudged",
  "atRisk",
  "breached",
  "unconfirmed",
  "imported",
] as const;
export const ChangeKind = z.enum(changeKinds);
export type ChangeKind = z.infer<typeof ChangeKind>;

/** One line of a commitment's history; the system itself has no actor. */
export const CommitmentChange = z.object({
  sequence: z.int(),
  kind: ChangeKind,
  occurredAt: Moment,
  actor: PersonRef.nullable(),
  /** To whom it was handed, or in whose name it was recorded. */
  person: PersonRef.nullable(),
  noteId: Id.nullable(),
  /** The moment it was about: promised, proposed, agreed or missed. */
  momentAt: Moment.nullable(),
});

/** A commitment with all that was written and done. */
export const CommitmentDetails = Commitment.extend({
  notes: z.array(CommitmentNote),
  history: z.array(CommitmentChange),
  /** Paused so often or so long that somebody should look. */
  isMostlyPaused: z.boolean(),
  /** The first year whose public holidays were not known, where what is still to be kept lies in it or later. */
  holidaysUnknownFrom: z.int().nullable(),
});
export type CommitmentDetails = z.infer<typeof CommitmentDetails>;
