import { z } from "zod";
import { endpoint, Id, Page, pageOf } from "#shared/endpoint.ts";
import { Benefit, Evidence, Honour, HonourReason, HonourState, HonourTitle } from "./model.ts";

const Nominee = {
  /** Who; without it the whole team. */
  nomineeId: Id.optional(),
  nomineeTeamId: Id,
};

export const nominate = endpoint({
  method: "POST",
  path: "/api/honours",
  summary: "Propose a person or a team for an honour, with the records that speak for it",
  input: z.object({
    ...Nominee,
    title: HonourTitle,
    reason: HonourReason,
    evidenceIds: z
      .array(Id, { error: "recognition.error.evidence" })
      .min(1, "recognition.error.evidence")
      .max(10, "recognition.error.evidence"),
  }),
  output: Honour,
});

export const grantHonour = endpoint({
  method: "POST",
  path: "/api/honours/{honourId}/grant",
  summary: "Grant an honour, with a reason and whatever comes with it",
  input: z.object({ honourId: Id, reason: HonourReason, benefit: Benefit }),
  output: Honour,
});

export const declineHonour = endpoint({
  method: "POST",
  path: "/api/honours/{honourId}/decline",
  summary: "Decline a nomination, with a reason for who made it",
  input: z.object({ honourId: Id, reason: HonourReason }),
  output: Honour,
});

export const listHonours = endpoint({
  method: "GET",
  path: "/api/honours",
  summary: "The register of honours; nominations are seen by the committee and by who made them",
  input: z.object({ state: HonourState.default("granted"), ...Page }),
  output: pageOf(Honour),
});

export const listEvidence = endpoint({
  method: "GET",
  path: "/api/honours/evidence",
  summary: "The records that can speak for a nominee: thanks they got and promises they kept",
  input: z.object(Nominee),
  output: z.object({ items: z.array(Evidence) }),
});

export const getHonourEvidence = endpoint({
  method: "GET",
  path: "/api/honours/{honourId}/evidence",
  summary: "The records that were named for an honour",
  input: z.object({ honourId: Id }),
  output: z.object({ items: z.array(Evidence) }),
});
