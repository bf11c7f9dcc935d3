import { z } from "zod";
import { KeptSource } from "#shared/commitment/model.ts";
import { Id, Moment, optionalText, typedText } from "#shared/endpoint.ts";
import { PersonRef, TeamRef } from "#shared/organisation/model.ts";
import { isConcrete } from "./rules.ts";

/** What somebody is thanked for: something concrete, not just "thanks". */
export const ThanksReason = typedText(500).refine(isConcrete, "recognition.error.reason");

/** A thank-you to a person or a whole team; it carries no points and enters no assessment. */
export const Recognition = z.object({
  recognitionId: Id,
  giver: PersonRef,
  giverTeam: TeamRef,
  /** Null when the whole team is thanked. */
  receiver: PersonRef.nullable(),
  /** Null when the person thanked is in no team. */
  receiverTeam: TeamRef.nullable(),
  reason: z.string(),
  /** The promise it was for, where the reader's team is on one of its sides. */
  commitment: z.object({ commitmentId: Id, sentence: z.string() }).nullable(),
  /** The page or message it was recorded from, for the two teams alone. */
  source: KeptSource,
  /** Seen by the giver and the receiver alone. */
  isPrivate: z.boolean(),
  givenAt: Moment,
});
export type Recognition = z.infer<typeof Recognition>;

export const honourStates = ["proposed", "granted", "declined"] as const;
export const HonourState = z.enum(honourStates);
export type HonourState = z.infer<typeof HonourState>;

export const evidenceKinds = ["thanks", "commitment"] as const;

/** A record that speaks for a nominee: a thank-you they got, or a promise they kept. */
export const Evidence = z.object({
  kind: z.enum(evidenceKinds),
  /** Of the thank-you or the commitment. */
  recordId: Id,
  words: z.string(),
  /** Whose words they are, or for whom it was done. */
  from: z.string(),
  at: Moment,
});
export type Evidence = z.infer<typeof Evidence>;

/** An honour is given by people, after somebody has named the records that speak for it. */
export const Honour = z.object({
  honourId: Id,
  title: z.string(),
  reason: z.string(),
  nominee: PersonRef.nullable(),
  nomineeTeam: TeamRef,
  nominatedBy: PersonRef,
  state: HonourState,
  evidenceCount: z.int(),
  decidedBy: PersonRef.nullable(),
  decisionReason: z.string().nullable(),
  /** What comes with it, if anything: a text, never a sum that is computed. */
  benefit: z.string().nullable(),
  proposedAt: Moment,
  decidedAt: Moment.nullable(),
});
export type Honour = z.infer<typeof Honour>;

export const HonourTitle = typedText(120);
export const HonourReason = typedText(1000);
export const Benefit = optionalText(300);
