import { z } from "zod";
import { Done, endpoint, Id, Moment, optionalText, Page, pageOf, typedText } from "#shared/endpoint.ts";
import { Action } from "#shared/improvement/model.ts";
import { ExtraItem, ListedRound, Ratings, Release, SurveyAsk, SurveyRound, Thresholds } from "./model.ts";

export const getMySurvey = endpoint({
  method: "GET",
  path: "/api/survey/mine",
  summary: "The open round and the supplier teams that I am asked about",
  input: z.object({}),
  output: z.object({ round: SurveyRound.nullable(), asks: z.array(SurveyAsk) }),
});

export const answerSurvey = endpoint({
  method: "POST",
  path: "/api/survey/answers",
  summary: "Answer about one supplier team, once, confidentially; nothing links the answer to its writer",
  isUnlinked: true,
  input: z.object({ roundId: Id, supplierTeamId: Id, ratings: Ratings, comment: optionalText(1000) }),
  output: Done,
});

export const openRound = endpoint({
  method: "POST",
  path: "/api/survey/rounds",
  summary: "Open a round on demand; the system decides who is asked",
  input: z.object({
    /** The part of the customers that is asked, drawn by lot. */
    sharePercent: z
      .int("survey.error.share")
      .min(10, "survey.error.share")
      .max(100, "survey.error.share")
      .default(100),
    extraItems: z.array(ExtraItem).max(3).default([]),
  }),
  output: ListedRound,
});

export const closeRound = endpoint({
  method: "POST",
  path: "/api/survey/rounds/{roundId}/close",
  summary: "Close a round: its results are hidden where groups are small, audited and frozen",
  input: z.object({ roundId: Id }),
  output: ListedRound,
});

export const explainNoAction = endpoint({
  method: "POST",
  path: "/api/survey/rounds/{roundId}/no-action",
  summary: "Say why nothing follows from a closed round",
  input: z.object({ roundId: Id, reason: typedText(1000) }),
  output: ListedRound,
});

export const addRoundAction = endpoint({
  method: "POST",
  path: "/api/survey/rounds/{roundId}/actions",
  summary: "Say what a supplier team will do about what a closed round found",
  input: z.object({
    roundId: Id,
    supplierTeamId: Id,
    ownerId: Id,
    what: typedText(1000),
    cause: typedText(1000),
    dueAt: Moment,
  }),
  output: Action,
});

export const listRounds = endpoint({
  method: "GET",
  path: "/api/survey/rounds",
  summary: "All rounds, latest first",
  input: z.object({ limit: Page.limit, cursor: z.uuid({ error: "error.cursor" }).optional() }),
  output: pageOf(ListedRound),
});

export const getRelease = endpoint({
  method: "GET",
  path: "/api/survey/releases",
  summary: "What a closed round found about a supplier team, the latest one unless another is named",
  input: z.object({
    supplierTeamId: Id,
    /** The reader's own team, where it is the customer. */
    customerTeamId: Id.optional(),
    roundId: Id.optional(),
  }),
  output: z.object({ release: Release.nullable() }),
});

export const getThresholds = endpoint({
  method: "GET",
  path: "/api/survey/thresholds",
  summary: "How many answers the next round's groups need before they are shown",
  input: z.object({}),
  output: Thresholds,
});

export const setThresholds = endpoint({
  method: "PUT",
  path: "/api/survey/thresholds",
  summary: "Set how many answers a group needs, between rounds and for the next one only",
  input: z.object({
    answers: z.int("survey.error.threshold"),
    comments: z.int("survey.error.threshold"),
  }),
  output: Thresholds,
});
