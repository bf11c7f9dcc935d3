import { z } from "zod";
import { Id, Moment } from "./endpoint.ts";

export const askKinds = [
  "signature",
  "membership",
  "relationship",
  "survey",
  "suggestion",
  "consultation",
  "decision",
  "complaintStep",
  "complaintResult",
  "complaintOverdue",
  "complaintCommittee",
] as const;

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
