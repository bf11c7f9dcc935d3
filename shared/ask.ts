import { z } from "zod";
import { Id, Moment } from "./endpoint.ts";

export const askKinds = [
  "signature",
  "membership",
  "relationship",
  "survey",
  "surveyFollowUp",
  "suggestion",
  "consultation",
  "decision",
  "complaintStep",
  "complaintResult",
  "complaintOverdue",
  "complaintCommittee",
  "actionDue",
  "actionLate",
  "actionCheck",
  "honour",
] as const;

const LONGEST_TITLE = 160;

/**
 * What somebody wrote, as far as a card on Today shows it.
 *
 * @example askTitle("x".repeat(500)).length // => 161
 */
export function askTitle(text: string) {
  const characters = [...text];
  return characters.length > LONGEST_TITLE ? `${characters.slice(0, LONGEST_TITLE).join("")}…` : text;
}

/** Something that waits for one tap of a person, besides commitments: a signature, a membership to confirm. */
export const Ask = z.object({
  kind: z.enum(askKinds),
  /** What is to be signed or confirmed. */
  subjectId: Id,
  /** The service, relationship or team on whose page it is settled. */
  placeId: Id,
  /** Its name, and from whom it comes. */
  title: z.string(),
  from: z.string().nullable(),
  askedAt: Moment,
});
export type Ask = z.infer<typeof Ask>;
