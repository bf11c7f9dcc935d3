import { z } from "zod";
import { endpoint, Id, Moment, optionalText } from "#shared/endpoint.ts";
import { Commitment, Details, FactAnswer, Remark, Sentence, Source } from "./model.ts";

/** Which commitment, as its writer saw it. */
const Seen = { commitmentId: Id, revision: z.int().min(1) };
const OptionalRemark = optionalText(1000);
const workingDays = { error: "commitment.error.workingDays" };
const WorkingDays = z.int(workingDays).min(1, workingDays).max(500, workingDays);

interface DueInput {
  dueAt?: number | null | undefined;
  workingDays?: number | null | undefined;
}
/** A moment or a number of working days; both at once could contradict each other. */
const hasBoth = ({ dueAt, workingDays }: DueInput) => dueAt != null && workingDays != null;
const hasNone = ({ dueAt, workingDays }: DueInput) => dueAt == null && workingDays == null;
const dueOnce = { path: ["dueAt"], error: "commitment.error.dueTwice" };

export const askForCommitment = endpoint({
  method: "POST",
  path: "/api/commitments/ask",
  summary: "Ask a supplier team for something",
  input: z.object({
    supplierTeamId: Id,
    customerTeamId: Id,
    sentence: Sentence,
    details: Details,
    serviceId: Id.nullish(),
    /** When one would like to have it. */
    wishedAt: Moment.nullish(),
    /** In whose name it is recorded; oneself, if not said. */
    requesterId: Id.nullish(),
    source: Source.nullish(),
  }),
  output: Commitment,
});

export const promiseCommitment = endpoint({
  method: "POST",
  path: "/api/commitments/promise",
  summary: "Promise something to a customer team, by a moment or within working days",
  input: z
    .object({
      supplierTeamId: Id,
      customerTeamId: Id,
      sentence: Sentence,
      details: Details,
      serviceId: Id.nullish(),
      /** Exactly one of the two. */
      dueAt: Moment.nullish(),
      workingDays: WorkingDays.nullish(),
      /** To whom it is promised; the whole team, if not said. */
      requesterId: Id.nullish(),
      /** Who keeps it; oneself, if not said. */
      ownerId: Id.nullish(),
      source: Source.nullish(),
    })
    .refine((input) => !hasNone(input), { path: ["dueAt"], error: "commitment.error.dueMissing" })
    .refine((input) => !hasBoth(input), dueOnce),
  output: Commitment,
});

export const acceptCommitment = endpoint({
  method: "POST",
  path: "/api/commitments/{commitmentId}/accept",
  summary: "Accept what was asked, with a due moment; without one, the standard's or else the wished one",
  input: z
    .object({ ...Seen, dueAt: Moment.nullish(), workingDays: WorkingDays.nullish() })
    .refine((input) => !hasBoth(input), dueOnce),
  output: Commitment,
});

export const declineCommitment = endpoint({
  method: "POST",
  path: "/api/commitments/{commitmentId}/decline",
  summary: "Decline what was asked: “no, because …” or “… instead …”, at least one of the two",
  input: z
    .object({ ...Seen, reason: OptionalRemark, alternative: OptionalRemark })
    .refine(({ reason, alternative }) => reason !== null || alternative !== null, {
      path: ["reason"],
      error: "commitment.error.reasonMissing",
    }),
  output: Commitment,
});

export const replyToCommitment = endpoint({
  method: "POST",
  path: "/api/commitments/{commitmentId}/reply",
  summary: "Write something; the supplier's first reply is the response",
  input: z.object({ ...Seen, text: Remark }),
  output: Commitment,
});

export const askCustomer = endpoint({
  method: "POST",
  path: "/api/commitments/{commitmentId}/question",
  summary: "Ask the customer a question; the time stops until it is answered",
  input: z.object({ ...Seen, question: Remark }),
  output: Commitment,
});

export const answerQuestion = endpoint({
  method: "POST",
  path: "/api/commitments/{commitmentId}/answer",
  summary:
    "Answer the supplier's question; an answer without text means “go on”, and any answer lets the time run",
  input: z.object({ ...Seen, text: OptionalRemark }),
  output: Commitment,
});

export const deliverCommitment = endpoint({
  method: "POST",
  path: "/api/commitments/{commitmentId}/deliver",
  summary: "Say that it is delivered; the customer is asked whether it is as promised",
  input: z.object({ ...Seen, text: OptionalRemark }),
  output: Commitment,
});

export const confirmCommitment = endpoint({
  method: "POST",
  path: "/api/commitments/{commitmentId}/confirm",
  summary: "Answer “as promised?”: yes closes it; partly and no send it back and count as not right",
  input: z.object({ ...Seen, fact: FactAnswer, text: OptionalRemark }),
  output: Commitment,
});

export const withdrawCommitment = endpoint({
  method: "POST",
  path: "/api/commitments/{commitmentId}/withdraw",
  summary: "Say that it is no longer needed; only the customer can release the supplier",
  input: z.object({ ...Seen, reason: OptionalRemark }),
  output: Commitment,
});

export const proposeDate = endpoint({
  method: "POST",
  path: "/api/commitments/{commitmentId}/date",
  summary:
    "Propose another due moment; it counts only when the other side agrees while the old one is not missed",
  input: z.object({ ...Seen, dueAt: Moment, reason: OptionalRemark }),
  output: Commitment,
});

export const answerDate = endpoint({
  method: "POST",
  path: "/api/commitments/{commitmentId}/date/answer",
  summary: "Agree to the other side's due moment, or refuse it",
  input: z.object({ ...Seen, isAgreed: z.boolean() }),
  output: Commitment,
});

export const assignCommitment = endpoint({
  method: "PUT",
  path: "/api/commitments/{commitmentId}/owner",
  summary: "Take it over or hand it on within the supplier team; without an owner it is the whole team's",
  input: z.object({ ...Seen, ownerId: Id.nullable() }),
  output: Commitment,
});

export const nudgeCommitment = endpoint({
  method: "POST",
  path: "/api/commitments/{commitmentId}/nudge",
  summary: "Remind the side whose turn it is, at most once a day",
  input: z.object(Seen),
  output: Commitment,
});
