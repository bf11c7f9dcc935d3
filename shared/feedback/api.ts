import { z } from "zod";
import { Source } from "#shared/commitment/model.ts";
import { endpoint, Id, Moment, optionalText, Page, pageOf } from "#shared/endpoint.ts";
import { Consultation, Credit, FeedbackText, Suggestion } from "./model.ts";

const seen = { suggestionId: Id, revision: z.int("error.wrongType") };

export const suggest = endpoint({
  method: "POST",
  path: "/api/suggestions",
  summary: "Suggest something to a supplier team, if wanted about a service or a promise of theirs",
  input: z.object({
    supplierTeamId: Id,
    /** In the name of which of one's own teams. */
    customerTeamId: Id,
    text: FeedbackText,
    serviceId: Id.optional(),
    commitmentId: Id.optional(),
    source: Source.nullish(),
    credit: Credit.default("named"),
  }),
  output: Suggestion,
});

export const acceptSuggestion = endpoint({
  method: "POST",
  path: "/api/suggestions/{suggestionId}/accept",
  summary: "Say yes: what will change, by when, and who sees to it",
  input: z.object({ ...seen, answer: FeedbackText, dueAt: Moment, ownerId: Id.optional() }),
  output: Suggestion,
});

export const declineSuggestion = endpoint({
  method: "POST",
  path: "/api/suggestions/{suggestionId}/decline",
  summary: "Say no: because … and, where there is one, instead …",
  input: z.object({ ...seen, reason: FeedbackText, alternative: optionalText(1000) }),
  output: Suggestion,
});

export const finishSuggestion = endpoint({
  method: "POST",
  path: "/api/suggestions/{suggestionId}/done",
  summary: "Say what was done; the board thanks who suggested it",
  input: z.object({ ...seen, done: FeedbackText }),
  output: Suggestion,
});

export const takeSuggestion = endpoint({
  method: "POST",
  path: "/api/suggestions/{suggestionId}/take",
  summary: "Take a suggestion to one's own team",
  input: z.object(seen),
  output: Suggestion,
});

export const withdrawSuggestion = endpoint({
  method: "POST",
  path: "/api/suggestions/{suggestionId}/withdraw",
  summary: "Take back one's own suggestion that nobody has answered",
  input: z.object(seen),
  output: Suggestion,
});

export const listMySuggestions = endpoint({
  method: "GET",
  path: "/api/suggestions/mine",
  summary: "What I suggested and what became of it, latest first",
  input: z.object(Page),
  output: pageOf(Suggestion),
});

export const listSuggestionsToUs = endpoint({
  method: "GET",
  path: "/api/suggestions/to-us",
  summary: "What was suggested to my teams and is still to be answered or to be done, oldest first",
  input: z.object(Page),
  output: pageOf(Suggestion),
});

export const listBoard = endpoint({
  method: "GET",
  path: "/api/suggestions/board",
  summary:
    "You said, we did: answered suggestions to my teams and their suppliers, or to one of these; latest first",
  input: z.object({ teamId: Id.optional(), ...Page }),
  output: pageOf(Suggestion),
});

export const listNewAnswers = endpoint({
  method: "GET",
  path: "/api/suggestions/new",
  summary: "What my suggestions led to this week, and what was decided on plans I was asked about, for Today",
  input: z.object({}),
  output: z.object({ items: z.array(Suggestion), decisions: z.array(Consultation) }),
});
