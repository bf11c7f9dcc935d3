import { z } from "zod";
import { StandardDraft } from "#shared/agreement/model.ts";
import { KeptSource } from "#shared/commitment/model.ts";
import { Id, Moment, typedText } from "#shared/endpoint.ts";
import { PersonRef, TeamRef } from "#shared/organisation/model.ts";

export const suggestionStates = ["open", "accepted", "declined", "done", "withdrawn"] as const;
export const SuggestionState = z.enum(suggestionStates);
export type SuggestionState = z.infer<typeof SuggestionState>;

/** Whether the board names the suggester when they are thanked. */
export const Credit = z.enum(["named", "unnamed"]);
export type Credit = z.infer<typeof Credit>;

export const FeedbackText = typedText(1000);

/** What a customer would have otherwise, and what the supplier says to it: yes with what will change, or no with why. */
export const Suggestion = z.object({
  suggestionId: Id,
  /** Null where the suggester did not want to be named and the reader is neither they nor the supplier. */
  author: PersonRef.nullable(),
  authorTeam: TeamRef.nullable(),
  supplier: TeamRef,
  service: z.object({ serviceId: Id, name: z.string() }).nullable(),
  commitment: z.object({ commitmentId: Id, sentence: z.string() }).nullable(),
  /** The page or message it was recorded from, for the two sides, as far as they may know who suggests it. */
  source: KeptSource,
  text: z.string(),
  credit: Credit,
  /** Who of the supplier answers it. */
  owner: PersonRef.nullable(),
  state: SuggestionState,
  /** What will change or, when it was declined, why not. */
  answer: z.string().nullable(),
  /** What is offered instead. */
  alternative: z.string().nullable(),
  dueAt: Moment.nullable(),
  /** What was done in the end. */
  done: z.string().nullable(),
  createdAt: Moment,
  answeredAt: Moment.nullable(),
  doneAt: Moment.nullable(),
  revision: z.int(),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const stances = ["for", "against", "other"] as const;
export const Stance = z.enum(stances);
export type Stance = z.infer<typeof Stance>;

export const outcomes = ["goAhead", "changed", "dropped"] as const;
export const Outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof Outcome>;

/** A change that a supplier asks its customers about before it decides. */
export const Consultation = z.object({
  consultationId: Id,
  supplier: TeamRef,
  service: z.object({ serviceId: Id, name: z.string() }).nullable(),
  /** The one standard that is to change, as it was when they were asked. */
  standard: StandardDraft.nullable(),
  plan: z.string(),
  openedBy: PersonRef,
  /** Until then answers are taken, after it the supplier decides. */
  closesAt: Moment,
  outcome: Outcome.nullable(),
  decision: z.string().nullable(),
  decidedAt: Moment.nullable(),
  createdAt: Moment,
  askedTeams: z.int(),
  /** How many are for it, against it, or say something else; customers read it once it is decided. */
  tally: z.object({ for: z.int(), against: z.int(), other: z.int() }).nullable(),
  /** Whether a team of the reader is asked, and what the reader has said. */
  isAsked: z.boolean(),
  mine: z.object({ stance: Stance, comment: z.string().nullable() }).nullable(),
});
export type Consultation = z.infer<typeof Consultation>;

/** One person's answer, with their name: a fact, not an opinion poll. */
export const ConsultationAnswer = z.object({
  person: PersonRef,
  team: TeamRef,
  stance: Stance,
  comment: z.string().nullable(),
  answeredAt: Moment,
});
export type ConsultationAnswer = z.infer<typeof ConsultationAnswer>;
