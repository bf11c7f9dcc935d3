import { z } from "zod";
import { endpoint, Id, Moment, optionalText, Page, pageOf } from "#shared/endpoint.ts";
import { Consultation, ConsultationAnswer, FeedbackText, Outcome, Stance } from "./model.ts";

export const openConsultation = endpoint({
  method: "POST",
  path: "/api/consultations",
  summary: "Ask all customer teams about a planned change of a service or standard, until a day",
  input: z.object({
    supplierTeamId: Id,
    serviceId: Id.optional(),
    /** One that is published to everybody. */
    standardId: Id.optional(),
    plan: FeedbackText,
    closesAt: Moment,
  }),
  output: Consultation,
});

export const answerConsultation = endpoint({
  method: "POST",
  path: "/api/consultations/{consultationId}/answer",
  summary: "Say what I think of a planned change; until it closes the answer can be replaced",
  input: z.object({ consultationId: Id, stance: Stance, comment: optionalText(1000) }),
  output: Consultation,
});

export const decideConsultation = endpoint({
  method: "POST",
  path: "/api/consultations/{consultationId}/decide",
  summary: "Decide after the answers and report it to all who were asked",
  input: z.object({ consultationId: Id, outcome: Outcome, decision: FeedbackText }),
  output: Consultation,
});

export const listConsultations = endpoint({
  method: "GET",
  path: "/api/consultations",
  summary: "Planned changes that my teams are asked about or ask about, latest first",
  input: z.object(Page),
  output: pageOf(Consultation),
});

export const listConsultationAnswers = endpoint({
  method: "GET",
  path: "/api/consultations/{consultationId}/answers",
  summary: "Who has answered what: for the supplier at any time, for the customers once it is decided",
  input: z.object({ consultationId: Id, ...Page }),
  output: pageOf(ConsultationAnswer),
});
