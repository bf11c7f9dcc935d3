import { z } from "zod";
import { Commitment } from "#shared/commitment/model.ts";
import { endpoint, Id, Page, pageOf } from "#shared/endpoint.ts";
import {
  AgreementAnswer,
  AgreementChange,
  NamedCursor,
  Promises,
  PromisesOf,
  SequenceCursor,
} from "./answers.ts";
import { MeasuredAgreement, PromisedService } from "./measured.ts";
import { AgreementState, measures, Reason, Revision, StandardDraft } from "./model.ts";
import { termsWith } from "./terms.ts";

const AgreementAt = z.object({ agreementId: Id, revision: Revision });

export const draftAgreement = endpoint({
  method: "POST",
  path: "/api/agreements",
  summary: "Begin a version for one customer: with these standards, or with those of the version in force",
  input: z.object({
    relationshipId: Id,
    serviceId: Id,
    standards: z.array(StandardDraft).max(measures.length, "agreement.error.tooManyStandards").optional(),
  }),
  output: MeasuredAgreement,
});

export const addAgreementStandard = endpoint({
  method: "POST",
  path: "/api/agreements/{agreementId}/standards",
  summary:
    "Add a standard to a draft, in place of the one with its measure; it may only add to what everybody is promised",
  input: termsWith(AgreementAt.shape),
  output: AgreementAnswer,
});

export const removeAgreementStandard = endpoint({
  method: "DELETE",
  path: "/api/agreements/{agreementId}/standards/{standardId}",
  summary: "Take a standard out of a draft",
  input: AgreementAt.extend({ standardId: Id }),
  output: MeasuredAgreement,
});

export const proposeAgreement = endpoint({
  method: "POST",
  path: "/api/agreements/{agreementId}/propose",
  summary: "Sign a draft for one's own side and ask the other side to sign",
  input: AgreementAt,
  output: MeasuredAgreement,
});

export const signAgreement = endpoint({
  method: "POST",
  path: "/api/agreements/{agreementId}/sign",
  summary: "Sign what the other side has proposed; the version before it is superseded",
  input: AgreementAt,
  output: MeasuredAgreement,
});

const WithReason = AgreementAt.extend({ reason: Reason });

export const declineAgreement = endpoint({
  method: "POST",
  path: "/api/agreements/{agreementId}/decline",
  summary: "Decline what the other side has proposed, with a reason; it is a draft again",
  input: WithReason,
  output: MeasuredAgreement,
});

export const withdrawAgreement = endpoint({
  method: "POST",
  path: "/api/agreements/{agreementId}/withdraw",
  summary: "Take back one's own proposal, with a reason; it is a draft again",
  input: WithReason,
  output: MeasuredAgreement,
});

export const discardAgreement = endpoint({
  method: "POST",
  path: "/api/agreements/{agreementId}/discard",
  summary: "Give up a draft",
  input: AgreementAt,
  output: MeasuredAgreement,
});

export const getAgreement = endpoint({
  method: "GET",
  path: "/api/agreements/{agreementId}",
  summary: "One version of an agreement",
  input: z.object({ agreementId: Id }),
  output: MeasuredAgreement,
});

export const listAgreements = endpoint({
  method: "GET",
  path: "/api/agreements",
  summary:
    "The agreements of my teams with a supplier team, of a relationship or of a service, newest first; without a state those that are not closed",
  input: z.object({
    supplierTeamId: Id.optional(),
    relationshipId: Id.optional(),
    serviceId: Id.optional(),
    /** `all`: also superseded and discarded versions. */
    state: z.union([AgreementState, z.literal("all")], { error: "error.notAChoice" }).optional(),
    ...Page,
    cursor: NamedCursor,
  }),
  output: pageOf(MeasuredAgreement),
});

export const listAgreementHistory = endpoint({
  method: "GET",
  path: "/api/agreements/{agreementId}/history",
  summary: "What happened to one version of an agreement, latest first",
  input: z.object({ agreementId: Id, ...Page, cursor: SequenceCursor }),
  output: pageOf(AgreementChange),
});

export const listSignatureRequests = endpoint({
  method: "GET",
  path: "/api/signature-requests",
  summary: "What the other side has signed and waits for my signature, newest first",
  input: z.object({ ...Page, cursor: NamedCursor }),
  output: pageOf(MeasuredAgreement),
});

export const getPromises = endpoint({
  method: "GET",
  path: "/api/promises",
  summary:
    "What one can expect of a team: services, standards and how they are kept, agreements, open commitments",
  input: PromisesOf,
  output: Promises,
});

export const listPromisedServices = endpoint({
  method: "GET",
  path: "/api/promises/services",
  summary: "A team's services with their standards and how they are kept; drafts for the team only",
  input: z.object({ teamId: Id, ...Page, cursor: NamedCursor }),
  output: pageOf(PromisedService),
});

export const listPromisedCommitments = endpoint({
  method: "GET",
  path: "/api/promises/commitments",
  summary:
    "What a team still has to deliver, by due moment: all of it for the team, for others what is owed to their teams",
  input: z.object({ teamId: Id, ...Page }),
  output: pageOf(Commitment),
});
